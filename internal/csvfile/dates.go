package csvfile

import (
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// settleOrders decides for each column of dates how its slash dates are read: by what the column itself
// has shown where any of its values fits one order only, else by what the others have, where they agree, or as the
// options say. A column that fits neither order throughout, and one that fits both when nothing else says, are problems;
// conflict is the way out of the first.
func settleOrders(columns []column, dated func(use) bool, shown []journal.Slashes, o Options, conflict func(column) string) error {
	if order := orderOfAll(shown); order != journal.OrderUnset && !o.Told {
		o.Order = order
	}
	for i := range columns {
		c := &columns[i]
		if !dated(c.use) {
			continue
		}
		order, err := settleOrder(c.header, shown[i], o, conflict(*c))
		if err != nil {
			return err
		}
		c.order, c.slashed = order, shown[i] != journal.Slashes{}
	}
	return nil
}

// orderOfAll is the order that the columns of a file settle; unset where none does, or where they contradict each other.
func orderOfAll(shown []journal.Slashes) (order journal.Order) {
	for _, s := range shown {
		switch its := s.Order(); {
		case s.Conflict() || its != journal.OrderUnset && order != journal.OrderUnset && its != order:
			return journal.OrderUnset
		case its != journal.OrderUnset:
			order = its
		}
	}
	return order
}

const writeISO = "write the dates as 2025-11-22"

// settleOrder is the order of one column; conflict is the way out where it has none.
func settleOrder(header string, s journal.Slashes, o Options, conflict string) (journal.Order, error) {
	switch {
	case s.Conflict():
		return "", journal.Bad(conflict, "%s: column %s has both %s and %s, so its dates have no one order",
			o.Name, header, s.MonthFirst, s.DayFirst)
	case o.Told && s.Order() != journal.OrderUnset && s.Order() != o.Order:
		return "", journal.Bad("leave --date-order out, or give it as "+string(s.Order()),
			"%s: column %s has %s, which cannot be read by --date-order %s", o.Name, header, s.MonthFirst+s.DayFirst, o.Order)
	case s.Ambiguous() && o.Order == journal.OrderUnset:
		return "", journal.Bad("--date-order mdy   or --date-order dmy",
			"%s: column %s has dates such as %s, which can be read with the month first or the day first", o.Name, header, s.Either)
	case s.Order() != journal.OrderUnset:
		return s.Order(), nil
	default:
		return o.Order, nil
	}
}

// mapHint is the --map that takes a column as something.
func mapHint(header string, u use) string {
	return "--map " + strconv.Quote(exampleOf([]string{header})+"="+string(u))
}

// noDate is what Outlook writes where there is no date.
const noDate = "0/0/00"

// readDay reads a cell of a column of days.
func readDay(c column, cell string) (journal.Day, error) {
	if cell == noDate {
		return journal.Day{}, nil
	}
	return journal.ParseSheetDay(cell, c.order)
}

func readBirthday(r *reading, c column, cell string) error {
	return readYearly(r, c, journal.Birthday, cell)
}

// readDate reads another yearly date, under its label.
func readDate(r *reading, c column, cell string) error {
	label := strings.ToLower(c.label)
	if label == "" {
		label = string(useDate)
	}
	for _, one := range strings.Split(cell, several) {
		if err := readYearly(r, c, label, one); err != nil {
			return err
		}
	}
	return nil
}

// readYearly reads a yearly date. One that nobody can have, as of 1582, is kept as a field, and said; one that could be read in
// two ways is an error.
func readYearly(r *reading, c column, label, cell string) error {
	if cell == noDate {
		return nil
	}
	y, err := journal.ParseYearly(label, cell, c.order)
	if err != nil {
		d, sure := sheetBirthday(c, cell, r.today)
		switch {
		case sure && d.Year < journal.EarliestYear:
			early := journal.Bad("correct the year, or leave it out", "the year of %q is too early", journal.AsTyped(cell))
			return r.keepCell(c, cell, early)
		case d.IsZero():
			return r.keepCell(c, cell, err)
		case !sure:
			return err
		}
		y = journal.Yearly{Label: label, Month: d.Month, Day: d.Dom, Year: d.Year}
	}
	if err := y.Begun(r.today); err != nil {
		return r.keepCell(c, cell, err)
	}
	r.contact.Dates = append(r.contact.Dates, y)
	return nil
}

// sheetBirthday reads the forms only spreadsheets use: with a time of day, dots, or two digits of the year; the zero day where
// it is none. Nobody is born after today, so 12-May-55 is of 1955; whether 5/12/20 is of 1920 or of 2020 is not for rel to say,
// and is not sure.
func sheetBirthday(c column, cell string, today journal.Day) (d journal.Day, sure bool) {
	d, err := journal.ParseSheetDay(cell, c.order)
	if err != nil {
		return journal.Day{}, false
	}
	sure = strings.Contains(cell, strconv.Itoa(d.Year))
	if !sure && !today.IsZero() && d.After(today) {
		d.Year, sure = d.Year-100, true
	}
	if !sure && d.Year < 2000 { // POSIX has read 69 to 99 so, and the other century is to come
		sure = true
	}
	return d, sure
}

// readLastContact refuses a day to come: nobody has been in touch then.
func readLastContact(r *reading, c column, cell string) error {
	d, err := readDay(c, cell)
	if err != nil {
		return err
	}
	if today := r.today; !today.IsZero() && d.After(today) {
		return journal.Bad("correct it, or keep the text with "+mapHint(c.header, useField), "%s is after today, %s", d, today)
	}
	r.lastContact = d
	return nil
}

func readAdded(r *reading, c column, cell string) (err error) {
	r.contact.Added, err = readDay(c, cell)
	return err
}

func readSnooze(r *reading, c column, cell string) (err error) {
	r.contact.Snooze, err = readDay(c, cell)
	return err
}

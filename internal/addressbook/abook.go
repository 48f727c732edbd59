package addressbook

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// HoldsAbook reports whether a text that begins so is an address book of abook: its first section is the format, which names the
// program.
func HoldsAbook(head string) bool {
	inside := false
	for line := range strings.Lines(head) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case !inside:
			if inside = strings.EqualFold(line, "[format]"); !inside {
				return false
			}
		case line[0] == '[':
			return false
		case strings.ReplaceAll(strings.ToLower(line), " ", "") == "program=abook":
			return true
		}
	}
	return false
}

// entry is somebody in an address book of abook: what each key says, in the order of the file.
type entry struct {
	line int
	keys []string
	says map[string]string
}

// ReadAbook reads an address book of abook. What spoils the file as a whole is an error.
func ReadAbook(open textfile.Open, o Options) (*Book, error) {
	b := &Book{o: o}
	var e *entry
	format := false
	finish := func() {
		if e != nil {
			c, err := b.person(e)
			b.card(e.line, c, err)
		}
		e = nil
	}
	err := b.read(open, func(line int, text string) {
		text = strings.TrimSpace(text)
		key, value, ok := strings.Cut(text, "=")
		switch {
		case text == "" || text[0] == '#':
		case text[0] == '[':
			finish()
			if format = strings.EqualFold(text, "[format]"); !format {
				e = &entry{line: line, says: map[string]string{}}
			}
		case format:
		case e == nil || !ok:
			b.Others.Add(line)
		default:
			e.say(strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value))
		}
	})
	if err == nil {
		finish()
	}
	return b, err
}

// say takes a line; one that says again what a key is stands below it.
func (e *entry) say(key, value string) {
	was, again := e.says[key]
	switch {
	case value == "":
	case again:
		e.says[key] = was + "\n" + value
	default:
		e.keys = append(e.keys, key)
		e.says[key] = value
	}
}

// person makes a contact of an entry.
func (b *Book) person(e *entry) (c journal.Contact, err error) {
	if c.Name, err = journal.CleanName(e.says["name"]); err != nil {
		return c, err
	}
	for _, key := range e.keys {
		if err := b.take(&c, key, e.says[key]); err != nil {
			return c, err
		}
	}
	return c, reach(&c, journal.PointAddress, "", e.address())
}

// take takes what a key says. One that abook does not come with is a field of its name.
func (b *Book) take(c *journal.Contact, key, value string) error {
	switch key {
	case "name", "address", "address2", "city", "state", "zip", "country":
		return nil // person takes these
	case "email":
		for one := range strings.SplitSeq(value, ",") {
			if err := reach(c, journal.PointEmail, "", one); err != nil {
				return err
			}
		}
		return nil
	case "phone":
		return reach(c, journal.PointPhone, "home", value)
	case "workphone":
		return reach(c, journal.PointPhone, "work", value)
	case "fax", "mobile":
		return reach(c, journal.PointPhone, key, value)
	case "url":
		return reach(c, journal.PointWeb, "", value)
	case "nick":
		return called(c, value)
	case "groups":
		return b.listed(c, strings.Split(value, ",")...)
	case journal.Birthday, "anniversary":
		day, err := journal.ParseYearly(key, value, "")
		if err != nil {
			return keep(c, key, value)
		}
		c.Dates = append(c.Dates, day)
		return nil
	case "notes":
		return keep(c, fieldNotes, value)
	default:
		return keep(c, key, value)
	}
}

// address is the postal address, as an envelope has it.
func (e *entry) address() string {
	place := strings.Trim(e.says["city"]+", "+strings.TrimSpace(e.says["state"]+" "+e.says["zip"]), ", ")
	var lines []string
	for _, line := range []string{e.says["address"], e.says["address2"], place, e.says["country"]} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// rowOfSheet is what a contact or a note is in a sheet.
const rowOfSheet = "row"

func (a *app) importContactSheet(ctx context.Context, file incoming, f *importFlags) error {
	sheet, err := a.readSheet(ctx, file, f, csvfile.Read)
	if err != nil {
		return err
	}
	read := cardsOf(file, sheet)
	if len(sheet.OwnLabels) > 0 {
		read.remarks = append(read.remarks, fmt.Sprintf("Left out, as they say nothing of anybody: %s.", few(sheet.OwnLabels)))
	}
	if sheet.LikeNotes {
		read.remarks = append(read.remarks, "If each row is a conversation, --as notes imports it as a note.")
	}
	return a.importCards(ctx, read, f)
}

func (a *app) importPositionSheet(ctx context.Context, file incoming, f *importFlags) error {
	sheet, err := a.readSheet(ctx, file, f, csvfile.ReadPositions)
	if err != nil {
		return err
	}
	read := cardsOf(file, sheet)
	read.terms = true
	read.remarks = append(read.remarks, leftOut(sheet.LeftOut, "position")...)
	return a.importCards(ctx, read, f)
}

func (a *app) importNoteSheet(ctx context.Context, file incoming, f *importFlags) error {
	o, err := a.sheetOptions(ctx, file, f)
	if err != nil {
		return err
	}
	progress := a.env.Progress("Reading")
	o.Tick = func() { progress.Add(1) }
	sheet, err := csvfile.ReadNotes(file.open, o)
	progress.Done()
	if err != nil {
		return err
	}
	return a.importNotes(ctx, noteFile{readFile: readFile{
		name: file.name(), row: rowOfSheet,
		how:     howRead(sheet.Encoding, sheet.Delimiter, sheet.Columns),
		remarks: append(doubts(sheet.Doubt()), leftOut(sheet.LeftOut, "note")...),
	}, cards: sheet.Cards}, f)
}

// readSheet reads a file of contacts or of positions.
func (a *app) readSheet(
	ctx context.Context, file incoming, f *importFlags, read func(textfile.Open, csvfile.Options) (*csvfile.Sheet, error),
) (*csvfile.Sheet, error) {
	o, err := a.sheetOptions(ctx, file, f)
	if err != nil {
		return nil, err
	}
	progress := a.env.Progress("Reading")
	defer progress.Done()
	o.Tick = func() { progress.Add(1) }
	return read(file.open, o)
}

// cardsOf is what a sheet holds.
func cardsOf(file incoming, sheet *csvfile.Sheet) cardFile {
	return cardFile{
		readFile: readFile{
			name: file.name(), row: rowOfSheet,
			how: howRead(sheet.Encoding, sheet.Delimiter, sheet.Columns), remarks: doubts(sheet.Doubt()),
		},
		cards: sheet.Cards,
	}
}

// inOrder is how a column's dates with slashes are read.
var inOrder = map[journal.Order]string{journal.MDY: ", month first", journal.DMY: ", day first"}

// howRead says how a sheet was read, and what each of its columns that is not empty was taken as.
func howRead(encoding string, delimiter rune, columns []csvfile.ColumnUse) []string {
	delimiters := map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs"}
	by := delimiters[delimiter]
	if by == "" {
		by = string(delimiter)
	}
	lines := []string{fmt.Sprintf("Read as %s, parted by %s:", encoding, by)}
	empty := 0
	for _, c := range columns {
		if c.Filled == 0 {
			empty++
			continue
		}
		lines = append(lines, fmt.Sprintf("  %s: %s%s", c.Header, c.As, inOrder[c.Order]))
	}
	if empty > 0 {
		lines = append(lines, "  and "+countOf(empty, "empty column"))
	}
	return lines
}

// leftOut is what to say of columns that have no place in what a row is.
func leftOut(columns []string, in string) []string {
	if len(columns) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Columns with no place in a %s, left out: %s. --map says what a column is.", in, few(columns))}
}

// sheetOptions is what is said of a file, with the date order that the flag, else the journal, says.
func (a *app) sheetOptions(ctx context.Context, file incoming, f *importFlags) (csvfile.Options, error) {
	o := csvfile.Options{Name: file.name(), Map: map[string]string{}, Today: a.today()}
	for _, c := range f.columns() {
		o.Map[c.Column] = c.As
	}
	g, err := a.dates(ctx, journal.Back)
	if err != nil {
		return o, err
	}
	switch o.Order = g.Order; {
	case f.order != "":
		o.Told = true
		o.Order, err = oneOf("date order", f.order, []journal.Order{journal.MDY, journal.DMY})
		f.order = string(o.Order)
	case f.used.Order != journal.OrderUnset:
		o.Told, o.Order = true, f.used.Order
	}
	return o, err
}

// cutLast cuts at the last separator: a heading may hold one, what it is mapped to does not.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):]), true
}

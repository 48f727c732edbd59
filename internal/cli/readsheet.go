package cli

import (
	"context"
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
)

// readSheet reads a file of contacts, or of positions.
func (a *app) readSheet(file sheetFile, o csvfile.Options, terms bool) (*csvfile.Sheet, error) {
	data, err := file.all()
	if err != nil {
		return nil, err
	}
	progress := a.env.Progress("Reading")
	defer progress.Done()
	o.Tick = func() { progress.Add(1) }
	if terms {
		return csvfile.ReadPositions(data, o)
	}
	return csvfile.Read(data, o)
}

// readNotes finds out how a file of notes is to be read.
func (a *app) readNotes(file sheetFile, o csvfile.Options) (*csvfile.Notes, error) {
	progress := a.env.Progress("Reading")
	defer progress.Done()
	o.Tick = func() { progress.Add(1) }
	return csvfile.ReadNotes(file.open, o)
}

// sheetOptions is what is said of a file, with the date order that the flag, else the journal, says.
func (a *app) sheetOptions(ctx context.Context, file sheetFile, f importFlags) (csvfile.Options, error) {
	o := csvfile.Options{Name: file.name(), Map: map[string]string{}, Today: a.today()}
	for _, m := range f.maps {
		column, field, ok := cutLast(m, "=")
		if !ok {
			return o, journal.Bad(`--map "Column=field"`, "%q has no = between a column and what it is", m)
		}
		if before, ok := o.Map[column]; ok && before != field {
			return o, journal.Bad("say it once", "--map says of %q that it is %s and %s", column, before, field)
		}
		o.Map[column] = field
	}
	g, err := a.dates(ctx, journal.Back)
	if err != nil {
		return o, err
	}
	if o.Order = g.Order; f.order != "" {
		o.Told = true
		o.Order, err = oneOf("date order", f.order, []journal.Order{journal.MDY, journal.DMY})
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

package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
)

// largestImport is how many bytes an imported file may have: 256 MiB, held in memory while it is read.
const largestImport = 256 << 20

// readSheet reads the file, with the date order that the flag, else the journal, says.
func (a *app) readSheet(ctx context.Context, path string, f importFlags) (*csvfile.Sheet, error) {
	o := csvfile.Options{Name: filepath.Base(path), Map: map[string]string{}, Today: a.today()}
	if path == "-" {
		o.Name = "standard input"
	}
	for _, m := range f.maps {
		column, field, ok := cutLast(m, "=")
		if !ok {
			return nil, journal.Bad(`--map "Column=field"`, "%q has no = between a column and what it is", m)
		}
		if before, ok := o.Map[column]; ok && before != field {
			return nil, journal.Bad("say it once", "--map says of %q that it is %s and %s", column, before, field)
		}
		o.Map[column] = field
	}
	g, err := a.dates(ctx, journal.Back)
	if err != nil {
		return nil, err
	}
	if o.Order = g.Order; f.order != "" {
		if o.Order, err = oneOf("date order", f.order, []journal.Order{journal.MDY, journal.DMY}); err != nil {
			return nil, err
		}
	}
	data, err := a.readFile(ctx, path)
	if err != nil {
		return nil, err
	}
	progress := a.env.Progress("Reading")
	defer progress.Done()
	o.Tick = func() { progress.Add(1) }
	return csvfile.Read(data, o)
}

// cutLast cuts at the last separator: a heading may hold one, what it is mapped to does not.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):]), true
}

// readFile is a file whole, or standard input for -.
func (a *app) readFile(ctx context.Context, path string) ([]byte, error) {
	if path == "-" {
		return a.env.ReadAll(ctx, largestImport)
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, journal.Missing("check the name, and the folder you are in", "there is no file %s", path)
	case err != nil:
		return nil, fileFailure("reading "+path, err, checkFile)
	case info.IsDir():
		return nil, journal.Bad("name a file in it", "%s is a folder", path)
	case info.Size() > largestImport:
		return nil, journal.Bad("split it into several files", "%s has more than 256 MiB", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		err = fileFailure("reading "+path, err, checkFile)
	}
	return data, err
}

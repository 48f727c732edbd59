package cli

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// byteOrderMark tells Excel that a CSV file is UTF-8.
const byteOrderMark = "\ufeff"

// toFile reports whether the export goes to a file.
func (f exportFlags) toFile() bool { return f.file != "" && f.file != "-" }

// export prints the rows, or writes them to a file.
func export[T any](a *app, f exportFlags, noun string, columns []render.Column[T], keys []string, rows iter.Seq2[T, error]) error {
	columns, err := render.Pick(columns, keys)
	if err != nil {
		return err
	}
	return a.send(f, noun, func(w io.Writer, tick func()) (int, error) {
		rows := counting(rows, tick)
		if !f.toFile() {
			return printList(a, columns, nil, rows)
		}
		if a.format == string(render.CSV) {
			if _, err := io.WriteString(w, byteOrderMark); err != nil {
				return 0, err
			}
		}
		return render.List(w, render.Style{Format: render.Format(a.format)}, columns, rows)
	})
}

// send writes an export to standard output, or to a file, whole or not at all, and says how many of the noun there were.
// tick is to be called for each.
func (a *app) send(f exportFlags, noun string, write func(w io.Writer, tick func()) (int, error)) error {
	progress := new(term.Progress) // says nothing: what goes by on the screen needs no other sign
	if f.toFile() || !a.env.Out.TTY {
		progress = a.env.Progress("Exporting")
	}
	defer progress.Done()
	tick := func() { progress.Add(1) }
	if !f.toFile() {
		_, err := write(a.env.Out, tick)
		return err
	}
	if err := a.checkTarget(f.file); err != nil {
		return err
	}
	n := 0
	err := term.WriteFile(f.file, f.force, func(w io.Writer) (err error) {
		n, err = write(w, tick)
		return err
	})
	if err != nil {
		return notWritten(f.file, err)
	}
	return a.say("Wrote %s to %s", countOf(n, noun), f.file)
}

// checkTarget refuses to write over the journal or the files that SQLite has beside it, or to put something in a place
// where SQLite would look for one of them.
func (a *app) checkTarget(file string) error {
	own := "%s is the journal itself"
	target, missing := os.Stat(file)
	for _, path := range store.Files(a.journalPath()) {
		here, err := os.Stat(path)
		same := missing == nil && err == nil && os.SameFile(target, here)
		if same || samePlace(file, path) {
			return journal.Bad("give the file another name", own, file)
		}
		own = "%s is a name that belongs to the journal"
	}
	return nil
}

// samePlace reports whether two paths would name the same file, in folders that are there.
func samePlace(a, b string) bool {
	folder, err := os.Stat(filepath.Dir(a))
	other, otherErr := os.Stat(filepath.Dir(b))
	return err == nil && otherErr == nil && os.SameFile(folder, other) && filepath.Base(a) == filepath.Base(b)
}

// notWritten is why a file could not be written, with the way out.
func notWritten(file string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return journal.Bad("--force overwrites it", "%s is there already", file)
	case errors.Is(err, fs.ErrNotExist):
		return journal.Bad("make the folder first, or name another", "there is no folder %s", filepath.Dir(file))
	case errors.Is(err, fs.ErrPermission):
		return journal.Bad("name a file in a folder of yours", "%s may not be written", file)
	case isFolder(file):
		return journal.Bad("name a file in it", "%s is a folder", file)
	default:
		return fileFailure("writing "+file, err, checkFile)
	}
}

// counting calls tick for every row that goes by.
func counting[T any](rows iter.Seq2[T, error], tick func()) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range rows {
			tick()
			if !yield(v, err) {
				return
			}
		}
	}
}

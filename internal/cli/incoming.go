package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// largestImport is how many bytes may be held in memory of an imported file: 256 MiB.
const largestImport = 256 << 20

// mostPiped is how many bytes standard input or a pipe may bring, which are kept while they are imported: 4 GiB.
const mostPiped = 4 << 30

// incoming is a file to import. What can be read only once, standard input or a pipe, is set aside.
type incoming struct {
	path  string
	aside *aside // nil for a file
}

// incoming is the file of this path, or standard input for -.
func (a *app) incoming(ctx context.Context, path string, over *spill) (f incoming, err error) {
	f.path = path
	if path == "-" {
		f.aside = &aside{over: over}
		return f, a.tooMuch(f, a.env.PourIn(ctx, f.aside, mostPiped))
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return f, noFile(path)
	case err != nil:
		return f, fileFailure("reading "+path, err, checkFile)
	case info.IsDir():
		return f, journal.Bad("name a file in it", "%s is a folder", path)
	case !info.Mode().IsRegular():
		return a.piped(ctx, f, over)
	}
	return f, err
}

// piped is what comes through a pipe, set aside.
func (a *app) piped(ctx context.Context, f incoming, over *spill) (incoming, error) {
	pipe, err := f.open()
	if err != nil {
		return f, err
	}
	defer func() { _ = pipe.Close() }() // it was only read
	f.aside = &aside{over: over}
	return f, a.tooMuch(f, (&term.Input{R: pipe}).Pour(ctx, f.aside, mostPiped))
}

// tooMuch is an error of what is read once, with the way out where it is too long.
func (a *app) tooMuch(f incoming, err error) error {
	if errors.Is(err, term.ErrLongInput) {
		return journal.Bad("save it as a file, and import that", "%s has more than 4 GiB", f.name())
	}
	return err
}

func noFile(path string) error {
	return journal.Missing("check the name, and the folder you are in", "there is no file %s", path)
}

// allIncoming are the files of these paths, all of them there. A pattern is expanded where no shell has done so.
func (a *app) allIncoming(ctx context.Context, paths []string, over *spill) (files []incoming, err error) {
	for _, path := range paths {
		several := []string{path}
		if _, err := os.Stat(path); os.IsNotExist(err) && strings.ContainsAny(path, "*?") {
			if found, err := filepath.Glob(path); err == nil && len(found) > 0 {
				several = found
			}
		}
		for _, path := range several {
			f, err := a.incoming(ctx, path, over)
			if isMissing(err) && len(paths) > 1 {
				err = cmp.Or(lostQuotes(paths), err)
			}
			if err != nil {
				return nil, err
			}
			files = append(files, f)
		}
	}
	return files, nil
}

func hasFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lostQuotes is the error of words that are the name of one file together; nil where they are not.
func lostQuotes(words []string) error {
	whole := strings.Join(words, " ")
	if !hasFile(whole) {
		return nil
	}
	return journal.Bad("put quotes round what belongs together: rel import "+quote(whole), "there is no file %s", words[0])
}

// name is what messages call the file.
func (f incoming) name() string {
	if f.path == "-" {
		return "standard input"
	}
	return filepath.Base(f.path)
}

// open opens the file at its beginning.
func (f incoming) open() (io.ReadCloser, error) {
	if f.aside != nil {
		return f.aside.open(), nil
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil, fileFailure("reading "+f.path, err, checkFile)
	}
	return file, nil
}

// all is the file whole.
func (f incoming) all() ([]byte, error) {
	data, err := f.first(largestImport + 1)
	if err == nil && len(data) > largestImport {
		err = journal.Bad("export less at a time, or bring the contacts as vCards, which may be of any length",
			"%s has more than 256 MiB, and would be held in memory whole", f.name())
	}
	return data, err
}

// first is at most the first n bytes of the file.
func (f incoming) first(n int64) ([]byte, error) {
	file, err := f.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, n))
	if err != nil {
		err = fileFailure("reading "+f.path, err, checkFile)
	}
	return data, err
}

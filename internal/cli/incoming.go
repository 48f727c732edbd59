package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// mostPiped is how many bytes standard input or a pipe may bring, which are kept while they are imported: 4 GiB.
const mostPiped = 4 << 30

// incoming is a file to import, or a folder with a vCard in each of its files. What can be read only once, standard input or a
// pipe, is set aside.
type incoming struct {
	path   string
	aside  *aside   // nil for a file
	folder []string // of a folder, the files in it

	list *csvfile.List // of a list in JSON, what it is as a sheet; nil otherwise
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
		f.folder, err = cardsIn(path)
	case !info.Mode().IsRegular():
		return a.piped(ctx, f, over)
	}
	return f, err
}

// cardsIn are the files of a folder that are called as vCards are, in the order of their names.
func cardsIn(folder string) (files []string, err error) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return nil, fileFailure("reading "+folder, err, checkFile)
	}
	for _, file := range all {
		if isVCardFile(file.Name()) && !strings.HasPrefix(file.Name(), ".") && !file.IsDir() {
			files = append(files, filepath.Join(folder, file.Name()))
		}
	}
	if files == nil {
		err = journal.Bad("name a file in it", "%s is a folder with no vCards in it", folder)
	}
	return files, err
}

// parts are the files to be read one after the other: the file itself, or those of the folder.
func (f incoming) parts() []incoming {
	if f.folder == nil {
		return []incoming{f}
	}
	return each(f.folder, func(path string) incoming { return incoming{path: path} })
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

// open opens the file at its beginning; a list in JSON as the sheet it is.
func (f incoming) open() (io.ReadCloser, error) {
	if f.list != nil {
		return f.list.Sheet()
	}
	if f.aside != nil {
		return f.aside.open(), nil
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil, fileFailure("reading "+f.path, err, checkFile)
	}
	return file, nil
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

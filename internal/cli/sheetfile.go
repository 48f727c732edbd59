package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/rel-journal/rel/internal/journal"
)

// largestImport is how many bytes may be held in memory of an imported file: 256 MiB.
const largestImport = 256 << 20

// sheetFile is a file to import. What can be read only once, standard input or a pipe, is held in memory.
type sheetFile struct {
	path string
	held []byte // nil for a file
}

// sheetFile is the file of this path, or standard input for -.
func (a *app) sheetFile(ctx context.Context, path string) (f sheetFile, err error) {
	f.path = path
	if path == "-" {
		f.held, err = a.env.ReadAll(ctx, largestImport)
		return f, err
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return f, journal.Missing("check the name, and the folder you are in", "there is no file %s", path)
	case err != nil:
		return f, fileFailure("reading "+path, err, checkFile)
	case info.IsDir():
		return f, journal.Bad("name a file in it", "%s is a folder", path)
	case !info.Mode().IsRegular():
		f.held, err = f.all()
	}
	return f, err
}

// name is what messages call the file.
func (f sheetFile) name() string {
	if f.path == "-" {
		return "standard input"
	}
	return filepath.Base(f.path)
}

// open opens the file at its beginning.
func (f sheetFile) open() (io.ReadCloser, error) {
	if f.held != nil || f.path == "-" {
		return io.NopCloser(bytes.NewReader(f.held)), nil
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil, fileFailure("reading "+f.path, err, checkFile)
	}
	return file, nil
}

// all is the file whole.
func (f sheetFile) all() ([]byte, error) {
	data, err := f.first(largestImport + 1)
	if err == nil && len(data) > largestImport {
		err = journal.Bad("split it into several files", "%s has more than 256 MiB", f.path)
	}
	return data, err
}

// headSize is enough of a file to see its headings.
const headSize = 64 << 10

// first is at most the first n bytes of the file.
func (f sheetFile) first(n int64) ([]byte, error) {
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

package cli

import (
	"bytes"
	"io"
	"os"

	"github.com/rel-journal/rel/internal/term"
)

// spill is where an import puts what is too much for memory: files beside the journal, which go away with it.
type spill struct {
	*app
	scratch *term.Scratch // nil until there is a file
	files   []*os.File
}

// create makes a file, open until the spill is closed.
func (s *spill) create() (*os.File, error) {
	if s.scratch == nil {
		var err error
		if s.scratch, err = s.newScratch(); err != nil {
			return nil, err
		}
	}
	file, err := os.CreateTemp(s.scratch.Folder, "import-*")
	if err != nil {
		return nil, fileFailure("there is no place for what is imported", err, checkFile)
	}
	s.files = append(s.files, file)
	return file, nil
}

// Close takes the files away.
func (s *spill) Close() error {
	if s.scratch == nil {
		return nil
	}
	for _, file := range s.files {
		_ = file.Close() // first: Windows removes nothing that is open
	}
	return s.scratch.Close()
}

// aside is what came through a pipe: in memory as far as it is short, else in a file.
type aside struct {
	over *spill
	held bytes.Buffer
	file *os.File
	size int64
}

// mostHeld is how many bytes of a pipe are held in memory.
const mostHeld = 4 << 20

func (x *aside) Write(p []byte) (n int, err error) {
	if x.file == nil && x.held.Len()+len(p) > mostHeld {
		if x.file, err = x.over.create(); err == nil {
			_, err = x.held.WriteTo(x.file)
		}
	}
	switch {
	case err != nil:
		return 0, err
	case x.file == nil:
		n, err = x.held.Write(p)
	default:
		n, err = x.file.Write(p)
	}
	x.size += int64(n)
	return n, err
}

// open reads it from its beginning.
func (x *aside) open() io.ReadCloser {
	if x.file == nil {
		return io.NopCloser(bytes.NewReader(x.held.Bytes()))
	}
	return io.NopCloser(io.NewSectionReader(x.file, 0, x.size))
}

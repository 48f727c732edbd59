package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/seal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// newScratch is a folder beside the journal for copies on their way; its Close takes it away with all that is in it.
func (a *app) newScratch() (*term.Scratch, error) {
	s, err := term.NewScratch(a.scratch())
	if err != nil {
		err = fileFailure("there is no place for a copy on its way", err, checkFile)
	}
	return s, err
}

// makePrivateFolder makes a folder, and those it lacks, for the owner alone; one that is there stays as it is.
func makePrivateFolder(path string) error { return store.MakeFolder(path) }

// sizeOf is how many bytes a file has that was just written.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// sealTo encrypts a file to another, whole or not at all.
func (a *app) sealTo(ctx context.Context, path string, force bool, to seal.Recipients, plain string) error {
	return a.pour(ctx, "Encrypting", plain, func(from io.Reader) error {
		return term.WriteFile(path, force, func(w io.Writer) error { return seal.Write(w, to, from) })
	})
}

// copyTo copies a file to another, whole or not at all.
func (a *app) copyTo(ctx context.Context, path string, force bool, from string) error {
	return a.pour(ctx, "Copying", from, func(from io.Reader) error {
		return term.WriteFile(path, force, func(w io.Writer) error {
			_, err := io.Copy(w, from)
			return err
		})
	})
}

// pour has a file read from its beginning to its end, and shows how far that has come. It ends with ctx.
func (a *app) pour(ctx context.Context, what, path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	progress := a.env.Progress(what)
	defer progress.Done()
	return read(&stream{ctx: ctx, from: f, all: sizeOf(path), progress: progress})
}

// stream is a file on its way.
type stream struct {
	ctx       context.Context
	from      io.Reader
	done, all int64
	progress  *term.Progress
}

func (s *stream) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.from.Read(p)
	s.done += int64(n)
	s.progress.Set(s.done, s.all)
	return n, err
}

// notBackedUp is why no backup was made, with the way out.
func notBackedUp(path string, err error) error {
	var problem *journal.Problem
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.As(err, &problem):
		return err
	case errors.Is(err, store.ErrDamaged):
		return &journal.Problem{
			Code: journal.Failure, What: "no backup was made", Err: err,
			Hint: "copy the journal's files before anything else; rel backup --list shows what rel restore can put back",
		}
	default:
		return notWritten(path, err)
	}
}

package term

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/term"
)

// AskSecret puts a question as Ask does, and what is typed is not shown. It is returned as it was typed, spaces too.
func (e *Env) AskSecret(ctx context.Context, question string) (string, error) {
	if err := e.Out.Flush(); err != nil {
		return "", err
	}
	e.sayf("%s ", question)
	secret, err := e.In.readSecret(ctx)
	e.sayf("\n") // that Enter was pressed was not shown either
	if errors.Is(err, io.EOF) {
		err = ErrNoAnswer
	}
	return secret, err
}

// readSecret reads a line that the terminal does not show. What was typed before it was asked for is known already,
// and shown.
func (in *Input) readSecret(ctx context.Context) (string, error) {
	f, ok := in.R.(*os.File)
	if !ok || !in.TTY || len(in.rest) > 0 || in.pending != nil {
		return in.ReadLine(ctx)
	}
	fd := int(f.Fd()) // asked for once: the read may outlast the file
	shown, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	c := make(chan piece, 1)
	go func() {
		data, err := term.ReadPassword(fd)
		c <- piece{data, err}
	}()
	select {
	case <-ctx.Done():
		_ = term.Restore(fd, shown) // the read is left waiting, and would not do so
		return "", ctx.Err()
	case p := <-c:
		return string(p.data), p.err
	}
}

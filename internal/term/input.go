package term

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// LongestLine is how many bytes a line may have that is read as an answer: 1 MiB.
const LongestLine = 1 << 20

// pieceSize is how many bytes are read at a time.
const pieceSize = 32 << 10

// ErrLongLine is the error of a line longer than LongestLine.
var ErrLongLine = errors.New("a line of the input is longer than 1 MiB")

// ErrLongInput is the error of an input longer than the caller allows.
var ErrLongInput = errors.New("the input is too long")

// Input is a stream to read from. Its zero value is empty. It is not safe for use by several
// goroutines at once.
//
// A read cannot be called off on every platform, so each is made in a goroutine of its own. When the
// context ends first, the read is left waiting and what it brings in the end goes to whoever reads
// next: no byte is lost.
type Input struct {
	R   io.Reader // where it comes from; nil is an empty input
	TTY bool      // whether a person types it on a terminal

	rest    []byte     // read and not yet handed out
	err     error      // what ended the read that brought rest; handed out once, after rest
	pending chan piece // a read under way, or nil
}

// piece is what one read brings.
type piece struct {
	data []byte
	err  error
}

// Read reads as an io.Reader does, after what was read ahead for a line.
func (in *Input) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if len(in.rest) == 0 {
		if err := in.more(context.Background()); err != nil {
			return 0, err
		}
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// ReadLine reads one line and returns it without its end, LF or CRLF. The last line need not have one.
// The errors are io.EOF when there is no line left, ErrLongLine, that of ctx, and those of R. On a
// terminal io.EOF says that ^D was pressed, and more may come.
func (in *Input) ReadLine(ctx context.Context) (string, error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(in.rest[seen:], '\n'); i >= 0 {
			return in.takeLine(seen + i + 1)
		}
		if seen = len(in.rest); seen > LongestLine {
			return "", ErrLongLine
		}
		err := in.more(ctx)
		if errors.Is(err, io.EOF) && len(in.rest) > 0 {
			return in.takeLine(len(in.rest))
		}
		if err != nil {
			return "", err
		}
	}
}

// takeLine hands out the first n bytes read. A line that is too long stays, so that its tail is not
// taken for the next answer.
func (in *Input) takeLine(n int) (string, error) {
	line := strings.TrimSuffix(strings.TrimSuffix(string(in.rest[:n]), "\n"), "\r")
	if len(line) > LongestLine {
		return "", ErrLongLine
	}
	in.rest = in.rest[n:]
	return line, nil
}

// readAll reads to the end, up to limit bytes; a limit of 0 is none.
func (in *Input) readAll(ctx context.Context, limit int64) ([]byte, error) {
	for {
		if limit > 0 && int64(len(in.rest)) > limit {
			return nil, fmt.Errorf("%w: more than %d bytes", ErrLongInput, limit)
		}
		err := in.more(ctx)
		if errors.Is(err, io.EOF) {
			all := in.rest
			in.rest = nil
			return all, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// Pour writes all to the end to another, up to limit bytes.
func (in *Input) Pour(ctx context.Context, to io.Writer, limit int64) error {
	for all := int64(0); ; {
		if all += int64(len(in.rest)); all > limit {
			return fmt.Errorf("%w: more than %d bytes", ErrLongInput, limit)
		}
		if _, err := to.Write(in.rest); err != nil {
			return err
		}
		in.rest = in.rest[:0]
		err := in.more(ctx)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// more adds the next piece to rest, or returns why there is none. The end of the input is not kept:
// on a terminal there may be more after it.
func (in *Input) more(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if in.R == nil {
		return io.EOF
	}
	if err := in.err; err != nil {
		in.err = nil
		return err
	}
	if in.pending == nil {
		in.pending = startRead(in.R)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case p := <-in.pending:
		in.pending = nil
		return in.keep(p)
	}
}

func (in *Input) keep(p piece) error {
	if len(p.data) == 0 {
		return p.err
	}
	in.rest = append(in.rest, p.data...)
	in.err = p.err
	return nil
}

func startRead(r io.Reader) chan piece {
	c := make(chan piece, 1)
	go func() {
		data := make([]byte, pieceSize)
		n, err := r.Read(data)
		c <- piece{data[:n], err}
	}()
	return c
}

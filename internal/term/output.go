package term

import (
	"bufio"
	"errors"
	"io"
	"os"

	"golang.org/x/term"
)

// usualWidth is how wide a terminal is taken to be that does not say.
const usualWidth = 80

// bufferSize is how many bytes a buffered Output keeps back at most.
const bufferSize = 64 << 10

// Output is a stream to write to. Its zero value drops what it is given. It is not safe for use by
// several goroutines at once.
type Output struct {
	W        io.Writer // where it goes; nil is nowhere
	TTY      bool      // whether a person sees it on a terminal
	Width    int       // columns of the terminal; 0 is no terminal, hence no limit
	Color    bool      // whether it is to be colored
	Buffered bool      // keep what is written until Flush, or until there is much of it

	colorless bool // a console that would print the codes of colors as letters
	buf       *bufio.Writer
	err       error // the first failure; nothing is written after it
}

// Write writes p, or keeps it where the Output is buffered. After a failed write every further one
// returns the same error.
func (o *Output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.writer().Write(p)
	o.err = err
	return n, err
}

// Flush writes what was kept back. It returns the first error of any write so far.
func (o *Output) Flush() error {
	if o.err == nil && o.buf != nil {
		o.err = o.buf.Flush()
	}
	return o.err
}

func (o *Output) writer() io.Writer {
	switch {
	case o.W == nil:
		return io.Discard
	case !o.Buffered:
		return o.W
	case o.buf == nil:
		o.buf = bufio.NewWriterSize(o.W, bufferSize)
	}
	return o.buf
}

// redirect flushes o and sends what follows to w. Undoing it forgets what w failed with and drops
// what was kept back for it, so o should be flushed before.
func (o *Output) redirect(w io.Writer) (undo func(), err error) {
	if err := o.Flush(); err != nil {
		return nil, err
	}
	former, formerBuf := o.W, o.buf
	o.W, o.buf = w, nil
	return func() { o.W, o.buf, o.err = former, formerBuf, nil }, nil
}

// IsBrokenPipe reports whether err comes from writing to a pipe that nobody reads any more, as when
// the reader of `rel log | head` has seen enough. It is no failure of ours.
func IsBrokenPipe(err error) bool {
	for _, broken := range brokenPipes {
		if errors.Is(err, broken) {
			return true
		}
	}
	return errors.Is(err, io.ErrClosedPipe)
}

func fileOutput(f *os.File) *Output {
	o := &Output{W: f, TTY: isTerminal(f)}
	if o.TTY {
		o.Width = terminalWidth(f)
		o.colorless = !enableColor(f)
	}
	return o
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

func terminalWidth(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return usualWidth
	}
	return width
}

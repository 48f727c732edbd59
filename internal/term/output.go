package term

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"time"

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

	until     context.Context // see Until; nil is for ever
	colorless bool            // a console that would print the codes of colors as letters
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
		return o.sink()
	case o.buf == nil:
		o.buf = bufio.NewWriterSize(o.sink(), bufferSize)
	}
	return o.buf
}

func (o *Output) sink() io.Writer {
	if o.until == nil {
		return o.W
	}
	return &patient{w: o.W, until: o.until}
}

// patience is how long a write may take once the program is to end.
const patience = time.Second

// Until has writes given up that are still waiting a moment after ctx has ended, with its error. Whoever reads a pipe
// may have stopped doing so for good, and a program that is told to end must not wait for them with the journal open.
func (o *Output) Until(ctx context.Context) { o.until = ctx }

// patient writes in a goroutine of its own, since a write cannot be called off on every platform. One that is given up
// is left waiting.
type patient struct {
	w     io.Writer
	until context.Context
	copy  []byte // of what is being written, which the caller may change once the write is given up
}

func (p *patient) Write(b []byte) (int, error) {
	p.copy = append(p.copy[:0], b...)
	done := make(chan written, 1)
	go func(b []byte) {
		n, err := p.w.Write(b)
		done <- written{n, err}
	}(p.copy)
	select {
	case w := <-done:
		return w.n, w.err
	case <-p.until.Done():
	}
	select {
	case w := <-done:
		return w.n, w.err
	case <-time.After(patience):
		p.copy = nil
		return 0, p.until.Err()
	}
}

// written is what a write came to.
type written struct {
	n   int
	err error
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

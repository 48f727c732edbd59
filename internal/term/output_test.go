package term

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

func TestOutputBuffers(t *testing.T) {
	var got bytes.Buffer
	o := &Output{W: &got, Buffered: true}
	fmt.Fprint(o, "Dana Whitcomb")
	same(t, "before Flush", got.String(), "")
	if err := o.Flush(); err != nil {
		t.Fatal(err)
	}
	same(t, "after Flush", got.String(), "Dana Whitcomb")
	fmt.Fprint(o, strings.Repeat("x", 2*bufferSize))
	if got.Len() < bufferSize {
		t.Error("much was written and all of it kept back")
	}
}

func TestOutputUnbufferedWritesAtOnce(t *testing.T) {
	var got bytes.Buffer
	fmt.Fprint(&Output{W: &got}, "no newline")
	same(t, "written", got.String(), "no newline")
}

func TestOutputZeroValue(t *testing.T) {
	var o Output
	if n, err := o.Write([]byte("lost")); n != 4 || err != nil {
		t.Errorf("Write: %d, %v", n, err)
	}
	if err := o.Flush(); err != nil {
		t.Error(err)
	}
}

// failing fails once and would succeed ever after.
type failing struct{ failed bool }

var errDisk = errors.New("the disk is full")

func (f *failing) Write(p []byte) (int, error) {
	if !f.failed {
		f.failed = true
		return 0, errDisk
	}
	return len(p), nil
}

func TestOutputKeepsItsError(t *testing.T) {
	for _, buffered := range []bool{false, true} {
		o := &Output{W: new(failing), Buffered: buffered}
		_, first := fmt.Fprint(o, "a")
		if err := o.Flush(); !errors.Is(err, errDisk) {
			t.Errorf("buffered %v: Flush: %v", buffered, err)
		}
		if !buffered && !errors.Is(first, errDisk) {
			t.Errorf("first write: %v", first)
		}
		if n, err := fmt.Fprint(o, "b"); n != 0 || !errors.Is(err, errDisk) {
			t.Errorf("buffered %v: write after a failure: %d, %v", buffered, n, err)
		}
	}
}

func TestIsBrokenPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	o := &Output{W: w}
	if _, err := fmt.Fprint(o, "Dana"); !IsBrokenPipe(fmt.Errorf("list: %w", err)) {
		t.Errorf("%v is not known as a broken pipe", err)
	}
	if !IsBrokenPipe(io.ErrClosedPipe) {
		t.Error("a closed pipe inside the program is a broken one")
	}
	for _, err := range []error{nil, io.EOF, errDisk, os.ErrClosed} {
		if IsBrokenPipe(err) {
			t.Errorf("%v is taken for a broken pipe", err)
		}
	}
}

// A write to a reader who has stopped reading is waited for until the program is to end, and then no longer.
func TestOutputGivesUpWhenTheProgramEnds(t *testing.T) {
	for _, buffered := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		r, w := io.Pipe()
		o := &Output{W: w, Buffered: buffered}
		o.Until(ctx)
		time.AfterFunc(10*time.Millisecond, cancel)
		fmt.Fprint(o, "Dana Whitcomb")
		if err := o.Flush(); !errors.Is(err, context.Canceled) {
			t.Errorf("buffered %v: %v", buffered, err)
		}
		r.Close()
	}
}

// A write that is taken is no failure, though the program is to end.
func TestOutputWritesWhileTheProgramEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var got bytes.Buffer
	o := &Output{W: &got, Buffered: true}
	o.Until(ctx)
	fmt.Fprint(o, "Noted.")
	if err := o.Flush(); err != nil {
		t.Error(err)
	}
	same(t, "written", got.String(), "Noted.")
}

package term

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// readers are ways to deliver the same bytes.
var readers = map[string]func(io.Reader) io.Reader{
	"at once":       func(r io.Reader) io.Reader { return r },
	"byte by byte":  iotest.OneByteReader,
	"error with it": iotest.DataErrReader,
}

func TestReadLine(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"lines", "Dana\nLuis\n", []string{"Dana", "Luis"}},
		{"no newline at the end", "Dana\nLuis", []string{"Dana", "Luis"}},
		{"Windows", "Dana\r\nLuis\r\n", []string{"Dana", "Luis"}},
		{"empty lines", "\n\r\n\nx", []string{"", "", "", "x"}},
		{"a lone CR stays", "a\rb\n", []string{"a\rb"}},
	}
	for _, tt := range tests {
		for way, reader := range readers {
			in := &Input{R: reader(strings.NewReader(tt.text))}
			for i, want := range tt.want {
				got, err := in.ReadLine(t.Context())
				if err != nil || got != want {
					t.Errorf("%s, %s: line %d: %q, %v, want %q", tt.name, way, i, got, err, want)
				}
			}
			if _, err := in.ReadLine(t.Context()); !errors.Is(err, io.EOF) {
				t.Errorf("%s, %s: at the end: %v", tt.name, way, err)
			}
		}
	}
}

func TestReadLineLimit(t *testing.T) {
	longest := strings.Repeat("x", LongestLine)
	for _, tt := range []struct {
		name, text string
		want       error
	}{
		{"longest", longest + "\nrest", nil},
		{"longest from Windows", longest + "\r\nrest", nil},
		{"too long", longest + "x\nrest", ErrLongLine},
		{"too long and never ended", longest + longest, ErrLongLine},
		{"too long by a byte, at the end", longest + "x", ErrLongLine},
	} {
		in := &Input{R: strings.NewReader(tt.text)}
		if got, err := in.ReadLine(t.Context()); !errors.Is(err, tt.want) || err == nil && got != longest {
			t.Errorf("%s: %d bytes, %v, want %v", tt.name, len(got), err, tt.want)
		}
		next, err := in.ReadLine(t.Context())
		if tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: the tail was taken for a line: %.10q", tt.name, next)
		}
		if tt.want == nil && next != "rest" {
			t.Errorf("%s: next line %.10q, %v", tt.name, next, err)
		}
	}
}

func TestReadAfterLine(t *testing.T) {
	for way, reader := range readers {
		in := &Input{R: reader(strings.NewReader("head\nname,phone\nDana,\n"))}
		if _, err := in.ReadLine(t.Context()); err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		same(t, way, string(rest), "name,phone\nDana,\n")
	}
}

func TestReadReportsErrors(t *testing.T) {
	in := &Input{R: io.MultiReader(strings.NewReader("ab"), iotest.ErrReader(errDisk))}
	got, err := io.ReadAll(in)
	if string(got) != "ab" || !errors.Is(err, errDisk) {
		t.Errorf("Read: %q, %v", got, err)
	}
	if _, err := in.ReadLine(t.Context()); !errors.Is(err, errDisk) {
		t.Errorf("ReadLine: %v", err)
	}
}

// failsOnce brings its text together with an error, and is at its end after that.
type failsOnce struct{ text string }

func (f *failsOnce) Read(p []byte) (int, error) {
	if f.text == "" {
		return 0, io.EOF
	}
	n := copy(p, f.text)
	f.text = ""
	return n, errDisk
}

func TestReadReportsErrorAfterItsData(t *testing.T) {
	in := &Input{R: &failsOnce{"one\ntwo"}}
	if line, err := in.ReadLine(t.Context()); line != "one" || err != nil {
		t.Errorf("first line: %q, %v", line, err)
	}
	if line, err := in.ReadLine(t.Context()); !errors.Is(err, errDisk) {
		t.Errorf("a line cut short: %q, %v", line, err)
	}
}

func TestReadLineIsCanceledAndLosesNothing(t *testing.T) {
	r, w := io.Pipe()
	in := &Input{R: r}
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if _, err := in.ReadLine(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("canceled: %v", err)
	}
	go func() {
		_, _ = w.Write([]byte("late\nlater"))
		_ = w.Close()
	}()
	line, err := in.ReadLine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the line the first read was waiting for", line, "late")
	rest, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "rest", string(rest), "later")
}

func TestReadLineAfterEndOfFileOnTerminal(t *testing.T) {
	in := &Input{TTY: true, R: io.MultiReader(strings.NewReader("one\n"))}
	_, _ = in.ReadLine(t.Context())
	if _, err := in.ReadLine(t.Context()); !errors.Is(err, io.EOF) {
		t.Fatalf("^D: %v", err)
	}
	in.R = strings.NewReader("two\n") // a terminal goes on after ^D
	line, err := in.ReadLine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "after ^D", line, "two")
}

func TestReadAll(t *testing.T) {
	text := strings.Repeat("0123456789", pieceSize/4)
	size := int64(len(text))
	for _, tt := range []struct {
		name  string
		limit int64
		want  error
	}{
		{"no limit", 0, nil},
		{"exactly as long", size, nil},
		{"a byte too long", size - 1, ErrLongInput},
	} {
		e, _, _ := world(text, nil)
		got, err := e.ReadAll(t.Context(), tt.limit)
		if !errors.Is(err, tt.want) || err == nil && !bytes.Equal(got, []byte(text)) {
			t.Errorf("%s: %d bytes, %v", tt.name, len(got), err)
		}
	}
}

func TestReadAllEmptyAndCanceled(t *testing.T) {
	e, _, _ := world("", nil)
	if got, err := e.ReadAll(t.Context(), 10); len(got) != 0 || err != nil {
		t.Errorf("empty: %q, %v", got, err)
	}
	r, w := io.Pipe()
	defer w.Close()
	e.In = &Input{R: r}
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if _, err := e.ReadAll(ctx, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}

// FuzzReadLine: however the input comes in pieces, its lines are those it has, and a text that is asked for ends at
// its dot.
func FuzzReadLine(f *testing.F) {
	for _, text := range []string{"", "a\nb\r\nc", "\n\n", "a\r", "a\rb\n", ".\n", "a\n.\nb\n", " .\n", "x\x05\n", "\x00\xff\n", "\x1b[A\n", ".\r\n"} {
		f.Add(text, 1)
		f.Add(text, 7)
	}
	f.Fuzz(func(t *testing.T, text string, piece int) {
		pieces := func() *Input {
			return &Input{R: &inPieces{strings.NewReader(text), 1 + int(uint(piece)%50)}}
		}
		in := pieces()
		var lines []string
		for {
			line, err := in.ReadLine(t.Context())
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, line)
		}
		want := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if text == "" {
			want = nil
		}
		for i := range want {
			want[i] = strings.TrimSuffix(want[i], "\r")
		}
		if !slices.Equal(lines, want) {
			t.Fatalf("%q has the lines %q", text, lines)
		}
		e, _, _ := world("", map[string]string{"EDITOR": `"`})
		e.In = pieces()
		asked, err := e.AskText(t.Context(), "?")
		if err == nil && (strings.Trim(asked, "\n") != asked || strings.Contains("\n"+asked+"\n", "\n.\n")) {
			t.Fatalf("%q was typed and is %q", text, asked)
		}
	})
}

// inPieces is a reader that gives little at a time.
type inPieces struct {
	r    io.Reader
	size int
}

func (p *inPieces) Read(b []byte) (int, error) { return p.r.Read(b[:min(len(b), p.size)]) }

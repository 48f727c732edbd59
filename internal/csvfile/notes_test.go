package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// sheetOf opens a sheet that is held in memory.
func sheetOf(data string) textfile.Open {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(data)), nil }
}

// readNotes reads a sheet of notes to its end.
func readNotes(t testing.TB, data string, o Options) (*Notes, []journal.NoteCard) {
	t.Helper()
	o.Name = "notes.csv"
	if o.Today.IsZero() {
		o.Today = today
	}
	n, err := ReadNotes(sheetOf(data), o)
	if err != nil {
		t.Fatal(err)
	}
	var all []journal.NoteCard
	for c, err := range n.Cards() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return n, all
}

func TestReadNotes(t *testing.T) {
	n, all := readNotes(t, "Visits of 2025,,,\n\nDate;Met with;What was said;Private;Mood;Notes\n"+
		"13/11/2025;Dana;\"two\nlines  \n\";x;fine;more\n\n1/2/2025 14:30;'=Luis;'  =1;no;;\n", Options{})
	if n.Delimiter != ';' || n.Encoding != "UTF-8" || !reflect.DeepEqual(n.LeftOut, []string{"Mood", "Notes"}) {
		t.Errorf("read as %q, %s, left out %q", n.Delimiter, n.Encoding, n.LeftOut)
	}
	want := []journal.NoteCard{
		{Line: 4, Present: "Dana", Note: journal.Note{Day: journal.Day{Year: 2025, Month: 11, Dom: 13}, Body: "two\nlines", Private: true}},
		{Line: 8, Present: "=Luis", Note: journal.Note{Day: journal.Day{Year: 2025, Month: 2, Dom: 1}, Body: "'  =1"}},
	}
	if !reflect.DeepEqual(all, want) {
		t.Errorf("have %+v\nwant %+v", all, want)
	}
}

// The same sheet in every encoding and with every line end, read a piece at a time, has the same notes.
func TestReadNotesInAnyForm(t *testing.T) {
	const sheet = "Date,Who,Text\n2025-11-02,Jos\u00e9,\"one\ntwo\"\n2025-11-03,Ren\u00e9e,caf\u00e9\n"
	_, want := readNotes(t, sheet, Options{})
	forms := map[string]string{
		"mark":         textfile.ByteOrderMark + sheet,
		"sep":          "sep=,\n" + sheet,
		"windows":      strings.NewReplacer("\u00e9", "\xe9", "\n", "\r\n").Replace(sheet),
		"old Mac":      strings.ReplaceAll(sheet, "\n", "\r"),
		"UTF-16":       utf16le(textfile.ByteOrderMark + sheet),
		"UTF-16, bare": utf16le(sheet),
	}
	for name, data := range forms {
		t.Run(name, func(t *testing.T) {
			_, have := readNotes(t, data, Options{})
			if len(have) != len(want) {
				t.Fatalf("%d notes, want %d", len(have), len(want))
			}
			for i := range have {
				if have[i].Note.Body != want[i].Note.Body || have[i].Present != want[i].Present || have[i].Bad != nil {
					t.Errorf("have %+v, want %+v", have[i], want[i])
				}
			}
		})
	}
}

func utf16le(text string) string {
	var b []byte
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// What spoils a file: it is refused when it is opened, or when the row is reached, and never half understood.
func TestReadNotesRefuses(t *testing.T) {
	const head = "Date,Who,Text\n2025-11-02,Dana,x\n"
	tests := map[string]struct{ data, want string }{
		"empty":            {" \n", "the file is empty"},
		"damaged":          {head + "2025-11-02,Jos\u00e9 Ren\u00e9e \u00e9,\x80\n", "notes.csv:3: the file is UTF-8, but a character on this line is damaged"},
		"NUL":              {head + "2025-11-02,Dana,a\x00b\n", "notes.csv:3: there is a NUL character"},
		"workbook":         {"PK\x03\x04" + head, "an Excel workbook"},
		"half a quote":     {head + "2025-11-02,Dana,\"never closed\n", "notes.csv:3: a quote is opened and not closed where its cell ends"},
		"quote in between": {head + "2025-11-02,Dana,a\"b\n", "a quote is out of place"},
		"half a character": {utf16le(textfile.ByteOrderMark+head) + "x", "ends in the middle of a character"},
		"endless row":      {head + strings.Repeat("x", largestRow+1<<20), "notes.csv:3: the row has more than 16 MiB"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			n, err := ReadNotes(sheetOf(tt.data), Options{Name: "notes.csv", Today: today})
			if err == nil {
				for card, e := range n.Cards() {
					err = errors.Join(err, e, card.Bad)
				}
			}
			var p *journal.Problem
			if !errors.As(err, &p) || p.Hint == "" || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// A cell as long as a text may be is read, a longer one is a bad row, and the rows after it are read.
func TestReadNotesOfAnySize(t *testing.T) {
	long := strings.Repeat("x", journal.MaxText)
	_, all := readNotes(t, "Date,Who,Text\n2025-11-02,Dana,"+long+"\n2025-11-02,Dana,"+long+"y\n2025-11-02,Dana,z\n", Options{})
	if len(all) != 3 || all[0].Bad != nil || all[1].Bad == nil || all[2].Bad != nil {
		t.Fatalf("%d rows", len(all))
	}
	wide := strings.Repeat(",h", 16_000)
	n, all := readNotes(t, "Date,Who,Text"+wide+"\n2025-11-02,Dana,z"+strings.Repeat(",1", 16_000)+"\n2025-11-02,Dana,z\n", Options{})
	if len(all) != 2 || all[0].Bad != nil || len(n.LeftOut) != 16_000 {
		t.Errorf("%d rows, %d columns left out", len(all), len(n.LeftOut))
	}
}

// long is a sheet of about so many bytes that is never in memory.
type long struct {
	size, line int
	rest       []byte
}

func (l *long) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.size <= 0 {
			return 0, io.EOF
		}
		l.line++
		l.rest = fmt.Appendf(nil, "%d/28/2025,Person %d,\"%s\",%s\r\n", 1+l.line%9, l.line%5000, strings.Repeat("words and words ", 12), "qris")
		if l.line == 1 {
			l.rest = []byte("Date,Who,Text,Tags\n")
		}
		l.size -= len(l.rest)
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func (l *long) Close() error { return nil }

// However long the file, next to nothing of it is in memory.
func TestReadNotesHoldsNone(t *testing.T) {
	const size, most = 50 << 20, 12 << 20
	before := heap()
	n, err := ReadNotes(func() (io.ReadCloser, error) { return &long{size: size}, nil }, Options{Name: "long.csv", Today: today})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for c, err := range n.Cards() {
		if err != nil || c.Bad != nil {
			t.Fatal(err, c.Bad)
		}
		if rows++; rows%20_000 == 0 {
			if now := heap(); now > before+most {
				t.Fatalf("%d MB in use after %d rows", (now-before)>>20, rows)
			}
		}
	}
	if rows < 200_000 {
		t.Errorf("%d rows", rows)
	}
}

// heap is how many bytes are in use once what is not needed was given back.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestHoldsNotes(t *testing.T) {
	const head = "number,uid,day,time,channel,present,about,body\n"
	for data, want := range map[string]bool{
		head: true, textfile.ByteOrderMark + head: true, strings.ReplaceAll(head, ",", ";"): true, "\n" + head + "1,\"cut": true,
		"day,present,body\n": false, "uid,name,snoozed_until,last_touched\n": false, "": false, "\x00": false, "Date,Who,Text\n": false,
	} {
		if HoldsNotes(textfile.Head([]byte(data))) != want {
			t.Errorf("%q: want %t", data, want)
		}
	}
}

// FuzzReadNotes holds what the store may rely on: whatever the file, it is refused with a hint or read to its end; every
// note is clean and of a day that was, and says so where a row is bad. The whole file and its pieces are read alike.
func FuzzReadNotes(f *testing.F) {
	for _, sheet := range []string{
		"Date,Who,Text\n2025-11-02,Dana,x\n", "sep=;\nuid;day;present;body;touch;heard\n;2025-11-02;a;'=b;yes;c (a); d", "Date,Who\n5/6/2025,a\n",
		"\xff\xfeD\x00a\x00y\x00,\x00W\x00h\x00o\x00", "Date,Who,Text\n2025-11-02,\x80,\x81", "When\tWith\tTags\tTried\n22.11.2025\ta;b\tx,y\tx", "Date,Who\r2025-11-02,\"a",
	} {
		f.Add([]byte(sheet))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		n, err := ReadNotes(open, Options{Name: "fuzz.csv", Today: today, Order: journal.MDY})
		var p *journal.Problem
		if err != nil {
			if !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		last := 0
		for c, err := range n.Cards() {
			if err != nil {
				if !errors.As(err, &p) || p.Hint == "" {
					t.Fatalf("ended with %v", err)
				}
				return
			}
			if c.Line <= last {
				t.Fatalf("line %d after line %d", c.Line, last)
			}
			last = c.Line
			checkNote(t, c)
		}
	})
}

func checkNote(t *testing.T, c journal.NoteCard) {
	t.Helper()
	var p *journal.Problem
	if c.Bad != nil {
		if !errors.As(c.Bad, &p) || p.Hint == "" {
			t.Fatalf("line %d is bad: %v", c.Line, c.Bad)
		}
		return
	}
	n := c.Note
	if n.Day.IsZero() || n.Day.After(today) || n.UID != "" && !isUID(n.UID) {
		t.Fatalf("note %+v", n)
	}
	for _, text := range []string{n.Body, c.Heard, c.Present, c.About} {
		if clean, err := journal.CleanText("text", text); err != nil || clean != text {
			t.Fatalf("text %q is not clean", text)
		}
	}
	for _, tag := range n.Tags {
		if clean, err := journal.Tag(tag); err != nil || clean != tag {
			t.Fatalf("tag %q is not clean", tag)
		}
	}
}

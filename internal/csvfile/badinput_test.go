package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// A file cut off at any byte is read or refused with a way out, and what it then holds was in the file.
func TestTruncatedAtEveryByte(t *testing.T) {
	for _, name := range []string{"google-old.csv", "google-new.csv", "outlook.csv", "apple.csv", "linkedin.csv", "utf16.csv", "tab.csv"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "import", name))
			if err != nil {
				t.Fatal(err)
			}
			all, err := readWhole(Read, data, Options{Name: name, Order: journal.MDY})
			if err != nil {
				t.Fatal(err)
			}
			for n := range data {
				s, err := readWhole(Read, data[:n], Options{Name: name, Order: journal.MDY})
				if err != nil {
					refusedWell(t, err)
					continue
				}
				if len(s.Cards) > len(all.Cards) {
					t.Fatalf("cut at %d, %d contacts of %d", n, len(s.Cards), len(all.Cards))
				}
				for _, c := range s.Cards {
					checkContact(t, c.Contact)
				}
			}
		})
	}
}

// What is far too large in one way or another is read, or refused with a way out, in no more time and memory than it needs.
func TestBoundedInput(t *testing.T) {
	const million = 1_000_000
	long := strings.Repeat("x", 10<<20)
	for _, tt := range []struct{ name, data, refused string }{
		{"a line of 10 MB", "Name\n" + long + "\n", "the name is 10485760 characters long"},
		{"a heading of 10 MB", "Name," + long + "\nDana Whitcomb,a\n", ""},
		{"a cell of 10 MB", "Name,Notes\nDana Whitcomb," + long + "\n", "the Notes is 10485760 bytes long"},
		{"a million empty headings", "Name" + strings.Repeat(",", million) + "\nDana Whitcomb\n", "1000001 cells"},
		{"a million empty cells", "Name\nDana Whitcomb" + strings.Repeat(",", million) + "\n", "1000001 cells"},
		{"as many columns as may be", "Name" + strings.Repeat(",Column", mostColumns-1) + "\nDana Whitcomb\n", ""},
		{"a million rows of nothing but commas", "Name,a,b,c,d,e,f,g\n" + strings.Repeat(",,,,,,,\n", million), ""},
		{"a million quotes", "Name\n\"" + strings.Repeat(`""`, million) + "\"\n", "the name is 1000000 characters long"},
		{"a quote in a quote", "Name\n\"a\"b\"\n", "a quote is out of place"},
		{"a quote that is never closed", "Name\n\"" + long, "a quote is opened and not closed"},
		{"a quote that is never closed above many rows", "Name,a\n\"" + strings.Repeat(strings.Repeat(" ", 60)+"\n", 20<<20/60), "a quote is opened and not closed"},
		{"many quotes that are never closed", "Name,a\n" + strings.Repeat("\"x\n", million/5), "a quote is opened and not closed"},
		{"many quotes out of place", "Name,a\n" + strings.Repeat("x\"\"y,b\n", million/5), "a quote is out of place"},
		{"a row longer than may be", "Name\n" + strings.Repeat("x", 40<<20) + "\n", "more than 16 MiB"},
		{"a heading of labels", "Name," + strings.Repeat("workhome", 25) + "\nDana Whitcomb,a\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now() //nolint:forbidigo // a test may look at the clock
			s, err := readWhole(Read, []byte(tt.data), Options{Name: "f.csv"})
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			runtime.ReadMemStats(&after)
			if got, most := after.TotalAlloc-before.TotalAlloc, uint64(512<<20+40*len(tt.data)); got > most {
				t.Errorf("%d bytes were asked for, at most %d", got, most)
			}
			if err == nil && len(s.Bad) > 0 {
				err = s.Bad[0]
			}
			switch {
			case tt.refused == "" && err != nil:
				t.Fatal(err)
			case tt.refused != "" && (err == nil || !strings.Contains(err.Error(), tt.refused)):
				t.Fatalf("got %v, want it refused: %s", err, tt.refused)
			case err != nil:
				refusedWell(t, err)
			}
		})
	}
}

// Days that no calendar of ours has, or that nobody alive was born on, are kept as fields; none keeps a contact out.
func TestDatesBeyondMeasure(t *testing.T) {
	s := read(t, "Name,Birthday,Anniversary\nAda,1582-10-10,\nBea,9999-12-31,\nCleo,1799-12-31,\nDana,0000-00-00,\nEve,,1582-10-04\nFay,1980-02-30,\n",
		Options{Today: today})
	if len(s.Bad) != 0 || cardNames(s) != "Ada | Bea | Cleo | Dana | Eve | Fay" {
		t.Errorf("read %s, bad %v", cardNames(s), s.Bad)
	}
	for _, c := range s.Cards {
		if len(c.Contact.Dates) != 0 || len(c.Contact.Fields) != 1 || len(c.Remarks) != 1 {
			t.Errorf("%s: %+v, %q", c.Contact.Name, c.Contact, c.Remarks)
		}
	}
}

// What Excel would run is text, whatever its cell is taken as.
func TestFormulaCells(t *testing.T) {
	s := read(t, "Name,Notes,Phone,Tags\n\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'=1+1,'+1 202-555-0142,@a\n", Options{})
	c := s.Cards[0].Contact
	if c.Name != `=HYPERLINK("http://x","y")` || c.Fields[0].Value != "=1+1" || c.Points[0].Value != "+1 202-555-0142" || c.Tags[0] != "@a" {
		t.Errorf("read %+v", c)
	}
}

// FuzzReadItems holds what the store may rely on: whatever the file, it is refused with a hint or read to its end, and every
// follow-up and fact is one that can be kept.
func FuzzReadItems(f *testing.F) {
	for _, sheet := range []string{
		"Task,Who,Due,Status,Done\nSend,Dana,5/6/2025,done,2025-11-02\n", "uid,owed_by,text,state,due,name\n,me,'=a,open,,b\n",
		"Fact,Name,Kind,Since\na,Dana,to ask,22.11.2025\n", "uid,kind,text,dropped,name,private\n,cares,a,,b,x\n", "text\n\x80", "text;name\r\"a",
	} {
		f.Add([]byte(sheet))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		o := Options{Name: "fuzz.csv", Today: today, Order: journal.MDY}
		if n, err := ReadFollowUps(open, o); err != nil {
			refusedWell(t, err)
		} else {
			checkItems(t, n, func(c journal.ItemCard[journal.FollowUp]) bool {
				text, err := journal.CleanFollowUp(c.Item.Text)
				closed := c.Item.State != journal.Open
				return err == nil && text == c.Item.Text && closed == !c.Item.Closed.IsZero() && !c.Item.Closed.After(today)
			})
		}
		if n, err := ReadFacts(open, o); err != nil {
			refusedWell(t, err)
		} else {
			checkItems(t, n, func(c journal.ItemCard[journal.Fact]) bool {
				text, err := journal.CleanFact(c.Item.Text)
				return err == nil && text == c.Item.Text && !c.Item.Day.IsZero() && !c.Item.Day.After(today) && c.Who+c.WhoUID != ""
			})
		}
	})
}

// checkItems checks what can be taken of a sheet, and that what cannot says why.
func checkItems[T any](t *testing.T, n *Items[T], good func(journal.ItemCard[T]) bool) {
	t.Helper()
	last := 0
	for c, err := range n.Cards() {
		switch {
		case err != nil:
			refusedWell(t, err)
			return
		case c.Line <= last:
			t.Fatalf("line %d after line %d", c.Line, last)
		case c.Bad != nil:
			refusedWell(t, c.Bad)
		case !good(c):
			t.Fatalf("%+v", c)
		}
		last = c.Line
	}
}

// A sheet of follow-ups is never in memory, however long it is.
func TestItemsAreStreamed(t *testing.T) {
	const rows = 200_000
	n, err := ReadFollowUps(func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		go func() {
			_, err := io.WriteString(w, "Task,Who,Due\n")
			for i := 0; i < rows && err == nil; i++ {
				_, err = fmt.Fprintf(w, "Send memo %d,Dana Whitcomb,2026-12-01\n", i)
			}
			_ = w.CloseWithError(err)
		}()
		return r, nil
	}, Options{Name: "f.csv"})
	if err != nil {
		t.Fatal(err)
	}
	start, most, seen := heap(), uint64(0), 0
	for c, err := range n.Cards() {
		if err != nil || c.Bad != nil {
			t.Fatal(errors.Join(err, c.Bad))
		}
		if seen++; seen%50_000 == 0 {
			most = max(most, heap())
		}
	}
	if seen != rows || most > start+4<<20 {
		t.Errorf("%d rows; %d bytes in use, %d before", seen, most, start)
	}
}

package vcard

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// A card that cannot be read is told with its lines, and those round it are read all the same.
func TestBadCards(t *testing.T) {
	good := card("FN:Dana Whitcomb")
	for name, tt := range map[string]struct{ text, want string }{
		"no name": {card("TEL:1"), "a.vcf:5: the card has no name"},
		"no property": {card("FN:Luis", "what is this"),
			`a.vcf:8: "what is this" is no property of a card`},
		"no end":  {"BEGIN:VCARD\nFN:Luis\n", "a.vcf:5: the card has no END:VCARD before the next begins at line 7"},
		"nested":  {card("FN:Luis", "BEGIN:VCARD", "FN:Ruth", "END:VCARD"), "a.vcf:5: the card has no END:VCARD before the next begins at line 8"},
		"a NUL":   {card("FN:Lu\x00is"), "a.vcf:7: FN of the card that begins at line 5: there is a NUL character, so this is no text"},
		"charset": {card("FN;CHARSET=Klingon:Luis"), `a.vcf:7: FN of the card that begins at line 5: the charset "Klingon" is not known`},
		"astray":  {"hello\nworld\n", "a.vcf:5: here is something outside of any card"},
		"our own": {card("FN:Luis", "X-REL-STAGE:warm"), `a.vcf:8: X-REL-STAGE of the card that begins at line 5: "warm" is none of prospect, developing, sustaining, dormant`},
		"name":    {card("FN:" + strings.Repeat("é", 201)), "a.vcf:7: FN of the card that begins at line 5: the name is 201 characters long, and at most 200 are taken"},
		"long":    {card("FN:Luis", "NOTE:"+strings.Repeat("x", 10<<20)), "a.vcf:8: NOTE of the card that begins at line 5: it is longer than 1 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			cards, bad := readAll(t, good+tt.text+good)
			if len(cards) < 2 || cards[0].Contact.Name != "Dana Whitcomb" || cards[len(cards)-1].Contact.Name != "Dana Whitcomb" {
				t.Errorf("read %+v", cards)
			}
			if len(bad) == 0 || bad[0] != tt.want {
				t.Errorf("said %q", bad)
			}
		})
	}
}

// However a file is cut off, what is whole in it is read, and what is not is told.
func TestTruncated(t *testing.T) {
	for _, program := range []string{"android", "thunderbird"} {
		data, err := os.ReadFile(samples + program + ".vcf")
		if err != nil {
			t.Fatal(err)
		}
		all := read(t, string(data))
		for at := range data {
			cards, bad := readAll(t, string(data[:at]))
			whole := strings.Count(string(data[:at]), "END:VCARD")
			if len(cards) != whole || len(bad) > 1 || (len(bad) == 0) != (strings.TrimSpace(string(data[:at])) == "" || whole > 0 && endsWhole(data[:at])) {
				t.Fatalf("%s cut off at %d: %d cards, %v", program, at, len(cards), bad)
			}
			for i, c := range cards {
				same(t, c.Contact, all[i].Contact)
			}
		}
	}
}

func endsWhole(data []byte) bool { return bytes.HasSuffix(bytes.TrimSpace(data), []byte("END:VCARD")) }

// Time and memory are bounded, whatever a file has too much of.
func TestTooMuch(t *testing.T) {
	million := func(line string) string { return strings.Repeat(line+"\n", 1_000_000) }
	many := func(line string) string { return strings.Repeat(line+"\n", 100_000) }
	for name, text := range map[string]string{
		"a line of 10 MB":      card("FN:Luis", "X-A:"+strings.Repeat("x", 10<<20)),
		"empty properties":     "BEGIN:VCARD\nFN:Luis\n" + million("X-A:") + "END:VCARD\n",
		"properties":           "BEGIN:VCARD\nFN:Luis\n" + many("TEL:1") + "END:VCARD\n",
		"folded lines":         "BEGIN:VCARD\nFN:Luis\nPHOTO:" + many("\n x") + "END:VCARD\n",
		"soft breaks":          "BEGIN:VCARD\nFN:Luis\nX-A;QUOTED-PRINTABLE:" + many("=") + "\nEND:VCARD\n",
		"parameters":           "BEGIN:VCARD\nFN:Luis\nTEL" + strings.Repeat(";TYPE=a", 1_000_000) + ":1\nEND:VCARD\n",
		"separators":           "BEGIN:VCARD\nFN:Luis\nCATEGORIES:" + strings.Repeat("a,", 500_000) + "\nEND:VCARD\n",
		"categories":           "BEGIN:VCARD\nFN:Luis\nNICKNAME:" + strings.Repeat("a b,", 250_000) + "\nEND:VCARD\n",
		"quotes":               "BEGIN:VCARD\nFN:Luis\nTEL;A=" + strings.Repeat(`"`, 1<<20) + ":1\nEND:VCARD\n",
		"cards without an end": many("BEGIN:VCARD"),
		"lines astray":         many("hello"),
		"no line ends":         strings.Repeat("BEGIN:VCARD", 1_000_000),
		"AGENTs":               "BEGIN:VCARD\nFN:Luis\nAGENT:\n" + many("BEGIN:VCARD"),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			deadline, cards := make(chan struct{}), 0
			go func() {
				defer close(deadline)
				for _, err := range Read(strings.NewReader(text), Options{}) {
					if err == nil {
						cards++
					}
				}
				runtime.GC()
				runtime.ReadMemStats(&after)
			}()
			select {
			case <-deadline:
			case <-time.After(time.Minute):
				t.Fatal("took more than a minute")
			}
			if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 32<<20 {
				t.Errorf("holds %d MiB", grown>>20)
			}
		})
	}
}

// What is too large to be kept is left out, and said.
func TestLeftOut(t *testing.T) {
	got := read(t, card("FN:Luis", "PHOTO;ENCODING=b:"+strings.Repeat("A", 300<<10), "X-A:"+strings.Repeat("x", 2<<20), "LOGO;ENCODING=b:"+strings.Repeat("A", 100<<10)))
	want := []string{"PHOTO of 300 KiB left out, as it is too large to be kept", "X-A of more than 1 MiB left out, as it is too large to be kept"}
	if strings.Join(got[0].Remarks, "\n") != strings.Join(want, "\n") || len(got[0].Contact.Kept) != 1 {
		t.Errorf("said %q, kept %d", got[0].Remarks, len(got[0].Contact.Kept))
	}
}

// broken is a file that cannot be read on.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = errors.New("the disk is gone")
	}
	return n, err
}

func TestFileThatCannotBeRead(t *testing.T) {
	var last error
	for _, err := range Read(broken{strings.NewReader(card("FN:Dana") + "BEGIN:VCARD\nFN:Lu")}, Options{}) {
		last = err
	}
	if last == nil || last.Error() != "the disk is gone" {
		t.Errorf("said %v", last)
	}
}

// FuzzRead holds what the store may rely on: whatever the file, every card is clean and within its limits, every bad one has
// a line and a way out, and a contact comes back from a card as it is.
func FuzzRead(f *testing.F) {
	for _, lines := range [][]string{
		{"FN:Dana"}, {"N:Whitcomb;Dana;;Dr.;PhD", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12"}, {"VERSION:2.1", "FN;QUOTED-PRINTABLE:=44=", "ana"},
		{"FN:D", "item1.TEL;TYPE=\"a,b\":1", "item1.X-ABLabel:_$!<Home>!$_"}, {"ORG:a;b\\;c", "PHOTO;BASE64:", " /9j/", ""},
		{"FN:a", "AGENT:", "BEGIN:VCARD", "END:VCARD"}, {"FN;CHARSET=macintosh:\x8e", "CATEGORIES:a,b;c"}, {"FN:a", "PHOTO:data:image/png;base64,iVBORw0"},
		{"FN:a\\", "X-REL-FIELD:a;b", "X-REL-POSITION:a;b;2020-01-01;", "NOTE;X-FIELD=Note:x"}, {"FN:a", "ADR:;;x;y;z;9;US", "LABEL:q", "X-REL-UID:x"},
		{"FN:a", "UID:1", "END:VCARD", "BEGIN:VCARD", "FN:b", "KIND:group", "MEMBER:urn:uuid:1", "MEMBER:mailto:a@b.example"},
		{"FN;LANGUAGE=fr:a", "N:b;c;;;;d;e", "ADR;GEO=x:1;2;3;;;;;4", "NOTE;X-A=1:b", "NOTE:c", "CATEGORIES:A b", "ORG:a;b;c", "FN:d"},
		{"FN:a", `BDAY;X-APPLE-OMIT-YEAR=1"04:1"04-01-01`}, {"FN;CHARSET=UTF-16;QUOTED-PRINTABLE:=FE=FF=00D=00a", "TEL;PREF=3:1", "TEL;TYPE=pref;PID=1:1", "item1.ADR:;;a", "item1.X-ABADR:us"},
	} {
		f.Add([]byte(card(lines...)))
	}
	f.Add([]byte("\xff\xfeB\x00E\x00G\x00I\x00N\x00"))
	f.Add([]byte("hello\r\rBEGIN:VCARD\rFN:a\rEND:VCARD"))
	f.Fuzz(func(t *testing.T, data []byte) {
		last, o := 0, Options{Name: "a.vcf", Group: func(name string) bool { return len(name) == 1 }, Lists: &Lists{}}
		o.Lists.Read(bytes.NewReader(data), o)
		for c, err := range Read(bytes.NewReader(data), o) {
			var bad journal.BadRow
			var p *journal.Problem
			if err != nil && (!errors.As(err, &bad) || bad.Line < 1 || !errors.As(err, &p) || p.Hint == "") {
				t.Fatalf("refused with %#v", err)
			}
			if err != nil {
				continue
			}
			if c.Line <= last {
				t.Fatalf("line %d after %d", c.Line, last)
			}
			last = c.Line
			checkContact(t, c.Contact)
			for _, v := range []Version{V3, V4} {
				text := write(t, v, c.Contact)
				again, wrong := readAll(t, text)
				if len(again) != 1 {
					t.Fatalf("%q came back as %v, %v", text, again, wrong)
				}
				same(t, again[0].Contact, c.Contact)
			}
		}
	})
}

// checkContact checks that a contact is in the one form the journal keeps.
func checkContact(t *testing.T, c journal.Contact) {
	t.Helper()
	names := append([]string{c.Name}, append(c.Aliases, c.Groups...)...)
	for _, p := range c.Positions {
		names = append(names, strings.TrimSpace(p.String()))
		if p.Title == "" && p.Organization == "" || !p.To.IsZero() && p.To.Before(p.From) {
			t.Fatalf("position %+v", p)
		}
	}
	for _, f := range c.Fields {
		names = append(names, f.Name)
		checkText(t, f.Value)
	}
	for _, name := range names {
		if clean, err := journal.CleanName(name); err != nil || clean != name && len(name) <= journal.MaxName {
			t.Fatalf("name %q", name)
		}
	}
	for _, tag := range c.Tags {
		if clean, err := journal.Tag(tag); err != nil || clean != tag {
			t.Fatalf("tag %q", tag)
		}
	}
	for _, p := range c.Points {
		checkText(t, p.Value)
		checkText(t, p.Label)
		if p.Value == "" {
			t.Fatalf("point %+v", p)
		}
	}
	for _, k := range c.Kept {
		checkText(t, k.Line)
		if len(k.Line) > largestKept || k.Name == "" {
			t.Fatalf("kept %+v", k)
		}
	}
}

func checkText(t *testing.T, text string) {
	t.Helper()
	if clean, err := journal.CleanText("text", text); err != nil || strings.TrimRight(clean, " \n") != strings.TrimRight(text, " \n") && clean != text {
		t.Fatalf("text %q", text)
	}
}

package vcard

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

var update = flag.Bool("update", false, "write generated files anew")

const samples = "../../testdata/import/vcard/"

// Files in the form in which ten programs write them come in as the texts beside them say, go out, and come in again
// unchanged.
func TestPrograms(t *testing.T) {
	for _, program := range []string{
		"android", "blackberry", "evolution", "gmail", "iphone", "lotus-notes", "macos", "outlook-2003", "outlook-2007", "thunderbird",
	} {
		t.Run(program, func(t *testing.T) {
			data, err := os.ReadFile(samples + program + ".vcf")
			if err != nil {
				t.Fatal(err)
			}
			cards := read(t, string(data))
			golden(t, program, cards)
			for _, v := range []Version{V3, V4} {
				for _, c := range cards {
					text := write(t, v, c.Contact)
					wellFormed(t, text, v)
					again := read(t, text)
					if len(again) != 1 || !slices.Equal(again[0].Remarks, c.Remarks) {
						t.Fatalf("%s came back as %d cards, %v", v, len(again), again[0].Remarks)
					}
					same(t, again[0].Contact, c.Contact)
				}
			}
		})
	}
	files, err := filepath.Glob(samples + "*.vcf")
	if err != nil || len(files) != 10 {
		t.Errorf("%d samples, %v", len(files), err)
	}
}

// wellFormed checks what RFC 2426 and RFC 6350 ask of the lines of a card.
func wellFormed(t *testing.T, text string, v Version) {
	t.Helper()
	lines := strings.SplitAfter(text, "\r\n")
	if lines[0] != "BEGIN:VCARD\r\n" || lines[1] != "VERSION:"+string(v)+"\r\n" || !strings.HasSuffix(text, "END:VCARD\r\n") {
		t.Errorf("%s\nbegins or ends otherwise", text)
	}
	for _, line := range lines {
		if len(line) > 75+len("\r\n") || strings.ContainsAny(strings.TrimSuffix(line, "\r\n"), "\r\n") || strings.ToValidUTF8(line, "") != line {
			t.Errorf("the line %q", line)
		}
	}
	for _, needed := range []string{"FN", "N"} {
		if !strings.Contains(text, "\r\n"+needed+":") && !strings.Contains(text, "\r\n"+needed+";") {
			t.Errorf("%s\nhas no %q", text, needed)
		}
	}
}

// golden compares cards with the text beside their file.
func golden(t *testing.T, program string, cards []journal.Card) {
	t.Helper()
	var b strings.Builder
	for _, c := range cards {
		describe(&b, c)
	}
	path := samples + program + ".txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || b.String() != string(want) {
		t.Errorf("%s is read as\n%s\n%v", program, b.String(), err)
	}
}

// describe says of a card all there is to it.
func describe(b *strings.Builder, c journal.Card) {
	x := c.Contact
	line := func(what string, value any) {
		if text := fmt.Sprint(value); text != "" {
			fmt.Fprintf(b, "  %s: %s\n", what, strings.ReplaceAll(text, "\n", "\n      "))
		}
	}
	fmt.Fprintf(b, "%s, %s, line %d\n", x.Name, x.Kind, c.Line)
	line("alias", strings.Join(x.Aliases, "; "))
	for _, p := range x.Positions {
		line("position", p)
	}
	for _, p := range x.Points {
		line(string(p.Kind)+" ("+p.Label+")", p.Value)
	}
	for _, d := range x.Dates {
		line(d.Label, d)
	}
	line("groups", strings.Join(x.Groups, "; "))
	line("tags", strings.Join(x.Tags, "; "))
	for _, f := range x.Fields {
		line(f.Name, f.Value)
	}
	for _, k := range x.Kept {
		line("aside", k.Line)
	}
	for _, r := range c.Remarks {
		line("remark", r)
	}
}

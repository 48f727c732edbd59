package render

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestCSV(t *testing.T) {
	expect(t, list(t, Style{Format: CSV, Width: 20, Color: true, Today: today}, columns(), dana, luis), ""+
		"number,name,organization,phone,last_touched,tags,private\r\n"+
		"12,Dana Whitcomb,Office of Early Learning,202-555-0142,2026-11-03,qris; rates,true\r\n"+
		"7,Luis Ortega,Harbor Foundation,'+1 202-555-0177,,,false\r\n")
}

func TestCSVCells(t *testing.T) {
	cols := []Column[any]{{Key: "value", Value: func(v any) any { return v }}}
	for _, test := range []struct {
		value      any
		pipe, term string
	}{
		{nil, `""`, `""`},
		{"plain", "plain", "plain"},
		{`say "hi", then`, `"say ""hi"", then"`, `"say ""hi"", then"`},
		{"two\nlines\r\nthree", "\"two\nlines\r\nthree\"", "two lines three"},
		{" kept ", `" kept "`, `" kept "`},
		{"\x1b[2J", "\x1b[2J", "␛[2J"},
		{"=HYPERLINK(1)", "'=HYPERLINK(1)", "'=HYPERLINK(1)"},
		{-5, "-5", "-5"},
		{-2.5, "-2.5", "-2.5"},
		{"-5", "'-5", "'-5"},
		{[]string{"=a", "b"}, "'=a; b", "'=a; b"},
		{[]struct{ A int }{{1}}, `"[{""A"":1}]"`, `"[{""A"":1}]"`},
	} {
		for tty, want := range map[bool]string{false: test.pipe, true: test.term} {
			var b strings.Builder
			if _, err := List(&b, Style{Format: CSV, TTY: tty}, cols, Rows([]any{test.value})); err != nil {
				t.Fatal(err)
			}
			expect(t, b.String(), "value\r\n"+want+"\r\n")
		}
	}
}

func TestCSVHeadingsAreNoFormulas(t *testing.T) {
	cols := []Column[int]{{Key: "=cmd()"}, {Key: "a,b"}}
	var b strings.Builder
	if _, err := List(&b, Style{Format: CSV}, cols, Rows([]int(nil))); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "'=cmd(),\"a,b\"\r\n")
}

func TestCSVRefusesWhatHasNoText(t *testing.T) {
	cols := []Column[int]{{Key: "f", Value: func(int) any { return func() {} }}}
	if n, err := List(&strings.Builder{}, Style{Format: CSV}, cols, Rows([]int{1})); err == nil || n != 0 {
		t.Errorf("a function is printed: %d, %v", n, err)
	}
}

var formula = regexp.MustCompile(`^'*[=+\-@\t\r\n＝＋－＠]`)

func TestDefuse(t *testing.T) {
	for cell, want := range map[string]string{
		"":            "",
		"'":           "'",
		"Dana":        "Dana",
		"'90s":        "'90s",
		"a=b":         "a=b",
		"=1+1":        "'=1+1",
		"+1 202":      "'+1 202",
		"-":           "'-",
		"@name":       "'@name",
		"\tx":         "'\tx",
		"\rx":         "'\rx",
		"\nx":         "'\nx",
		"＝1":          "'＝1",
		"＋1":          "'＋1",
		"－1":          "'－1",
		"＠x":          "'＠x",
		"'=1":         "''=1",
		"''=1":        "'''=1",
		"\xff=":       "\xff=",
		"\uFFFD=":     "\uFFFD=",
		"' =indented": "' =indented",
	} {
		if got := Defuse(cell); got != want {
			t.Errorf("Defuse(%q) = %q, not %q", cell, got, want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for i, s := range nasty {
		f.Add(s, nasty[(i+3)%len(nasty)])
	}
	f.Add("'=1", "\"quoted\", \r\n\rtext")
	cols := []Column[[]string]{
		{Key: "a", Value: func(r []string) any { return r[0] }},
		{Key: "b", Value: func(r []string) any { return r[1] }},
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		var out strings.Builder
		if _, err := List(&out, Style{Format: CSV}, cols, Rows([][]string{{a, b}})); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%q reads back as %q, %v", out.String(), records, err)
		}
		// The reader makes CR LF inside a cell LF; all else must come back.
		want := []string{lf(Defuse(a)), lf(Defuse(b))}
		if !slices.Equal(records[1], want) {
			t.Errorf("%q reads back as %q, not %q", out.String(), records[1], want)
		}
		for _, cell := range []string{a, b} {
			if got, want := Defuse(cell), cell; formula.MatchString(cell) != (got == "'"+want) {
				t.Errorf("%q is defused as %q", cell, got)
			}
		}
	})
}

func lf(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

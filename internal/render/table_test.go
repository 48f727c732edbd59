package render

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestTableInAPipeIsExact(t *testing.T) {
	expect(t, list(t, Style{}, columns(), dana, luis), ""+
		"Nr  Name           Organization              Phone            Touched     Mark\n"+
		"──  ─────────────  ────────────────────────  ───────────────  ──────────  ───────────────────────\n"+
		"12  Dana Whitcomb  Office of Early Learning  202-555-0142     2026-11-03  Likes | pipes and lines\n"+
		" 7  Luis Ortega    Harbor Foundation         +1 202-555-0177\n")
}

func TestTableFitsATerminal(t *testing.T) {
	for width, want := range map[int]string{
		80: "" +
			"Nr  Name           Organization       Phone            Touched  Mark\n" +
			"──  ─────────────  ─────────────────  ───────────────  ───────  ────────────────\n" +
			"12  Dana Whitcomb  Office of Early…   202-555-0142     2w ago   Likes | pipes a…\n" +
			" 7  Luis Ortega    Harbor Foundation  +1 202-555-0177\n",
		60: "" +
			"Nr  Name           Organi…  Phone            Touched  Mark\n" +
			"──  ─────────────  ───────  ───────────────  ───────  ──────\n" +
			"12  Dana Whitcomb  Office…  202-555-0142     2w ago   Likes…\n" +
			" 7  Luis Ortega    Harbor…  +1 202-555-0177\n",
		40: "" +
			"Nr  Name           Phone\n" +
			"──  ─────────────  ───────────────\n" +
			"12  Dana Whitcomb  202-555-0142\n" +
			" 7  Luis Ortega    +1 202-555-0177\n",
		12: "" +
			"Nr  Name\n" +
			"──  ────────\n" +
			"12  Dana Wh…\n" +
			" 7  Luis Or…\n",
	} {
		got := list(t, Style{TTY: true, Width: width, Today: today}, columns(), dana, luis)
		t.Run(fmt.Sprint(width), func(t *testing.T) { expect(t, got, want) })
	}
}

func TestAColumnMayStandBelowItsRows(t *testing.T) {
	cols := columns()
	cols[2].Below, cols[len(cols)-1].Below = true, true
	style := Style{TTY: true, Width: 50, Today: today}
	want := "" +
		"Nr  Name           Phone            Touched\n" +
		"──  ─────────────  ───────────────  ───────\n" +
		"12  Dana Whitcomb  202-555-0142     2w ago\n" +
		"    Office of Early Learning\n" +
		"    Likes | pipes and lines\n" +
		" 7  Luis Ortega    +1 202-555-0177\n" +
		"    Harbor Foundation\n"
	expect(t, list(t, style, cols, dana, luis), want)
	style.Width = 200
	if got := list(t, style, cols, dana, luis); strings.Count(got, "\n") != 4 {
		t.Errorf("with room enough the columns stand beside one another, not so:\n%s", got)
	}
	many := slices.Repeat([]listed{dana, luis}, person)
	plain := list(t, Style{TTY: true, Width: 50, Today: today}, cols, many...)
	expect(t, plain, strings.Join(strings.SplitAfter(want, "\n")[:2], "")+strings.Repeat(strings.Join(strings.SplitAfter(want, "\n")[2:], ""), person))
}

func TestEmptyColumnsAreLeftOutOnATerminal(t *testing.T) {
	cols := columns()
	empty := dana
	empty.phone = ""
	if got := list(t, Style{TTY: true, Width: 200, Today: today}, cols, empty); strings.Contains(got, "Phone") {
		t.Errorf("a column with nothing in it is shown:\n%s", got)
	}
	if got := list(t, Style{}, cols, empty); !strings.Contains(got, "Phone") {
		t.Errorf("a pipe gets all columns, not so:\n%s", got)
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestColorMovesNothing(t *testing.T) {
	for _, width := range []int{0, 40, 60, 80, 200} {
		plain := Style{TTY: true, Width: width, Today: today}
		painted := plain
		painted.Color = true
		want, got := list(t, plain, columns(), dana, luis), list(t, painted, columns(), dana, luis)
		if strings.Contains(want, "\x1b") || !strings.Contains(got, "\x1b") {
			t.Fatalf("color is in the wrong table: %q, %q", want, got)
		}
		expect(t, sgr.ReplaceAllString(got, ""), want)
		for line := range strings.Lines(got) {
			for part := range strings.SplitSeq(line, closing) {
				if strings.Count(part, "\x1b") > 1 || strings.Contains(part, "\x1b") && strings.HasSuffix(part, "\n") {
					t.Errorf("a color is left open in %q", line)
				}
			}
		}
	}
	if got := list(t, Style{Color: true}, columns()[4:5], dana); !strings.Contains(got, "\n\x1b[33m2026-11-03\x1b[0m\n") {
		t.Errorf("the day is not yellow: %q", got)
	}
}

func TestWideCharactersAlign(t *testing.T) {
	cols := []Column[string]{
		{Title: "Text", Value: func(s string) any { return s }},
		{Title: "End", Value: func(string) any { return "|" }},
	}
	for _, columns := range []int{0, 12, 20, 40, 80} {
		var b strings.Builder
		if _, err := List(&b, Style{Width: columns}, cols, Rows(nasty)); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		at := strings.Index(lines[0], "End")
		for _, line := range lines[2:] {
			if got := width(strings.TrimSuffix(line, "|")); got != at {
				t.Errorf("at %d columns, %q ends at %d and not at %d", columns, line, got, at)
			}
		}
	}
}

func TestWidthsDoNotDependOnTheEnvironment(t *testing.T) {
	t.Setenv("LANG", "ja_JP.UTF-8")
	t.Setenv("RUNEWIDTH_EASTASIAN", "1")
	cols := []Column[string]{
		{Title: "A", Value: func(s string) any { return s }},
		{Title: "B", Value: func(string) any { return "|" }},
	}
	var b strings.Builder
	if _, err := List(&b, Style{}, cols, Rows([]string{"§±×…", "王"})); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "A     B\n────  ─\n§±×…  |\n王    |\n")
}

// drawn is a grid's rows both ways.
func drawn(t testing.TB, g *grid) (laidOut, plainly string) {
	t.Helper()
	var a, b bytes.Buffer
	if err := g.layOut(&a); err != nil {
		t.Fatal(err)
	}
	if err := g.drawPlainly(&b); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

func TestLongTablesLookLikeShortOnes(t *testing.T) {
	for _, s := range []Style{{}, {Width: 30}, {Width: 60, Color: true}} {
		g := newGrid(s, titled(columns()))
		for i, text := range append(nasty, "", " ") {
			g.add([]cell{
				{text: fmt.Sprint(i), tint: Tint(i % 6)}, {text: oneLine(text), tint: Red}, {}, {text: "202-555-0142"}, {text: oneLine(text), tint: Green}, {text: "x"},
			})
		}
		g.fit()
		laidOut, plainly := drawn(t, g)
		expect(t, laidOut, plainly)
	}
	short := list(t, Style{}, columns(), make([]listed, person)...)
	long := list(t, Style{}, columns(), make([]listed, person+1)...)
	if !strings.HasPrefix(long, short) {
		t.Error("a table of one row more looks different")
	}
}

// The beginning of a list that is too long to be held decides how wide its columns are; what is wider later is whole all the same.
func TestTheRestOfALongListFollows(t *testing.T) {
	all := slices.Repeat([]listed{luis}, mostRows+2)
	all[mostRows].name, all[mostRows].org = strings.Repeat("Ana ", 20), "Harbor Fund"
	for _, s := range []Style{{}, {Width: 60}} {
		lines := strings.Split(list(t, s, columns(), all...), "\n")
		want := strings.Split(list(t, s, columns(), all[:5]...), "\n")
		if len(lines) < len(all)+2 || s.Width == 0 && (lines[0] != want[0] || lines[len(lines)-2] != want[2]) {
			t.Fatalf("%d lines, the first %q and the last %q, want %q and %q", len(lines), lines[0], lines[len(lines)-2], want[0], want[2])
		}
		rest := strings.Join(lines[mostRows:], "\n")
		if s.Width == 0 && !strings.Contains(rest, strings.TrimSpace(all[mostRows].name)) || !strings.Contains(rest, "Harbor Fund") {
			t.Errorf("a later row is cut: %s", rest)
		}
		for _, line := range lines {
			if s.Width > 0 && width(line) > s.Width {
				t.Errorf("%q is too wide", line)
			}
		}
	}
}

func TestACellOfAMegabyteIsNoTrouble(t *testing.T) {
	huge := luis
	huge.org = strings.Repeat("Office of Early Learning ", 40_000)
	if got := list(t, Style{}, columns(), huge); !strings.Contains(got, strings.TrimSpace(huge.org)) {
		t.Error("the cell is cut in a pipe")
	}
	for line := range strings.Lines(list(t, Style{Width: 80}, columns(), huge)) {
		if width(strings.TrimSuffix(line, "\n")) > 80 {
			t.Errorf("%q is too wide", line)
		}
	}
}

func FuzzTableCell(f *testing.F) {
	for i, s := range nasty {
		f.Add(s, nasty[(i+5)%len(nasty)])
	}
	const columns = 40
	type row struct{ name, org string }
	cols := []Column[row]{
		{Title: "Nr", Value: func(row) any { return 7 }, Right: true, Rigid: true},
		{Title: "Name", Value: func(r row) any { return r.name }},
		{Title: "Organization", Value: func(r row) any { return r.org }},
		{Title: "End", Value: func(row) any { return "|" }, Rigid: true},
	}
	f.Fuzz(func(t *testing.T, name, org string) {
		var b strings.Builder
		if _, err := List(&b, Style{Width: columns}, cols, Rows([]row{{"Dana", "Office"}, {name, org}})); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) != 4 {
			t.Fatalf("%d lines: %q", len(lines), b.String())
		}
		for _, line := range lines {
			if width(line) > columns || strings.HasSuffix(line, " ") || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%q does not fit, ends in a space, or holds a control character", line)
			}
		}
		if width(lines[2]) != width(lines[3]) {
			t.Errorf("%q and %q do not align", lines[2], lines[3])
		}
	})
}

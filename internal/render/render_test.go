package render

import (
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// listed is what the tests list.
type listed struct {
	number  int64
	name    string
	org     string
	phone   string
	touched journal.Day
	tags    []string
	private bool
	note    string
}

var today = journal.Day{Year: 2026, Month: 11, Dom: 23}

var dana = listed{
	number: 12, name: "Dana Whitcomb", org: "Office of Early Learning", phone: "202-555-0142",
	touched: today.Add(-20), tags: []string{"qris", "rates"}, private: true, note: "Likes | pipes\nand\tlines",
}

var luis = listed{number: 7, name: "Luis Ortega", org: "Harbor Foundation", phone: "+1 202-555-0177"}

// columns are all sorts of column: for people only, for programs only, aligned, rigid, tinted.
func columns() []Column[listed] {
	return []Column[listed]{
		{Key: "number", Title: "Nr", Value: func(p listed) any { return p.number }, Right: true, Rigid: true},
		{Key: "name", Title: "Name", Value: func(p listed) any { return p.name }},
		{Key: "organization", Title: "Organization", Value: func(p listed) any { return p.org }},
		{Key: "phone", Title: "Phone", Value: func(p listed) any { return p.phone }, Rigid: true},
		{
			Key: "last_touched", Title: "Touched", Value: func(p listed) any { return p.touched },
			Tint: func(p listed) Tint {
				if p.touched.IsZero() {
					return Plain
				}
				return Yellow
			},
		},
		{Key: "tags", Value: func(p listed) any { return p.tags }},
		{Key: "private", Value: func(p listed) any { return p.private }},
		{Title: "Mark", Show: func(p listed, _ Style) string { return p.note }},
	}
}

// list is what List prints of rows, all of columns unless cols says otherwise.
func list(t *testing.T, s Style, cols []Column[listed], rows ...listed) string {
	t.Helper()
	var b strings.Builder
	n, err := List(&b, s, cols, Rows(rows))
	if err != nil {
		t.Fatal(err)
	}
	if n != len(rows) {
		t.Errorf("List counted %d rows of %d", n, len(rows))
	}
	return b.String()
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s\n(%q)", got, want, got)
	}
}

func TestParseFormat(t *testing.T) {
	for _, f := range Formats {
		if got, err := ParseFormat(" " + strings.ToUpper(string(f))); err != nil || got != f {
			t.Errorf("ParseFormat(%q) = %q, %v", f, got, err)
		}
	}
	_, err := ParseFormat("xml")
	var problem *journal.Problem
	if !errors.As(err, &problem) || problem.Code != journal.Usage || problem.Hint != "one of table, csv, json, markdown" {
		t.Errorf("ParseFormat(xml) gives %#v", err)
	}
}

func TestListOfNothing(t *testing.T) {
	for format, want := range map[Format]string{
		Table:    "",
		CSV:      "number,name,organization,phone,last_touched,tags,private\r\n",
		JSON:     "[]\n",
		Markdown: "| Nr | Name | Organization | Phone | Touched | Mark |\n| ---: | --- | --- | --- | --- | --- |\n",
	} {
		expect(t, list(t, Style{Format: format}, columns()), want)
	}
}

// failing gives one row and then an error.
func failing(err error) iter.Seq2[listed, error] {
	return func(yield func(listed, error) bool) {
		_ = yield(dana, nil) && yield(listed{}, err)
	}
}

func TestListEndsAtAnErrorOfTheRows(t *testing.T) {
	broken := errors.New("the journal went away")
	for _, format := range Formats {
		var b strings.Builder
		n, err := List(&b, Style{Format: format}, columns(), failing(broken))
		if n != 1 || !errors.Is(err, broken) {
			t.Errorf("%s: %d, %v", format, n, err)
		}
		if format == JSON && json.Valid([]byte(b.String())) {
			t.Errorf("a broken list looks whole: %q", b.String())
		}
	}
}

// full is a writer that takes nothing.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestListTellsThatItCannotWrite(t *testing.T) {
	for _, format := range Formats {
		for _, rows := range [][]listed{{dana}, make([]listed, 5000)} {
			if _, err := List(full{}, Style{Format: format}, columns(), Rows(rows)); !errors.Is(err, errFull) {
				t.Errorf("%s of %d rows: %v", format, len(rows), err)
			}
		}
	}
}

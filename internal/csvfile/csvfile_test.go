package csvfile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

var today = journal.Day{Year: 2025, Month: time.November, Dom: 23}

// sheet is a sheet that was read to its end.
type sheet struct {
	*Sheet
	Cards []journal.Card
	Bad   []journal.BadRow
}

// readWhole reads a file of which all is at hand to its end.
func readWhole(read func(textfile.Open, Options) (*Sheet, error), data []byte, o Options) (*sheet, error) {
	s, err := read(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }, o)
	if err != nil {
		return nil, err
	}
	all := &sheet{Sheet: s}
	for card, err := range s.Cards() {
		var bad journal.BadRow
		switch {
		case errors.As(err, &bad):
			all.Bad = append(all.Bad, bad)
		case err != nil:
			return nil, err
		default:
			all.Cards = append(all.Cards, card)
		}
	}
	return all, nil
}

// read reads a small sheet that must be readable.
func read(t *testing.T, text string, o Options) *sheet {
	t.Helper()
	s, err := readWhole(Read, []byte(text), o)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return s
}

// one reads a sheet that must give one good card.
func one(t *testing.T, text string) journal.Card {
	t.Helper()
	s := read(t, text, Options{Today: today})
	if len(s.Cards) != 1 || len(s.Bad) != 0 {
		t.Fatalf("got %d cards and bad rows %v, want one card", len(s.Cards), s.Bad)
	}
	return s.Cards[0]
}

// problem reads a sheet that must be refused as a whole, with a hint.
func problem(t *testing.T, text string, o Options) *journal.Problem {
	t.Helper()
	_, err := readWhole(Read, []byte(text), o)
	var p *journal.Problem
	if !errors.As(err, &p) {
		t.Fatalf("Read gave %v, want a Problem", err)
	}
	if p.Hint == "" {
		t.Errorf("%q has no hint", p.What)
	}
	return p
}

func sample(t *testing.T, name string) *sheet {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "import", name))
	if err != nil {
		t.Fatal(err)
	}
	s, err := readWhole(Read, data, Options{Name: name, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Bad) > 0 {
		t.Fatalf("bad rows: %v", s.Bad)
	}
	return s
}

func cardNames(s *sheet) string {
	var all []string
	for _, c := range s.Cards {
		all = append(all, c.Contact.Name)
	}
	return strings.Join(all, " | ")
}

func TestSamples(t *testing.T) {
	for _, tt := range []struct {
		file, encoding string
		delimiter      rune
		names          string
	}{
		{"semicolon-latin1.csv", "Windows-1252", ';', "Jörg Königsmüller | Zoë Brontë-Ünal | José Peña"},
		{"utf16.csv", "UTF-16", '\t', "Dana Whitcomb | Łucja Wiśniewska | 陳美玲"},
		{"outlook-like.csv", "UTF-8", ',', "Dana M. Whitcomb Jr. | Luis Ortega | Family Voices"},
		{"title-rows.csv", "UTF-8", ',', "Dana Whitcomb | Ortega, Luis | Sam O'Neill-Park | Family Voices"},
		{"tab.csv", "UTF-8", '\t', "Dana Whitcomb | Luis Ortega | Ana Ruiz-Calderón"},
	} {
		t.Run(tt.file, func(t *testing.T) {
			s := sample(t, tt.file)
			if got := cardNames(s); got != tt.names {
				t.Errorf("names %s\nwant  %s", got, tt.names)
			}
			if s.Encoding != tt.encoding || s.Delimiter != tt.delimiter {
				t.Errorf("read as %s with %q, want %s with %q", s.Encoding, s.Delimiter, tt.encoding, tt.delimiter)
			}
		})
	}
}

func TestOutlook(t *testing.T) {
	got := sample(t, "outlook-like.csv").Cards[0]
	want := journal.Card{Line: 2, Contact: journal.Contact{
		Kind: journal.Person,
		Name: "Dana M. Whitcomb Jr.",
		Points: []journal.Point{
			{Kind: journal.PointPhone, Value: "(217) 555-0147", Label: "work"},
			{Kind: journal.PointPhone, Value: "(217) 555-0148", Label: "work"},
			{Kind: journal.PointPhone, Value: "217-555-0149", Label: "mobile"},
			{Kind: journal.PointEmail, Value: "dana@example.gov"},
			{Kind: journal.PointEmail, Value: "dana.w@example.org"},
			{Kind: journal.PointWeb, Value: "https://example.gov/dana"},
			{Kind: journal.PointAddress, Value: "100 Main Street\nSpringfield, IL", Label: "work"},
			{Kind: journal.PointPhone, Value: "(217) 555-0150", Label: "work fax"}, // behind those that somebody answers
		},
		Positions: []journal.Position{{Title: "Administrator", Organization: "Office of Child Care"}},
		Dates:     []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: 22, Year: 1980}},
		Groups:    []string{"Public officials", "Funders"},
		Fields: []journal.Field{
			{Name: "Title", Value: "Dr."},
			{Name: "Department", Value: "Licensing"},
			{Name: "Notes", Value: "Met at the forum.\nAsked about rates, twice."},
		},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTitleRows(t *testing.T) {
	got := sample(t, "title-rows.csv").Cards
	want := []journal.Card{
		{Line: 6, LastContact: today.Add(-1), Contact: journal.Contact{Every: 30}},
		{Line: 7, LastContact: journal.Day{Year: 2025, Month: time.September, Dom: 3}, Contact: journal.Contact{Every: 14}},
		{Line: 9},
		{Line: 10, Contact: journal.Contact{Every: 365}},
	}
	for i, w := range want {
		if g := got[i]; g.Line != w.Line || g.LastContact != w.LastContact || g.Contact.Every != w.Contact.Every {
			t.Errorf("card %d: line %d, %s, every %d; want line %d, %s, every %d", i,
				g.Line, g.LastContact, g.Contact.Every, w.Line, w.LastContact, w.Contact.Every)
		}
	}
}

func TestQuotedLinesAndDayFirst(t *testing.T) {
	cards := sample(t, "tab.csv").Cards
	if got, want := cards[0].Contact.Points[0].Value, "100 Main Street\nSpringfield, IL"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	if cards[1].Line != 4 {
		t.Errorf("the row after a quoted line end is on line %d, want 4", cards[1].Line)
	}
	if got, want := cards[1].Contact.Dates[0].String(), "1975-12-05"; got != want {
		t.Errorf("birthday %s, want %s: another row says the day comes first", got, want)
	}
	if got := cards[1].Contact.Stage; got != journal.Prospect {
		t.Errorf("stage %q, want prospect", got)
	}
}

// TestLegislators reads real names as they are: accents, initials, nicknames in quotes, suffixes.
func TestLegislators(t *testing.T) {
	s := sample(t, "legislators.csv")
	if len(s.Cards) != 39 {
		t.Fatalf("got %d cards, want 39", len(s.Cards))
	}
	var as []string
	for _, u := range s.Columns {
		as = append(as, u.As)
	}
	if got, want := strings.Join(as, " "),
		"name title organization field field field phone web address birthday field field"; got != want {
		t.Errorf("columns %s\nwant    %s", got, want)
	}
	for _, name := range []string{`Jesús G. "Chuy" García`, `Henry C. "Hank" Johnson, Jr.`, "Rudy Yakym III", "J. French Hill"} {
		if !strings.Contains(cardNames(s), name) {
			t.Errorf("%s is not among %s", name, cardNames(s))
		}
	}
	c := s.Cards[0].Contact
	if c.Kind != journal.Person || len(c.Positions) != 1 || len(c.Points) != 3 || len(c.Dates) != 1 {
		t.Errorf("%+v lacks something", c)
	}
	if got, want := c.Fields[0], (journal.Field{Name: "State", Value: "VT"}); got != want {
		t.Errorf("first field %v, want %v", got, want)
	}
}

func TestBadRows(t *testing.T) {
	for _, tt := range []struct {
		name, sheet, want string // want is part of the message
	}{
		{"no such day", "Name,Last contact\nDana Whitcomb,2025-02-30\n", "people.csv:2: column Last contact: "},
		{"not a day", "Name,Last contact\nDana Whitcomb,soon\n", "people.csv:2: column Last contact: "},
		{"day to come", "Name,Last contact\nDana Whitcomb,2025-11-24\n", "2025-11-24 is after today, 2025-11-23"},
		{"two digits of a birth year", "Name,Birthday\nDana Whitcomb,12-May-20\n", "column Birthday: "},
		{"cadence", "Name,Every\nDana Whitcomb,now and then\n", "column Every: "},
		{"stage", "Name,Stage\nDana Whitcomb,lead\n", `column Stage: "lead" is none of prospect, developing`},
		{"kind", "Name,Kind\nDana Whitcomb,friend\n", `"friend" is none of person, organization`},
		{"channel", "Name,Last channel\nDana Whitcomb,pigeon\n", `"pigeon" is none of meeting`},
		{"tag", "Name,Tags\nDana Whitcomb,#\n", "column Tags: the tag is empty"},
		{"long name", "Name\n" + strings.Repeat("a", 201) + "\n", "column Name: the name is 201 characters long"},
		{"long name in parts", "First,Last\n" + strings.Repeat("a", 100) + "," + strings.Repeat("b", 100) + "\n", "column Last: "},
		{"long group", "Name,Group\nDana Whitcomb," + strings.Repeat("a", 201) + "\n", "column Group: "},
		{"huge field", "Name,Notes\nDana Whitcomb," + strings.Repeat("a", journal.MaxText+1) + "\n", "column Notes: "},
		{"no name", "Name,Phone\n,555-0101\n", "people.csv:2: the row has no name"},
		{"person without a name", "Name,Kind,Company\n,person,Bright Steps\n", "the row is for a person but has no name"},
		{"too many cells", "Name,Phone\nDana Whitcomb,555-0101,x\n", "the row has 3 cells, but there are only 2 headings"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := read(t, tt.sheet+"Luis Ortega\n", Options{Name: "people.csv", Today: today})
			if len(s.Bad) != 1 {
				t.Fatalf("got bad rows %v, want one", s.Bad)
			}
			if cardNames(s) != "Luis Ortega" {
				t.Errorf("got cards %s, want the good row alone", cardNames(s))
			}
			if got := s.Bad[0].Error(); !strings.Contains(got, tt.want) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			var p *journal.Problem
			if !errors.As(s.Bad[0], &p) || p.Hint == "" {
				t.Errorf("%v has no hint", s.Bad[0])
			}
		})
	}
}

// What cannot be an e-mail address or a yearly date does not keep the contact out: it is kept as a field, and said.
func TestCellsKept(t *testing.T) {
	for _, tt := range []struct{ name, sheet, field, value, remark string }{
		{"no such day", "Name,Birthday\nDana,2025-02-30\n", "Birthday", "2025-02-30", `Birthday: there is no day "2025-02-30"`},
		{"too early", "Name,Birthday\nDana,1582-10-10\n", "Birthday", "1582-10-10", `Birthday: the year of "1582-10-10" is too early`},
		{"too early for a sheet", "Name,Birthday\nDana,10.10.1582\n", "Birthday", "10.10.1582", `Birthday: the year of "10.10.1582" is too early`},
		{"still to come", "Name,Anniversary\nDana,9999-12-31\n", "Anniversary", "9999-12-31", "Anniversary: 9999-12-31 is after today, 2025-11-23"},
		{"no date", "Name,Birthday\nDana,in spring\n", "Birthday", "in spring", `Birthday: "in spring" is not a yearly date rel can read`},
		{"an event", "Name,Event 1 - Label,Event 1 - Value\nDana,First met,1582-10-10\n", "First met", "1582-10-10",
			`First met: the year of "1582-10-10" is too early`},
		{"e-mail", "Name,E-mail\nDana,dana at example.org\n", "E-mail", "dana at example.org", `E-mail: "dana at example.org" is no e-mail address`},
		{"one e-mail of two", "Name,E-mail\nDana,d@example.org; none\n", "E-mail", "none", `E-mail: "none" is no e-mail address`},
		{"Google's e-mail", "Name,E-mail 1 - Label,E-mail 1 - Value\nDana,Work,none\n", "E-mail", "none", `E-mail: "none" is no e-mail address`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			card := one(t, tt.sheet)
			if want := []journal.Field{{Name: tt.field, Value: tt.value}}; !reflect.DeepEqual(card.Contact.Fields, want) {
				t.Errorf("fields %v, want %v", card.Contact.Fields, want)
			}
			if want := []string{tt.remark + "; kept as a field"}; !reflect.DeepEqual(card.Remarks, want) {
				t.Errorf("remarks %q, want %q", card.Remarks, want)
			}
			if len(card.Contact.Dates) > 0 {
				t.Errorf("dates %v", card.Contact.Dates)
			}
		})
	}
}

func TestRowsWithoutContent(t *testing.T) {
	for _, sheet := range []string{"Name,Phone\n", "Name,Phone", "Name,Phone\n,\n , \n\n"} {
		if s := read(t, sheet, Options{}); len(s.Cards)+len(s.Bad) != 0 {
			t.Errorf("%q gave %d cards and %d bad rows, want none", sheet, len(s.Cards), len(s.Bad))
		}
	}
}

func TestColumnsTellWhatTheyAreTakenAs(t *testing.T) {
	s := read(t, "Name,Work phone,State,,,Last contact,Birthday\nDana Whitcomb,555-0101,,x,,11/22/2025,1980-02-03\nLuis Ortega\n",
		Options{Map: map[string]string{"State": "field:Home state"}})
	want := []ColumnUse{
		{Header: "Name", As: "name", Filled: 2},
		{Header: "Work phone", As: "phone (work)", Filled: 1},
		{Header: "State", As: "field:Home state"},
		{Header: "Column 4", As: "field", Filled: 1},
		{Header: "Last contact", As: "last contact", Filled: 1, Order: journal.MDY},
		{Header: "Birthday", As: "birthday", Filled: 1},
	}
	if !reflect.DeepEqual(s.Columns, want) {
		t.Errorf("got  %v\nwant %v", s.Columns, want)
	}
}

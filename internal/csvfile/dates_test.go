package csvfile

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		name, cells string // of a column Last contact, first to last
		order       journal.Order
		want        string // of the first
	}{
		{"ISO", "2025-11-05", "", "2025-11-05"},
		{"ISO with a time", "2025-11-05T10:00:00Z", "", "2025-11-05"},
		{"month as a word", "5-Nov-25", "", "2025-11-05"},
		{"slashes that say it themselves", "11/22/2025", "", "2025-11-22"},
		{"month first by another row", "5/6/2025 11/22/2025", "", "2025-05-06"},
		{"day first by another row", "5/6/2025 22/11/2025", "", "2025-06-05"},
		{"by the option", "5/6/2025", journal.DMY, "2025-06-05"},
		{"the column knows better than the option", "5/6/2025 11/22/2025", journal.DMY, "2025-05-06"},
		{"not a date at all", "0/0/00", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sheet := "Name,Last contact\n"
			for cell := range strings.FieldsSeq(tt.cells) {
				sheet += "Dana Whitcomb," + cell + "\n"
			}
			s := read(t, sheet, Options{Order: tt.order, Today: today})
			if len(s.Bad) > 0 || s.Cards[0].LastContact.String() != tt.want {
				t.Errorf("got %v and bad rows %v, want %s", s.Cards, s.Bad, tt.want)
			}
		})
	}
}

func TestOrderOfEachColumn(t *testing.T) {
	s := read(t, "Name,Birthday,Added\nDana,5/6/1980,5/6/2024\nLuis,22/6/1981,6/22/2024\n", Options{})
	c := s.Cards[0].Contact
	if got := c.Dates[0].String() + " " + c.Added.String(); got != "1980-06-05 2024-05-06" {
		t.Errorf("got %s, want each column in its own order", got)
	}
}

func TestOrderProblems(t *testing.T) {
	for _, tt := range []struct {
		name, sheet string
		order       journal.Order
		what, hint  string
	}{
		{"ambiguous", "Name,Birthday\nDana,\nLuis,5/6/1980\n", "", "people.csv: column Birthday has dates such as 5/6/1980", "--date-order mdy"},
		{"conflict", "Name,Added\nDana,13/1/2024\nLuis,1/13/2024\n", "", "has both 1/13/2024 and 13/1/2024", `--map "Added=field"`},
		{"conflict in spite of the option", "Name,Added\nDana,13/1/2024\nLuis,1/13/2024\n", journal.MDY, "has both", "--map"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := problem(t, tt.sheet, Options{Name: "people.csv", Order: tt.order})
			if !strings.Contains(p.What, tt.what) || !strings.Contains(p.Hint, tt.hint) {
				t.Errorf("got %q, hint %q", p.What, p.Hint)
			}
		})
	}
}

// Dates in a column that is kept as a field are nobody's business.
func TestOrderOfFields(t *testing.T) {
	c := one(t, "Name,Hired\nDana,5/6/1980\n").Contact
	if c.Fields[0].Value != "5/6/1980" {
		t.Errorf("got %v", c.Fields)
	}
}

func TestBirthdays(t *testing.T) {
	for cell, want := range map[string]string{
		"1980-05-12": "1980-05-12", "--05-12": "--05-12", "12-May-1980": "1980-05-12", "May 12": "--05-12",
		"1980-05-12 00:00:00": "1980-05-12", "12.05.1980": "1980-05-12", "5/22/1980 0:00": "1980-05-22",
	} {
		if got := one(t, "Name,Birthday\nDana,"+cell+"\n").Contact.Dates[0]; got.String() != want || got.Label != journal.Birthday {
			t.Errorf("%q is %v, want %s", cell, got, want)
		}
	}
}

func TestTodayMayBeTheLastContact(t *testing.T) {
	if got := one(t, "Name,Last contact\nDana,"+today.String()+"\n").LastContact; got != today {
		t.Errorf("got %s, want %s", got, today)
	}
}

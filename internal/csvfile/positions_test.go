package csvfile

import (
	"errors"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzReadPositions holds what the store may rely on: every card is of a person with one position, which is named and does not
// end before it begins.
func FuzzReadPositions(f *testing.F) {
	for _, sheet := range []string{
		"", "Name,Title", "Name,Title,Start,End\nDana,Director,2019-05-01,\nDana,,,2020-01-01", "Name,Org,From,To\nDana,x,5/6/2019,5/6/2018",
		"First,Last,Title,Since,State\nDana,W,t,soon,OR\n,,t,2019,", "\xff\xfeN\x00a\x00", "Organization,Until\nx,2020-01-01",
	} {
		f.Add([]byte(sheet))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readWhole(ReadPositions, data, Options{Name: "fuzz.csv", Today: today, Order: journal.MDY})
		if err != nil {
			var p *journal.Problem
			if s != nil || !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		for _, c := range s.Cards {
			checkContact(t, c.Contact)
			if len(c.Contact.Positions) != 1 || c.Contact.Kind != journal.Person {
				t.Fatalf("card %+v", c)
			}
			if p := c.Contact.Positions[0]; p.String() == "" || !p.To.IsZero() && p.To.Before(p.From) {
				t.Fatalf("position %+v", p)
			}
		}
	})
}

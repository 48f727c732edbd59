package vcard

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// listed is what is read of a card that stands on so many lists, and the lists.
func listed(t *testing.T, lists int, group func(string) bool) ([]string, *Lists) {
	t.Helper()
	var b strings.Builder
	b.WriteString(card("FN:Dana Whitcomb", "UID:d"))
	for i := range lists {
		b.WriteString(card("KIND:group", fmt.Sprintf("FN:Board %d", i), "MEMBER:urn:uuid:d"))
	}
	o := Options{Name: "a.vcf", Group: group, Lists: &Lists{}}
	o.Lists.Read(strings.NewReader(b.String()), o)
	for c, err := range Read(strings.NewReader(b.String()), o) {
		if err != nil {
			t.Fatal(err)
		}
		return slices.Concat(c.Contact.Groups, c.Contact.Tags), o.Lists
	}
	return nil, o.Lists
}

// Whoever is on many lists is read in about as much for each as who is on few: what is allocated tells it, whatever else runs.
func TestManyLists(t *testing.T) {
	isGroup := func(string) bool { return true }
	cost := func(n int) float64 {
		return testing.AllocsPerRun(1, func() {
			if on, _ := listed(t, n, isGroup); len(on) != n {
				t.Errorf("on %d lists of %d", len(on), n)
			}
		})
	}
	if few, more := cost(50), cost(400); more > 3*8*few {
		t.Errorf("eight times as many lists took %.0f allocations, and before %.0f", more, few)
	}
}

func TestMostLists(t *testing.T) {
	on, lists := listed(t, mostLists+3, nil)
	if len(on) != mostLists || len(lists.Tell(nil)) != mostLists {
		t.Errorf("on %d lists, of which %d are told", len(on), len(lists.Tell(nil)))
	}
	if left := lists.TellLeft(); !slices.Equal(left, []string{"3 more lists are left out; 1000 are taken at once."}) {
		t.Errorf("said %q", left)
	}
}

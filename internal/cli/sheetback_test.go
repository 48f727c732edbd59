package cli

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// hostileCells is text that a sheet has its own ways with: quotes, separators, formulas, apostrophes, line ends, marks and every script.
var hostileCells = []string{
	`"`, `""`, `";`, `"; "`, ";", "; ", ",", " ::: ", "'", "''", "=1+1", "+", "-", "@x", "＝", "\t", "\n", "\n\n", "; x12", ";ext=4", "x7",
	"ext. 12", "sep=;", "#", "|", `\`, "0", "é", "e\u0301", "陳美玲", "محمد", "👩‍👩‍👧", "\u00a0", "\ufeff", "\u200b", "Dana", "Whitcomb", " Jr.",
	" ", "a", "b", "mailto:", "tel:", "field:", "12/5/1980", "1980-05-12", "NULL", "true", "%00", "<b>", "\u202e",
}

// chance makes contacts by chance.
type chance struct{ *rand.Rand }

func (c chance) text() string {
	var b strings.Builder
	for range 1 + c.IntN(5) {
		b.WriteString(hostileCells[c.IntN(len(hostileCells))])
	}
	return b.String()
}

// name is a name that can be kept, and no other of these keys.
func (c chance) name(taken map[string]bool) string {
	for {
		name, err := journal.CleanName(c.text())
		if key := journal.NameKey(name); err == nil && key != "" && !taken[key] {
			taken[key] = true
			return name
		}
	}
}

func (c chance) names(most int) (names []string) {
	taken := map[string]bool{}
	for range c.IntN(most + 1) {
		names = append(names, c.name(taken))
	}
	return names
}

func (c chance) value() string {
	for {
		text, err := journal.CleanText("value", strings.TrimSpace(c.text()))
		if err == nil && text != "" {
			return text
		}
	}
}

func (c chance) points(i int) (points []journal.Point) {
	for n := range c.IntN(3) {
		points = append(points, journal.Point{Kind: journal.PointEmail, Value: fmt.Sprintf("p%d.%d+'=é@sample.example", i, n)})
	}
	for n := range c.IntN(9) {
		kind := journal.PointKinds[1+c.IntN(3)]
		p := journal.Point{Kind: kind, Value: c.value()}
		if kind == journal.PointPhone {
			p.Value = strings.TrimSpace(fmt.Sprintf("%s 202-555-0%d%02d%s", c.value(), n, i%100, c.text()))
		}
		if !slices.ContainsFunc(points, func(q journal.Point) bool { return q.Kind == kind && q.Key() == p.Key() }) {
			points = append(points, p)
		}
	}
	return points
}

// contact has all that a sheet of contacts can hold.
func (c chance) contact(i int, groups, fields []string, taken map[string]bool) journal.Contact {
	x := journal.Contact{
		Kind: journal.Kinds[c.IntN(len(journal.Kinds))], Name: c.name(taken), Aliases: c.names(3),
		Stage: journal.Stages[c.IntN(len(journal.Stages))], Added: journal.Day{Year: 2026, Month: time.January, Dom: 1 + c.IntN(28)},
		Points: c.points(i), Every: journal.Cadence(c.IntN(3) * 30),
	}
	if c.IntN(3) > 0 {
		x.Positions = []journal.Position{{Title: c.name(map[string]bool{}), Organization: c.name(map[string]bool{})}}
	}
	if c.IntN(3) == 0 {
		x.Snooze = journal.Day{Year: 2027, Month: time.March, Dom: 1 + c.IntN(28)}
	}
	if c.IntN(2) == 0 {
		x.Dates = []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: 1 + c.IntN(31), Year: []int{0, 1800, 1980}[c.IntN(3)]}}
	}
	for _, g := range groups {
		if c.IntN(4) == 0 {
			x.Groups = append(x.Groups, g)
		}
	}
	for range c.IntN(3) {
		if tag, err := journal.Tag(c.text()); err == nil {
			x.Tags = append(x.Tags, tag)
		}
	}
	for _, name := range fields {
		if c.IntN(4) == 0 {
			x.Fields = append(x.Fields, journal.Field{Name: name, Value: c.value()})
		}
	}
	return x
}

func (d *desk) store(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Path: d.db, Create: true, Now: d.now, Author: "sample", Command: "sample"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// contacts are all of a journal, with all that a sheet holds.
func (d *desk) contacts(t *testing.T) (all []journal.Contact) {
	t.Helper()
	s := d.store(t)
	defer func() { _ = s.Close() }()
	for c, err := range s.Contacts(t.Context(), store.ContactFilter{Sort: store.SortNumber}) {
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(c.Groups)
		slices.Sort(c.Tags)
		slices.SortStableFunc(c.Points, func(a, b journal.Point) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
		all = append(all, c)
	}
	return all
}

// TestContactsAsASheetAndBack is the promise that what a sheet of contacts holds comes back as it was, whatever is in it.
func TestContactsAsASheetAndBack(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			here, there, c := newDesk(t), newDesk(t), chance{rand.New(rand.NewPCG(seed, 1))}
			s := here.store(t)
			groups, fields := c.names(4), c.names(12)
			for i, g := range groups {
				if err := s.AddGroup(t.Context(), journal.Group{Name: g}, nil); err != nil {
					t.Fatal(i, err)
				}
			}
			taken := map[string]bool{}
			for i := range 30 {
				if _, err := s.AddContact(t.Context(), c.contact(i, groups, fields, taken)); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "contacts.csv")
			here.rel(t, "", "export", "contacts", "--format", "csv", "-o", file)
			_, report := there.rel(t, "", "import", file)
			want, got := here.contacts(t), there.contacts(t)
			if len(got) != len(want) {
				t.Fatalf("%d contacts of %d\n%s", len(got), len(want), report)
			}
			for i := range want {
				sameContact(t, got[i], want[i])
			}
			first, _ := here.rel(t, "", "export", "contacts")
			if second, _ := there.rel(t, "", "export", "contacts"); first != second {
				t.Error("the sheet is another when it goes out once more")
			}
		})
	}
}

// sameContact tells in what one contact is otherwise than another.
func sameContact(t *testing.T, got, want journal.Contact) {
	t.Helper()
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if a, b := g.Field(i).Interface(), w.Field(i).Interface(); !reflect.DeepEqual(a, b) {
			t.Errorf("%q: %s is\n%#v\nand was\n%#v", want.Name, g.Type().Field(i).Name, a, b)
		}
	}
}

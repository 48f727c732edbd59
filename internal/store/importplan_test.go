package store

import (
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

func email(address string) journal.Point {
	return journal.Point{Kind: journal.PointEmail, Value: address}
}

func phone(number string) journal.Point {
	return journal.Point{Kind: journal.PointPhone, Value: number}
}

func at(organization string) []journal.Position {
	return []journal.Position{{Title: "Director", Organization: organization}}
}

func born(day int) []journal.Yearly {
	return []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: day}}
}

// cards are contacts as the lines of a file from 2 on.
func cards(all ...journal.Contact) (out []journal.Card) {
	for i, c := range all {
		out = append(out, journal.Card{Line: i + 2, Contact: c})
	}
	return out
}

// sheetOf is cards as a file brings them.
func sheetOf(cards ...journal.Card) iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		for _, card := range cards {
			if !yield(card, nil) {
				return
			}
		}
	}
}

func planned(t *testing.T, s *Store, cards []journal.Card, o ImportOptions) *Plan {
	t.Helper()
	before := readWorld(t, s).snapshot(t)
	p, err := s.PlanImport(t.Context(), sheetOf(cards...), o)
	do(t, err)
	if readWorld(t, s).snapshot(t) != before {
		t.Fatal("a plan has changed the journal")
	}
	return p
}

// rowsIn are the rows of a plan.
func rowsIn(t testing.TB, p *Plan) (rows []Planned) {
	t.Helper()
	for r, err := range p.Rows() {
		do(t, err)
		rows = append(rows, r)
	}
	return rows
}

func actions(t testing.TB, p *Plan) (out []Action) {
	for _, r := range rowsIn(t, p) {
		out = append(out, r.Action)
	}
	return out
}

// Whom a card is about: the journal has Dana as contact 1, and what a test says.
func TestImportMatches(t *testing.T) {
	dana := journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("dana@example.org")}}
	tests := []struct {
		name  string
		known []journal.Contact
		card  journal.Contact
		want  Action
		id    int64
		apart string // a piece of it
	}{
		{"unknown", nil, named("Luis Ortega"), Adding, 0, ""},
		{"same e-mail, same name", nil, journal.Contact{Name: "dana whitcomb", Points: []journal.Point{email("Dana@Example.org")}}, Leaving, 1, ""},
		{"same e-mail, name that agrees", nil, journal.Contact{Name: "Whitcomb, D.", Points: []journal.Point{email("dana@example.org"), phone("202-555-0143")}}, Updating, 1, ""},
		{"same e-mail, another name: two people", nil, journal.Contact{Name: "Luis Ortega", Points: []journal.Point{email("dana@example.org")}}, Adding, 0, "has the e-mail of Dana Whitcomb (1)"},
		{"same name, nothing against it", nil, journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{phone("202-555-0143")}}, Updating, 1, ""},
		{"turned round", nil, named("WHITCOMB, Dana"), Leaving, 1, ""},
		{"accents aside", []journal.Contact{named("José Núñez")}, named("Jose Nunez"), Leaving, 2, ""},
		{"by an alias", []journal.Contact{{Name: "Daniela Ortega", Aliases: []string{"Dee"}}}, named("dee"), Leaving, 2, ""},
		{"other e-mail", nil, journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("d@example.com")}}, Adding, 0, "contact 1: e-mail addresses differ"},
		{"other organization", []journal.Contact{{Name: "Luis Ortega", Positions: at("OEL")}}, journal.Contact{Name: "Luis Ortega", Positions: at("ODE")}, Adding, 0, "contact 2: organizations differ"},
		{"other organization, same phone",
			[]journal.Contact{{Name: "Luis Ortega", Positions: at("OEL"), Points: []journal.Point{phone("(202) 555-0143")}}},
			journal.Contact{Name: "Luis Ortega", Positions: at("ODE"), Points: []journal.Point{phone("202.555.0143")}}, Leaving, 2, ""},
		{"other birthday", []journal.Contact{{Name: "Luis Ortega", Dates: born(1)}}, journal.Contact{Name: "Luis Ortega", Dates: born(2)}, Adding, 0, "contact 2: birthdays differ"},
		{"other kind", []journal.Contact{{Name: "Bright Starts", Kind: journal.Organization}}, journal.Contact{Name: "Bright Starts", Kind: journal.Person}, Adding, 0, "organization"},
		{"of two namesakes, the one nothing is against", []journal.Contact{{Name: "Ana Okafor", Dates: born(1)}, {Name: "Ana Okafor", Dates: born(2)}},
			journal.Contact{Name: "Ana Okafor", Dates: born(2)}, Leaving, 3, ""},
		{"of two with the e-mail, the one of the name", []journal.Contact{{Name: "D. Whitcomb", Points: []journal.Point{email("dana@example.org")}}},
			journal.Contact{Name: "D Whitcomb", Points: []journal.Point{email("dana@example.org")}}, Leaving, 2, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			add(t, s, append([]journal.Contact{dana}, tt.known...)...)
			p := planned(t, s, cards(tt.card), ImportOptions{})
			if p.Len() != 1 || len(p.Unsettled) != 0 {
				t.Fatalf("%d rows, unsettled %v", p.Len(), p.Unsettled)
			}
			r := rowsIn(t, p)[0]
			if r.Action != tt.want || r.ID != tt.id || !strings.Contains(r.Apart, tt.apart) || tt.apart == "" && r.Apart != "" {
				t.Errorf("%s contact %d, apart %q; want %s %d, %q", r.Action, r.ID, r.Apart, tt.want, tt.id, tt.apart)
			}
		})
	}
}

func TestImportUnsettled(t *testing.T) {
	s := open(t)
	add(t, s, named("Ana Okafor"), named("Ana Okafor"),
		journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("home@example.org")}},
		journal.Contact{Name: "Dana M. Whitcomb", Points: []journal.Point{email("home@example.org")}})
	p := planned(t, s, cards(
		journal.Contact{Name: "Ana Okafor", Tags: []string{"qris"}},
		journal.Contact{Name: "D. Whitcomb", Points: []journal.Point{email("home@example.org")}, Tags: []string{"qris"}},
		named("Luis Ortega"), named("Ana Okafor")), ImportOptions{})
	if len(p.Unsettled) != 2 || p.Unsettled[0].Line != 2 || p.Unsettled[1].Line != 3 {
		t.Fatalf("unsettled %v", p.Unsettled)
	}
	for i, want := range []string{"Ana Okafor could be contact 1 or contact 2", "D. Whitcomb could be contact 4 or contact 3"} {
		if got := problem(t, p.Unsettled[i].Err, journal.Ambiguous); got.What != want {
			t.Errorf("have %q, want %q", got.What, want)
		}
	}
	same(t, "the rest, the last of which says nothing new of either", actions(t, p), []Action{Adding, Leaving})
}

// A file's own duplicates meet each other as they would meet the journal.
func TestImportOfDuplicatesInTheFile(t *testing.T) {
	s := open(t)
	p := planned(t, s, cards(
		journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("dana@example.org")}, Tags: []string{"qris"}},
		journal.Contact{Name: "Whitcomb, Dana", Points: []journal.Point{phone("202-555-0143")}, Aliases: []string{"Dee"}, Dates: born(1)},
		journal.Contact{Name: "D. Whitcomb", Points: []journal.Point{email("DANA@example.org")}, Tags: []string{"qris"}},
		journal.Contact{Name: "Dee", Fields: []journal.Field{{Name: "State", Value: "Ohio"}}},
		journal.Contact{Name: "Dana Whitcomb", Dates: born(2)},
		journal.Contact{Name: "Dana Whitcomb", Tags: []string{"board"}},
	), ImportOptions{})
	same(t, "actions", actions(t, p), []Action{Adding, Updating, Leaving, Updating, Adding})
	if got := rowsIn(t, p)[4].Apart; got != "kept apart from line 2: birthdays differ: --05-01 and --05-02" {
		t.Errorf("apart: %q", got)
	}
	if got := problem(t, p.Unsettled[0].Err, journal.Ambiguous); got.What != "Dana Whitcomb could be line 2 or line 6" {
		t.Errorf("unsettled: %q", got.What)
	}
	do(t, s.Import(t.Context(), p, nil))
	all := contacts(t, s, ContactFilter{})
	if len(all) != 2 {
		t.Fatalf("%d contacts", len(all))
	}
	dana := all[0]
	same(t, "points", dana.Points, []journal.Point{email("dana@example.org"), phone("202-555-0143")})
	same(t, "aliases", dana.Aliases, []string{"Dee"})
	same(t, "fields", dana.Fields, []journal.Field{{Name: "State", Value: "Ohio"}})
}

// The journal's own words stand; what it lacks is filled in, and where the file says otherwise is told.
func TestImportFillsIn(t *testing.T) {
	s := open(t)
	dana := add(t, s, journal.Contact{Name: "Dana Whitcomb", Positions: []journal.Position{{Title: "Director", From: on("2025-07-01")}},
		Dates: born(12), Fields: []journal.Field{{Name: "State", Value: "Ohio"}}})[0]
	year := born(12)
	year[0].Year = 1980
	p := planned(t, s, cards(journal.Contact{Name: "Dana Whitcomb", Every: 30, Snooze: on("2027-01-01"), Positions: at("OEL"), Dates: year,
		Points: []journal.Point{email("dana@example.org")}, Fields: []journal.Field{{Name: "state", Value: "Iowa"}, {Name: "District", Value: "4"}}}), ImportOptions{})
	same(t, "differs", rowsIn(t, p)[0].Differs, []string{"state is Ohio here, Iowa in the file"})
	same(t, "gains", rowsIn(t, p)[0].Gains, []string{
		"position Director, OEL", "email dana@example.org", "birthday 1980-05-12", "cadence monthly", "snooze 2027-01-01", "District 4"})
	do(t, s.Import(t.Context(), p, nil))
	want := journal.Contact{Kind: journal.Person, Name: "Dana Whitcomb", Stage: journal.Prospect, Added: on("2026-11-23"), Every: 30, Snooze: on("2027-01-01"),
		Positions: []journal.Position{{Title: "Director", Organization: "OEL", From: on("2025-07-01")}}, Dates: year,
		Points: []journal.Point{email("dana@example.org")}, Fields: []journal.Field{{Name: "District", Value: "4"}, {Name: "State", Value: "Ohio"}}}
	sameContact(t, again(t, s, dana), want)
}

func TestImportLeavesTheRemovedAlone(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	do(t, s.RemoveContact(t.Context(), dana.ID))
	p := planned(t, s, cards(journal.Contact{UID: dana.UID, Name: "Dana Whitcomb"}, named("Dana Whitcomb"),
		journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("dana@example.org")}}), ImportOptions{})
	same(t, "actions", actions(t, p), []Action{Leaving, Leaving, Adding})
	if !strings.Contains(rowsIn(t, p)[0].Apart, "removed") {
		t.Errorf("apart: %q", rowsIn(t, p)[0].Apart)
	}
}

// A card is about the contact of its uid whatever it is called there; a uid of another form is not taken over.
func TestImportByUID(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	p := planned(t, s, cards(journal.Contact{UID: dana.UID, Name: "Dana Ortega", Tags: []string{"qris"}}, journal.Contact{UID: "card-7", Name: "Luis Ortega"}), ImportOptions{})
	same(t, "actions", actions(t, p), []Action{Updating, Adding})
	same(t, "differs", rowsIn(t, p)[0].Differs, []string{"name is Dana Whitcomb here, Dana Ortega in the file"})
	do(t, s.Import(t.Context(), p, nil))
	if luis := contacts(t, s, ContactFilter{})[1]; luis.UID == "card-7" || len(luis.UID) != 36 {
		t.Errorf("uid %q", luis.UID)
	}
}

// Two rows that a journal once gave different uids stay two, and the same file again changes nothing.
func TestImportOfTwinsByUID(t *testing.T) {
	one, two := named("Ana Okafor"), named("Ana Okafor")
	one.UID, two.UID = NewUID(), NewUID()
	s := open(t)
	p := planned(t, s, cards(one, two), ImportOptions{})
	same(t, "first", actions(t, p), []Action{Adding, Adding})
	if want := "kept apart from line 2: the file has them as two"; rowsIn(t, p)[1].Apart != want {
		t.Errorf("apart: %q", rowsIn(t, p)[1].Apart)
	}
	do(t, s.Import(t.Context(), p, nil))
	same(t, "again", actions(t, planned(t, s, cards(one, two), ImportOptions{})), []Action{Leaving, Leaving})
}

// Rows that met in one import meet the same contacts in the next.
func TestImportAgainOfNamesakes(t *testing.T) {
	file := cards(
		journal.Contact{Name: "Ana Okafor", Points: []journal.Point{email("a@example.org")}},
		journal.Contact{Name: "ana okafor", Points: []journal.Point{phone("202-555-0143")}},
		journal.Contact{Name: "Ana Okafor", Points: []journal.Point{email("z@example.org")}},
	)
	s := open(t)
	do(t, s.Import(t.Context(), planned(t, s, file, ImportOptions{}), nil))
	p := planned(t, s, file, ImportOptions{})
	same(t, "again", actions(t, p), []Action{Leaving, Leaving, Leaving})
	if len(p.Unsettled) > 0 {
		t.Errorf("unsettled %v", p.Unsettled)
	}
}

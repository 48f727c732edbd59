package cli

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// pageDesk is an app that answers nobody, on a journal with two groups and three people.
func pageDesk(t *testing.T) (*app, *store.Store) {
	t.Helper()
	d := newDesk(t)
	a := &app{
		env: &term.Env{Now: d.now, In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}, path: d.db, format: "table",
		chosen: map[string]store.Who{},
	}
	s, err := a.writing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.close() })
	for _, name := range []string{"Providers", "Funders"} {
		if err := s.AddGroup(t.Context(), journal.Group{Name: name}, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Dana Whitcomb", "Luis Ortega", "Linda Chen"} {
		if _, err := s.AddContact(t.Context(), journal.Contact{UID: store.NewUID(), Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	return a, s
}

// shuffled is some of all, in any order.
func shuffled[T any](r *rand.Rand, all ...T) []T {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:r.IntN(len(all)+1)]
}

func oneOfAll[T any](r *rand.Rand, all ...T) T { return all[r.IntN(len(all))] }

// anyContact is a contact as flags could make one.
func anyContact(r *rand.Rand, today journal.Day) journal.Contact {
	point := func(kind journal.PointKind, value, label string) journal.Point {
		return journal.Point{Kind: kind, Value: value, Label: label}
	}
	c := journal.Contact{
		Name: oneOfAll(r, "Dana Whitcomb", "Null", "Yes: no"), Kind: oneOfAll(r, journal.Kinds...), Stage: oneOfAll(r, journal.Stages...),
		Every: oneOfAll[journal.Cadence](r, 0, 7, 10, journal.Never), Snooze: oneOfAll(r, journal.Day{}, today.Add(3), today.Add(30)),
		Aliases: shuffled(r, "Dee", "0202", "D: W", "# me"), Tags: shuffled(r, "qris", "0202", "no", "providers"),
		Groups: shuffled(r, "Providers", "Funders"),
		Points: shuffled(r, point("phone", "0202", oneOfAll(r, "", "work")), point("phone", "303", "cell"), point("phone", "404", ""),
			point("email", "d@example.org", oneOfAll(r, "", "home")), point("web", "https://x.example/#a", ""), point("address", "1 Main\nPolk", "")),
		Dates: shuffled(r, journal.Yearly{Label: "birthday", Month: 2, Day: 29, Year: oneOfAll(r, 0, 1968)},
			journal.Yearly{Label: "anniversary", Month: oneOfAll[time.Month](r, 1, 6), Day: 1}),
		Fields: shuffled(r, journal.Field{Name: "State", Value: oneOfAll(r, "OR", "No")}, journal.Field{Name: "Zip", Value: "01234"}),
	}
	if p := (journal.Position{Title: oneOfAll(r, "", "Chief"), Organization: oneOfAll(r, "", "Office")}); p.String() != "" {
		c.Positions = []journal.Position{p}
	}
	return c
}

// Whatever is made of a contact's page, the journal then says just that.
func TestPageOfAContactIsWhatItSays(t *testing.T) {
	a, s := pageDesk(t)
	form := document.ContactForm()
	r := rand.New(rand.NewPCG(4, 7))
	for round := range 150 {
		was, err := s.Contact(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		want := document.OfContact(anyContact(r, a.today()), a.today())
		err = a.writeContact(t.Context(), was, form.Differences(document.OfContact(was, a.today()), want))
		if err != nil && !errors.Is(err, store.ErrUnchanged) {
			t.Fatalf("round %d: %v", round, err)
		}
		now, err := s.Contact(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		diff := form.Differences(want, document.OfContact(now, a.today()))
		for _, c := range diff {
			if c.Key == document.Aliases && was.Kind == journal.Organization && was.Name != now.Name {
				continue // an organization that is renamed keeps its old name
			}
			t.Fatalf("round %d: %s lacks %v and has %v", round, c.Key, c.Gone, c.New)
		}
	}
}

// anyNote is a note of three people.
func anyNote(r *rand.Rand, today journal.Day, people []store.Who) journal.Note {
	n := journal.Note{
		Day: today.Add(-r.IntN(5)), Time: oneOfAll(r, "", "12:30"), Channel: oneOfAll(r, "", journal.Call, journal.Meeting), Body: oneOfAll(r, "x", "a\n---\nb: c"),
		Began: oneOfAll(r, "", journal.Initiators[0]), Private: r.IntN(2) == 0, Tags: shuffled(r, "qris", "0202", "no"), Touch: true,
	}
	for i, w := range shuffled(r, people...) {
		role := journal.Present
		if i > 0 {
			role = oneOfAll(r, journal.Present, journal.About)
		}
		n.Participants = append(n.Participants, journal.Participant{ContactID: w.ID, UID: w.UID, Name: w.Name, Role: role})
	}
	for _, p := range n.Present() {
		for _, text := range shuffled(r, "worries: rates", "no", "a\nb") {
			n.Heard = append(n.Heard, journal.Heard{SpeakerUID: p.UID, Speaker: p.Name, Text: text})
		}
	}
	return n
}

// Whatever is made of a note's page, the journal then says just that.
func TestPageOfANoteIsWhatItSays(t *testing.T) {
	a, s := pageDesk(t)
	var people []store.Who
	for id := range 3 {
		found, err := s.Find(t.Context(), fmt.Sprint("#", id+1))
		if err != nil {
			t.Fatal(err)
		}
		people = append(people, found...)
	}
	form := document.NoteForm()
	r := rand.New(rand.NewPCG(4, 8))
	first := anyNote(r, a.today(), people)
	first.Participants = []journal.Participant{{ContactID: 1, UID: people[0].UID, Name: people[0].Name, Role: journal.Present}}
	first.Heard = nil
	if _, err := s.AddNote(t.Context(), first, nil); err != nil {
		t.Fatal(err)
	}
	for round := range 150 {
		was, err := s.Note(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		next := anyNote(r, a.today(), people)
		if len(next.Participants) == 0 {
			continue
		}
		owed, err := openOutOf(t.Context(), s, 1)
		if err != nil {
			t.Fatal(err)
		}
		want := document.OfNote(next, append(anyOwed(r, a.today(), people), owed...))
		err = a.writeNote(t.Context(), was, owed, form.Differences(document.OfNote(was, owed), want))
		if err != nil && !errors.Is(err, store.ErrUnchanged) {
			t.Fatalf("round %d: %v\nwas %+v\nnext %+v", round, err, was, next)
		}
		now, owed, err := noteAndOwed(t.Context(), s, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range form.Differences(want, document.OfNote(now, owed)) {
			t.Fatalf("round %d: %s lacks %v and has %v\nwas %+v\nnext %+v\nnow %+v", round, c.Key, c.Gone, c.New, was, next, now)
		}
	}
}

// anyOwed is what may be owed, now and then.
func anyOwed(r *rand.Rand, today journal.Day, people []store.Who) (all []journal.FollowUp) {
	for _, w := range shuffled(r, people...) {
		if r.IntN(4) == 0 {
			all = append(all, anyFollowUp(r, today, w))
		}
	}
	return all
}

func anyFollowUp(r *rand.Rand, today journal.Day, w store.Who) journal.FollowUp {
	return journal.FollowUp{
		Who: someone(w), OwedBy: oneOfAll(r, journal.Initiators...), Text: oneOfAll(r, "send the memo", "no: not before June", "0202", "# by May"),
		Due: oneOfAll(r, journal.Day{}, today, today.Add(40)), State: journal.Open,
	}
}

// Whatever is made of a follow-up's page, the journal then says just that.
func TestPageOfAFollowUpIsWhatItSays(t *testing.T) {
	a, s := pageDesk(t)
	if _, err := s.AddFollowUps(t.Context(), []journal.FollowUp{{OwedBy: journal.Me, Text: "x"}}, nil); err != nil {
		t.Fatal(err)
	}
	form := document.FollowUpForm()
	r := rand.New(rand.NewPCG(4, 9))
	for round := range 150 {
		was, err := s.FollowUp(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Find(t.Context(), fmt.Sprint("#", 1+r.IntN(3)))
		if err != nil {
			t.Fatal(err)
		}
		next := anyFollowUp(r, a.today(), oneOfAll(r, found[0], store.Who{}))
		if next.State = oneOfAll(r, journal.States...); next.State != journal.Open {
			next.Closed = a.today().Add(-r.IntN(3))
		}
		want := document.OfFollowUp(next)
		err = a.writeFollowUp(t.Context(), was, form.Differences(document.OfFollowUp(was), want))
		if err != nil && !errors.Is(err, store.ErrUnchanged) {
			t.Fatalf("round %d: %v\nwas %+v\nnext %+v", round, err, was, next)
		}
		now, err := s.FollowUp(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range form.Differences(want, document.OfFollowUp(now)) {
			t.Fatalf("round %d: %s lacks %v and has %v", round, c.Key, c.Gone, c.New)
		}
	}
}

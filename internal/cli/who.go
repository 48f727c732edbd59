package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// ambiguous is the error of a name that fits several contacts.
type ambiguous struct {
	text  string
	found []store.Who
	way   string // the way out, where it is not the usual one
}

func (e *ambiguous) Error() string {
	return fmt.Sprintf("%q could be %d contacts", journal.AsTyped(e.text), len(e.found))
}

// hint is the way out. Where a number is also somebody's name, # says that the number is meant.
func (e *ambiguous) hint() string {
	if e.way != "" {
		return e.way
	}
	first, second := e.found[0], e.found[1]
	if n, ok := journal.ParseNumber(e.text); ok && n == first.ID {
		return fmt.Sprintf(`"#%d" is %s, by number; %d is the contact called %s`, n, first.Name, second.ID, second.Name)
	}
	return fmt.Sprintf("name one by its number, %d for %s, or type more of the name", first.ID, first.Name)
}

// list shows on standard error who is meant, with what tells them apart.
func (e *ambiguous) list(a *app) {
	s := render.Style{TTY: a.env.Err.TTY, Width: a.env.Err.Width, Today: a.today()}
	shown := e.found[:min(len(e.found), mostChoices)]
	_, _ = render.List(a.env.Err, s, whoColumns, render.Rows(shown)) // talk that cannot be printed has nowhere else to go
	if more := len(e.found) - len(shown); more > 0 {
		a.tell(fmt.Sprintf("and %d more", more))
	}
}

var whoColumns = []render.Column[store.Who]{
	{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(w store.Who) any { return w.ID }},
	{Key: "name", Title: "Name", Value: func(w store.Who) any { return w.Name }},
	{Key: "position", Title: "Position", Value: func(w store.Who) any { return w.Position }},
	{Key: "last_touched", Title: "Last touched", Value: func(w store.Who) any { return w.LastTouched }},
}

// who is the one contact that text names. On a terminal it asks when there are several.
func (a *app) who(ctx context.Context, text string) (store.Who, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return store.Who{}, err
	}
	found, err := s.Find(ctx, text)
	switch {
	case err != nil:
		return store.Who{}, err
	case len(found) == 0:
		return store.Who{}, a.nobody(ctx, text)
	}
	w, err := a.oneOfThem(ctx, text, found)
	if err == nil {
		err = a.sayMerged(ctx, s, text, w)
	}
	return w, err
}

// sayMerged says of a contact who was named by the number of another that the other has become a part of them.
func (a *app) sayMerged(ctx context.Context, s *store.Store, text string, w store.Who) error {
	n, ok := journal.ParseNumber(text)
	if !ok || n == w.ID {
		return nil
	}
	of, err := s.PartOf(ctx, n)
	if err == nil && of == w.ID {
		a.talk("%d was merged into %s (%d).", n, w.Name, w.ID)
	}
	return err
}

// oneOfThem is the one of those found, or the one chosen where there are several.
func (a *app) oneOfThem(ctx context.Context, text string, found []store.Who) (store.Who, error) {
	if len(found) == 1 {
		return found[0], nil
	}
	return a.choose(ctx, text, found)
}

// choose asks which of several is meant, where there is somebody to ask. A name is asked about once in a command.
func (a *app) choose(ctx context.Context, text string, found []store.Who) (store.Who, error) {
	key := journal.NameKey(text)
	before, asked := a.chosen[key]
	if asked && slices.ContainsFunc(found, func(w store.Who) bool { return w.UID == before.UID }) {
		return before, nil
	}
	if !a.env.Interactive() || a.unasked > 0 || len(found) > a.mostAsked() {
		return store.Who{}, &ambiguous{text: text, found: found}
	}
	names := each(found, func(w store.Who) string { return w.Name + " " + w.Position })
	i, err := a.pick(ctx, fmt.Sprintf("Who is %q?", journal.AsTyped(text)), options(found, a.today()), names)
	if err != nil {
		return store.Who{}, err
	}
	a.chosen[key] = found[i]
	return found[i], nil
}

// describe is what tells a contact apart, on one line.
func describe(w store.Who, today journal.Day) string {
	return strings.Replace(option(w, today), w.Name, fmt.Sprintf("%s (%d)", w.Name, w.ID), 1)
}

// option is describe without the contact's number, which is not the one that chooses it.
func option(w store.Who, today journal.Day) string {
	parts := []string{w.Name}
	if w.Position != "" {
		parts = append(parts, w.Position)
	}
	if !w.LastTouched.IsZero() {
		parts = append(parts, "last touched "+render.Ago(w.LastTouched, today))
	}
	return strings.Join(parts, ", ")
}

// options are several contacts to choose from; only those that nothing else tells apart have their numbers.
func options(found []store.Who, today journal.Day) []string {
	times := map[string]int{}
	for _, w := range found {
		times[option(w, today)]++
	}
	return each(found, func(w store.Who) string {
		if text := option(w, today); times[text] == 1 {
			return text
		}
		return describe(w, today)
	})
}

// How many contacts a person can be asked to choose from: by number, and where the list can be narrowed by typing.
const (
	mostChoices  = 20
	mostNarrowed = 200
)

func (a *app) mostAsked() int {
	if a.env.TakesKeys() {
		return mostNarrowed
	}
	return mostChoices
}

// nobody is the error of a name that fits no contact: the nearest names, and the way to add them.
func (a *app) nobody(ctx context.Context, text string) error {
	if strings.TrimSpace(text) == "" {
		return journal.Bad("name a contact by number, name, alias or e-mail address", "no contact was named")
	}
	if err := a.removed(ctx, text); err != nil {
		return err
	}
	if n, ok := journal.ParseNumber(text); ok {
		return journal.Missing(howToAdd(text), "no contact has the number %d", n)
	}
	switch there, err := a.officeOf(ctx, text); {
	case err != nil:
		return err
	case there:
		return journal.Missing("rel list --org "+quote(text)+" lists who has a position there; "+howToAdd(text),
			"no contact is called %q", journal.AsTyped(text))
	}
	near, err := a.nearestNames(ctx, text)
	if err != nil {
		return err
	}
	return journal.Missing(journal.DidYouMean(near, howToAdd(text)), "no contact is called %q", journal.AsTyped(text))
}

// officeOf reports whether somebody has a position at an organization of this name.
func (a *app) officeOf(ctx context.Context, text string) (bool, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return false, err
	}
	for _, err := range s.Contacts(ctx, store.ContactFilter{At: text, Limit: 1}) {
		return err == nil, err
	}
	return false, nil
}

// mostNear is how many names are offered in place of one that nobody has.
const mostNear = 3

// nearestNames is the names in the journal that are most like text.
func (a *app) nearestNames(ctx context.Context, text string) ([]string, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	names, err := s.Names(ctx)
	return journal.Nearest(text, names, mostNear), err
}

const addsThem = " adds them"

// howToAdd is how to add whom text names, as far as it can be the name of somebody.
func howToAdd(text string) string {
	_, isNumber := journal.ParseNumber(text)
	_, isRef := journal.ParseRef(text)
	name, err := journal.CleanName(text)
	switch {
	case isNumber || isRef || err != nil:
		return "rel list shows every contact with its number"
	case journal.IsEmail(text):
		return `rel add "their name" --email ` + quote(name) + addsThem
	default:
		return "rel add " + quote(name) + addsThem
	}
}

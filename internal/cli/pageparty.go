package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// parties puts into the patch who was present, whom the note was about, and who had no part in it after all.
func (e *noteEdit) parties(ctx context.Context, changes []document.Change) {
	var with, about, gone party
	stay := e.was.Present()
	for _, c := range changes {
		switch c.Key {
		case document.With:
			e.enter(ctx, &with, c.New)
			left := e.known(e.was.Present(), c.Gone)
			gone.known = append(gone.known, left...)
			stay = slices.DeleteFunc(stay, func(p journal.Participant) bool { return isWho(left, p) })
		case document.About:
			e.enter(ctx, &about, c.New)
			gone.known = append(gone.known, e.known(e.was.About(), c.Gone)...)
		}
	}
	about = about.without(with)
	about.known = slices.DeleteFunc(about.known, func(w store.Who) bool { return isWho(e.whoOf(stay), journal.Participant{UID: w.UID}) })
	e.patch.With, e.patch.About = with.everyone(), about.everyone()
	gone = gone.without(with)
	gone = gone.without(about)
	e.patch.Without = gone.known
	e.fresh = append(e.fresh, append(with.fresh, about.fresh...)...)
}

func isWho(who []store.Who, p journal.Participant) bool {
	return slices.ContainsFunc(who, func(w store.Who) bool { return w.UID == p.UID })
}

// whoOf are those who took part as contacts.
func (e *noteEdit) whoOf(all []journal.Participant) []store.Who {
	return each(all, func(p journal.Participant) store.Who { return store.Who{ID: p.ContactID, UID: p.UID, Name: p.Name} })
}

// known are those of the note whom values name as the page did.
func (e *noteEdit) known(all []journal.Participant, values []document.Value) (who []store.Who) {
	labels := texts(values)
	for _, w := range all {
		if slices.Contains(labels, w.Label()) {
			who = append(who, e.whoOf([]journal.Participant{w})...)
		}
	}
	return who
}

// enter adds to a party whom values name.
func (e *noteEdit) enter(ctx context.Context, p *party, values []document.Value) {
	var meet stranger
	if e.add {
		meet = made
	}
	for _, v := range values {
		name := journal.NameKey(v.Name)
		switch {
		case name == document.Newcomer:
			e.wrongAt(v.Line, e.gather(ctx, p, v.Text, made))
		case name != "":
			e.wrongAt(v.Line, journal.Bad("- new: "+v.Text+" adds somebody; a name with a colon in it stands in double quotes",
				"%q before a colon is no name", journal.AsTyped(v.Name)))
		default:
			e.wrongAt(v.Line, withNew(v.Text, e.enterOne(ctx, p, v.Text, meet)))
		}
	}
}

// enterOne adds whom text names, as the page names those who took part, or as people are named anywhere.
func (e *noteEdit) enterOne(ctx context.Context, p *party, text string, meet stranger) error {
	named := []document.Value{{Text: text}}
	if there := e.known(e.was.Participants, named); len(there) > 0 {
		p.take(there[0])
		return nil
	}
	w, ok, err := e.labeled(ctx, text)
	if err != nil {
		return err
	}
	if ok {
		p.take(w)
		return nil
	}
	return e.gather(ctx, p, text, meet)
}

// labeled is the contact that text names by name and number: "Linda Chen (5)".
func (a *app) labeled(ctx context.Context, text string) (w store.Who, ok bool, err error) {
	name, number, cut := cutLast(strings.TrimSuffix(text, ")"), " (")
	if _, isNumber := journal.ParseNumber(number); !cut || !isNumber || !strings.HasSuffix(text, ")") {
		return w, false, nil
	}
	s, err := a.reading(ctx)
	if err != nil {
		return w, false, err
	}
	found, err := s.Find(ctx, "#"+number)
	for _, f := range found {
		if journal.NameKey(f.Name) == journal.NameKey(name) {
			return f, true, err
		}
	}
	return w, false, err
}

// labelOf is a contact's name with the number, which tells them apart from any other.
func labelOf(w store.Who) string { return fmt.Sprintf("%s (%d)", w.Name, w.ID) }

// withNew is the error of a name that nobody has, with the way out that a page has.
func withNew(text string, err error) error {
	var p *journal.Problem
	if !isMissing(err) || !errors.As(err, &p) || !strings.Contains(p.Hint, addsThem) {
		return err
	}
	hint := "- new: " + text + addsThem
	if near, rest, _ := strings.Cut(p.Hint, "? "); rest != "" {
		hint = near + "? " + hint
	}
	return journal.Missing(hint, "%v", err)
}

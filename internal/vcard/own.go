package vcard

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/journal"
)

// What rel itself writes where no standard has a word for it. Others pass it over, and many give it back.
const (
	ownPrefix = "X-REL-"

	ownStage    = "STAGE"
	ownEvery    = "EVERY"
	ownSnooze   = "SNOOZED-UNTIL"
	ownAdded    = "ADDED"
	ownTouched  = "LAST-TOUCHED"
	ownPosition = "POSITION" // title;organization;from;to
	ownField    = "FIELD"    // name;value
	ownGroup    = "GROUP"
	ownTag      = "TAG"
	ownUID      = "UID"       // where another program's stands in UID
	ownOtherUID = "OTHER-UID" // of a third

	paramField = "X-FIELD" // of NOTE: the field it is
)

// takeOwn reads what rel itself has written.
func (r *reading) takeOwn(name string, p property) (err error) {
	c, text := &r.card.Contact, strings.TrimSpace(p.text())
	switch name {
	case ownStage:
		c.Stage, err = oneOf(journal.Stages, text)
	case ownEvery:
		c.Every, err = journal.ParseCadence(text)
	case ownSnooze:
		c.Snooze, err = isoDay(text)
	case ownAdded:
		c.Added, err = isoDay(text)
	case ownTouched:
		r.card.LastContact, err = isoDay(text)
	case ownPosition:
		return r.takeTerm(p)
	case ownField:
		parts := splitRaw(p.value)
		return r.field(unescape(parts[0]), unescape(strings.Join(parts[1:], ";")))
	case ownGroup:
		var group string
		if group, err = journal.CleanName(text); err == nil {
			r.grouped = append(r.grouped, group)
		}
	case ownTag:
		err = r.tag(text)
	case ownUID:
		if id, err := uuid.Parse(text); err == nil {
			c.UID = id.String()
		}
	case ownOtherUID:
		r.knownAs(text)
	default:
		return r.keep(p)
	}
	return err
}

// oneOf is the word of a list that a text is, whatever its case.
func oneOf[T ~string](words []T, text string) (T, error) {
	var list []string
	for _, w := range words {
		if strings.EqualFold(string(w), text) {
			return w, nil
		}
		list = append(list, string(w))
	}
	return "", journal.Bad("correct it, or take the line out", "%q is none of %s", journal.AsTyped(text), strings.Join(list, ", "))
}

// isoDay is a day as rel writes it.
func isoDay(text string) (journal.Day, error) {
	day, err := journal.ParseISO(text)
	if err != nil {
		return day, journal.Bad("write it as 2026-11-22, or take the line out", "%q is not a day", journal.AsTyped(text))
	}
	return day, nil
}

// takeTerm reads a position with its days.
func (r *reading) takeTerm(p property) (err error) {
	parts := splitComponents(p.value, 4)
	var q journal.Position
	for i, days := range []*journal.Day{2: &q.From, 3: &q.To} {
		if days != nil && parts[i] != "" {
			if *days, err = isoDay(parts[i]); err != nil {
				return err
			}
		}
	}
	if !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From) {
		return journal.Bad("correct it, or take the line out", "it ends on %s, before it begins", q.To)
	}
	for i, name := range []*string{&q.Title, &q.Organization} {
		if parts[i] == "" {
			continue
		}
		if *name, err = journal.CleanName(parts[i]); err != nil {
			return err
		}
	}
	if q.Title != "" || q.Organization != "" {
		r.terms = append(r.terms, q)
	}
	return nil
}

// takeUID reads what the card is called. What rel gives is the contact's own; any other is kept aside, so that the same
// card is known again.
func (r *reading) takeUID(p property) error {
	text := strings.TrimSpace(p.text())
	bare := strings.TrimPrefix(strings.ToLower(text), "urn:uuid:")
	if id, err := uuid.Parse(bare); err == nil && len(bare) == 36 && id.Version() == 7 {
		r.card.Contact.UID = id.String()
		return nil
	}
	r.knownAs(text)
	return nil
}

// knownAs keeps what another program calls the contact.
func (r *reading) knownAs(uid string) {
	if len(uid) > mostOfUID {
		r.remark("UID left out, as it is very long")
		return
	}
	r.keepAs(journal.Aside(journal.PropertyUID, journal.PropertyUID+":"+escape(uid)))
}

// mostOfUID is how long a UID is taken.
const mostOfUID = 1000

// tag gives the contact a tag.
func (r *reading) tag(text string) error {
	tag, err := journal.Tag(text)
	if err == nil && !slices.Contains(r.card.Contact.Tags, tag) {
		r.card.Contact.Tags = append(r.card.Contact.Tags, tag)
	}
	return err
}

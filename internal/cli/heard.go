package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// heard reads what was heard from those present. A name before a colon is the speaker; without one, it is the only
// one present, and among several nobody.
func (a *app) heard(ctx context.Context, texts []string, present []store.Who) ([]journal.Heard, error) {
	var out []journal.Heard
	for _, text := range texts {
		h, err := a.hear(ctx, text, present)
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

func (a *app) hear(ctx context.Context, text string, present []store.Who) (h journal.Heard, err error) {
	if h.Text, err = journal.CleanText("line of what was heard", strings.TrimSpace(text)); err != nil {
		return h, err
	}
	speaker, said, err := a.speaker(ctx, h.Text, present)
	if err != nil {
		return h, err
	}
	if speaker == nil && len(present) == 1 {
		speaker = &present[0]
	}
	if speaker != nil {
		h.SpeakerUID, h.Speaker = speaker.UID, speaker.Name
	}
	if h.Text = said; h.Text == "" {
		return h, journal.Bad(`put it behind the colon: "luis: worries about rates"`, "nothing is said to have been heard")
	}
	return h, nil
}

// speaker is who of those present is named before a colon, and what follows it; nil when nobody is.
func (a *app) speaker(ctx context.Context, text string, present []store.Who) (*store.Who, string, error) {
	l, err := a.leading(ctx, text, present)
	switch {
	case err != nil:
		return nil, "", err
	case l.here != nil:
		return l.here, l.rest, nil
	case len(l.elsewhere) > 0:
		return nil, "", absent(l.name, l.elsewhere[0])
	default:
		return nil, text, nil
	}
}

// leading is whom the words before a colon name.
type leading struct {
	name, rest string
	here       *store.Who  // who of those present
	elsewhere  []store.Who // or else those who bear the name and were not
}

// leading reads who is named before a colon. A number there is the beginning of a time of day, and names nobody.
func (a *app) leading(ctx context.Context, text string, present []store.Who) (l leading, err error) {
	name, rest, ok := strings.Cut(text, ":")
	if _, number := journal.ParseNumber(name); !ok || number {
		return l, nil
	}
	s, err := a.reading(ctx)
	if err != nil {
		return l, err
	}
	found, err := s.Find(ctx, name)
	if err != nil {
		return l, err
	}
	named := begins
	if len(present) == 1 { // who is meant is plain, and "no: not before June" is no word of Noor's name
		named = bears
	}
	here := slices.DeleteFunc(slices.Clone(present), func(w store.Who) bool {
		return !named(w, name) && !slices.ContainsFunc(found, func(f store.Who) bool { return f.UID == w.UID })
	})
	l.name, l.rest = name, strings.TrimSpace(rest)
	if len(here) > 0 {
		w, err := a.oneOfThem(ctx, name, here)
		l.here = &w
		return l, err
	}
	l.elsewhere = slices.DeleteFunc(found, func(w store.Who) bool { return !bears(w, name) })
	return l, nil
}

// begins reports whether the words of name begin words of the contact's.
func begins(w store.Who, name string) bool {
	return journal.MatchKey(journal.NameKey(w.Name), journal.NameKey(name))
}

// bears reports whether every word of name is a whole word of the contact's, so that it is hardly meant otherwise.
func bears(w store.Who, name string) bool {
	own := journal.Words(journal.NameKey(w.Name))
	return !slices.ContainsFunc(journal.Words(journal.NameKey(name)), func(word string) bool { return !slices.Contains(own, word) })
}

// absent is the error of something heard from somebody who was not present.
func absent(name string, w store.Who) error {
	return journal.Bad("put them with those present, or put who passed it on before it: \"dana: "+name+" said …\"",
		"%s was not present, and %q says they were heard", w.Name, name+":")
}

package cli

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// takeAway puts into the patch what --remove takes from a note: a tag, or a line of what was heard.
func takeAway(p *store.NotePatch, was journal.Note, whats []string) error {
	for _, what := range whats {
		if tag, err := journal.Tag(what); err == nil && slices.Contains(was.Tags, tag) {
			p.Untag = append(p.Untag, tag)
			continue
		}
		h, err := lineCalled(was, what)
		if err != nil {
			return err
		}
		if !slices.Contains(p.Unheard, h) {
			p.Unheard = append(p.Unheard, h)
		}
	}
	return nil
}

// lineCalled is the one line of what was heard that what names, by its text or the beginning of it.
func lineCalled(n journal.Note, what string) (journal.Heard, error) {
	found := linesCalled(n, what)
	switch len(found) {
	case 0:
		return journal.Heard{}, journal.Missing("rel show "+noteRef(n.ID)+" shows its tags and what was heard",
			"%s has no tag %q, and nothing heard in it begins so", noteRef(n.ID), journal.AsTyped(what))
	case 1:
		return found[0], nil
	}
	return journal.Heard{}, &journal.Problem{
		Code: journal.Ambiguous,
		What: "\"" + journal.AsTyped(what) + "\" begins several lines of what was heard: " + strings.Join(each(found, heardBy(n)), "; "),
		Hint: "type more of the line, with who said it if need be, as shown",
	}
}

// linesCalled are the lines of what was heard whose text is what; else those that begin so, as rel shows them, who said
// it behind. Lines that do not differ are one.
func linesCalled(n journal.Note, what string) []journal.Heard {
	key := journal.NameKey(what)
	shown := heardBy(n)
	var whole, begun []journal.Heard
	for _, h := range n.Heard {
		switch {
		case key == "" || slices.Contains(whole, h) || slices.Contains(begun, h):
		case journal.NameKey(h.Text) == key:
			whole = append(whole, h)
		case strings.HasPrefix(journal.NameKey(shown(h)), key):
			begun = append(begun, h)
		}
	}
	if whole != nil {
		return whole
	}
	return begun
}

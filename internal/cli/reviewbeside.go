package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// besideIndicators is the numbers that bear on each indicator, by its name: for those given, what was counted; for one of the
// journal's own, the notes with a tag of its name. It counts what the review has not counted yet.
func besideIndicators(ctx context.Context, s *store.Store, r journal.Review, all []journal.Indicator) (out map[string]string, err error) {
	counts := r.Counts
	if counts == nil {
		if counts, err = s.ReviewCounts(ctx, r.Since); err != nil {
			return nil, err
		}
	}
	out = map[string]string{}
	for _, i := range all {
		switch i.Name {
		case journal.Stakeholders:
			out[i.Name] = besideStakeholders(counts, r.Since)
		case journal.LocalPresence:
			out[i.Name] = besidePresence(counts, r.Since)
		default:
			if out[i.Name], err = besideTag(ctx, s, i.Name, r.Since); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// besideStakeholders is how the groups are filled, and how many were touched: "somebody in 2 of 3 groups; 5 of 13 wanted".
func besideStakeholders(c journal.Counts, since journal.Day) string {
	groups, filled, wanted, of := c.Groups(), 0, 0, 0
	for _, g := range groups {
		have := filling(c, g)
		filled += min(have, 1)
		if w := c.N(g, journal.CountWanted); w > 0 {
			wanted, of = wanted+w, of+min(have, w)
		}
	}
	var parts []string
	if len(groups) > 0 {
		parts = append(parts, fmt.Sprintf("somebody in %d of %s", filled, countOf(len(groups), "group")))
	}
	if wanted > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d wanted", of, wanted))
	}
	if asked := c.N("", journal.CountAsked); asked > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d touched within their cadence", c.N("", journal.CountTouched), asked))
	}
	parts = append(parts, countOf(c.N("", journal.CountConversations), "conversation")+sincePart(since))
	if text := trustText(c, ""); text != "" {
		parts = append(parts, "trust "+text)
	}
	return strings.Join(parts, "; ")
}

// besidePresence is how often people were met, and the groups in which the community is: "12 of 20 conversations in person".
func besidePresence(c journal.Counts, since journal.Day) string {
	parts := []string{fmt.Sprintf("%d of %s in person%s",
		c.N("", journal.CountInPerson), countOf(c.N("", journal.CountConversations), "conversation"), sincePart(since))}
	if n := c.N("", journal.CountGatherings); n > 0 {
		parts = append(parts, countOf(n, "forum"))
	}
	for _, g := range c.Groups() {
		if key := journal.NameKey(g); key == "parents" || key == "providers" {
			parts = append(parts, g+" "+ofWanted(c, g))
		}
	}
	return strings.Join(parts, "; ")
}

// besideTag is how many notes have the name of an indicator for a tag.
func besideTag(ctx context.Context, s *store.Store, name string, since journal.Day) (string, error) {
	tag, _ := journal.Tag(name)
	if tag == "" { // no note has such a tag
		return "", nil
	}
	f := store.NoteFilter{Tags: []string{tag}, Private: true, Since: since}
	n, _, err := s.CountNotes(ctx, f)
	return fmt.Sprintf("%s tagged #%s%s", countOf(n, "note"), tag, sincePart(since)), err
}

func sincePart(since journal.Day) string {
	if since.IsZero() {
		return ""
	}
	return " since " + since.Format("2 Jan 2006")
}

// filling is how many fill a group: those developing or sustaining.
func filling(c journal.Counts, group string) int {
	return c.N(group, journal.Counted(journal.Developing)) + c.N(group, journal.Counted(journal.Sustaining))
}

// ofWanted is how many fill a group, of those it wants: "3 of 8".
func ofWanted(c journal.Counts, group string) string {
	if wanted := c.N(group, journal.CountWanted); wanted > 0 {
		return fmt.Sprintf("%d of %d", filling(c, group), wanted)
	}
	return fmt.Sprint(filling(c, group))
}

// trustText is how many are trusted how far: "1 strained, 3 growing, 2 strong"; empty where too few are assessed to tell.
func trustText(c journal.Counts, group string) string {
	var parts []string
	for _, t := range journal.Trusts {
		if n := c.N(group, journal.Counted(t)); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, t))
		}
	}
	return strings.Join(parts, ", ")
}

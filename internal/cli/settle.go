package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/sentence"
)

// unsettled is what a sentence leaves open.
type unsettled struct {
	text string
	open []sentence.Question
	add  bool // whom nobody knows is to be made
}

// settle finds out whom the words mean that a sentence leaves open.
func (a *app) settle(ctx context.Context, all unsettled, with, about *party) error {
	if err := a.refuseStrangers(ctx, all); err != nil {
		return err
	}
	for _, q := range all.open {
		p := about
		if q.Present {
			p = with
		}
		if err := a.settleOne(ctx, all, q, p); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) settleOne(ctx context.Context, all unsettled, q sentence.Question, p *party) error {
	leave := wayOut{"nobody: leave it as text", func() error { return nil }}
	if len(q.Fits) == 0 {
		if all.add {
			return p.make(q.Text)
		}
		return a.meetOr(ctx, p, q.Text, fmt.Errorf("no contact is called %q", journal.AsTyped(q.Text)), leave)
	}
	found, err := a.numbered(ctx, q.Fits)
	switch {
	case err != nil:
		return err
	case !a.env.Interactive() && len(found) == 1:
		return &journal.Problem{
			Code: journal.Ambiguous, What: fmt.Sprintf("%q may be %s, or nobody", q.Text, found[0].Name),
			Hint: fmt.Sprintf(`write @%s if it is, \%[1]s if not: rel note %s`, q.Text, quote(marked(all.text, q, "@"))),
		}
	case !a.env.Interactive() || len(found) > mostChoices:
		number := fmt.Sprintf("@%d", found[0].ID)
		return &ambiguous{q.Text, found, fmt.Sprintf(`write %s for %s, or more of the name; \%s is nobody: rel note %s`,
			number, found[0].Name, q.Text, quote(ahead(all.text, q)+number+all.text[q.End:]))}
	case q.Sure:
		w, err := a.choose(ctx, q.Text, found)
		if err == nil {
			p.take(w)
		}
		return err
	}
	says := append(options(found, a.today()), leave.says)
	i, err := a.pick(ctx, fmt.Sprintf("Who is %q?", journal.AsTyped(q.Text)), says, says)
	if err == nil && i < len(found) {
		p.take(found[i])
	}
	return err
}

// refuseStrangers is the error of those whom nobody knows, where they are not to be made and there is nobody to ask.
func (a *app) refuseStrangers(ctx context.Context, all unsettled) error {
	var strangers []sentence.Question
	for _, q := range all.open {
		if len(q.Fits) == 0 {
			strangers = append(strangers, q)
		}
	}
	if all.add || a.env.Interactive() || len(strangers) == 0 {
		return nil
	}
	var who, hints []string
	for _, q := range strangers {
		if err := a.removed(ctx, q.Text); err != nil {
			return err
		}
		near, err := a.nearestNames(ctx, q.Text)
		if err != nil {
			return err
		}
		if len(near) > 0 {
			hints = append(hints, fmt.Sprintf("did you mean %s by %s? ", strings.Join(near, ", or "), q.Text))
		}
		who = append(who, fmt.Sprintf("%q", journal.AsTyped(q.Text)))
	}
	first := strangers[0]
	return journal.Missing(
		fmt.Sprintf(`%s--add adds them; \%s leaves it as text: rel note %s`,
			strings.Join(hints, ""), first.Text, quote(marked(all.text, first, `\`))),
		"no contact is called %s", strings.Join(who, " or "))
}

// marked is a sentence with a mark before the words that are asked about.
func marked(text string, q sentence.Question, mark string) string {
	return ahead(text, q) + mark + text[q.Start:]
}

// ahead is what stands before the words that are asked about, and the mark they have.
func ahead(text string, q sentence.Question) string { return strings.TrimSuffix(text[:q.Start], "@") }

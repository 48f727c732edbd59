package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// initiatives writes what is worked for together: who is in it, what each has committed, and whether it came.
func (x *handover) initiatives(ctx context.Context, d *render.Document) error {
	all, err := x.made.Journal.Initiatives(ctx, store.InitiativeFilter{Private: true})
	if err != nil || len(all) == 0 {
		return err
	}
	committed, err := committedTo(ctx, x.made.Journal, all, true)
	if err != nil {
		return err
	}
	d.Heading(2, "Initiatives")
	d.Text("What is worked for together, what each has committed to it, and whether it came.")
	for _, in := range all {
		d.Heading(3, namedInitiative(in.Named()))
		d.Items([]render.Line{
			{Label: "Aim", Text: in.Aim},
			{Label: "State", Text: string(in.State)},
			{Label: "In it", Text: fewListed(memberLines(in.Members))},
			{Label: "Last note", Text: dayOfDocumentOrNothing(in.LastNote)},
		})
		d.Section("Committed", atMost(firstLines, each(committed[in.ID], x.committed), "rel initiative "+initiativeRef(in.ID)))
	}
	return nil
}

// committed is a commitment as a line of the document.
func (x *handover) committed(f journal.FollowUp) render.Line {
	text := showFollowUp(f, render.Style{}) + " (" + followUpRef(f.ID) + ")"
	if f.Gives != "" {
		text = string(f.Gives) + ": " + text
	}
	if !f.Due.IsZero() {
		text += ", by " + f.Due.Format(dayOfDocument)
	}
	return render.Line{Label: sentenceCase(committer(f)), Text: text + ": " + cameOrNot(f, x.app.today()), One: true}
}

func dayOfDocumentOrNothing(d journal.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.Format(dayOfDocument)
}

package cli

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// file writes the file of a contact: what has a key as front matter, and the rest below it, the latest notes first.
func (m *markdownExport) file(w io.Writer, l store.Leaf) error {
	if _, err := io.WriteString(w, document.Front(m.front(l))+"\n"); err != nil {
		return err
	}
	d := render.NewDocument(w)
	d.Heading(1, l.Contact.Name)
	for _, part := range []func(*render.Document, store.Leaf) error{m.facts, m.followUps, m.assessments, m.notes} {
		if err := part(d, l); err != nil {
			return err
		}
	}
	return d.End()
}

// front is the front matter: the house's own keys, those of fields by their names.
func (m *markdownExport) front(l store.Leaf) []document.Property {
	c, today := l.Contact, m.app.today()
	one := func(key, text string) document.Property { return document.Property{Name: key, Texts: []string{text}} }
	word := func(key, text string) document.Property {
		return document.Property{Name: key, Shape: document.Plain, Texts: []string{text}}
	}
	list := func(key string, texts []string) document.Property {
		return document.Property{Name: key, Shape: document.Ordered, Texts: texts}
	}
	all := []document.Property{one(document.Name, c.Name), word(document.Kind, string(c.Kind)), list(document.Aliases, c.Aliases)}
	if now := c.Position(today); now != nil { // no title: to note tools that is what the file is called
		all = append(all, one(document.Organization, now.Organization))
	}
	all = append(all, list(document.Positions, each(byTime(c.Positions, today), document.PositionText)))
	for _, kind := range journal.PointKinds {
		all = append(all, list(string(kind), each(pointsOf(c, kind), pointLine)))
	}
	all = append(all, list(document.Groups, c.Groups), list(document.Tags, c.Tags), list("initiatives", each(l.Parts, partIn)),
		word(document.Stage, string(c.Stage)), word(document.Every, c.Every.String()), word(document.Snooze, c.Snooze.String()))
	born, others := bornOn(c.Dates)
	all = append(all, word(journal.Birthday, born), list(document.Dates, each(others, yearlyLine)),
		word("last_touched", c.LastTouched.String()), word("due", c.Due.String()), word("added", c.Added.String()),
		word("number", fmt.Sprint(c.ID)), word("uid", c.UID))
	taken := map[string]bool{"title": true}
	for _, p := range all {
		taken[journal.Fold(p.Name)] = true
	}
	for _, f := range c.Fields {
		for taken[journal.Fold(f.Name)] {
			f.Name = "field:" + f.Name
		}
		taken[journal.Fold(f.Name)] = true
		all = append(all, one(f.Name, f.Value))
	}
	return all
}

// bornOn is the first birthday among dates, and the others.
func bornOn(dates []journal.Yearly) (born string, others []journal.Yearly) {
	for _, y := range dates {
		if born == "" && y.Label == journal.Birthday {
			born = y.String()
		} else {
			others = append(others, y)
		}
	}
	return born, others
}

func partIn(p store.Part) string {
	if p.Role == "" {
		return p.Initiative
	}
	return fmt.Sprintf("%s (%s)", p.Initiative, p.Role)
}

// linesOf is a line for each of a stream.
func linesOf[T any](all iter.Seq2[T, error], line func(T) render.Line) (out []render.Line, err error) {
	for x, err := range all {
		if err != nil {
			return nil, err
		}
		out = append(out, line(x))
	}
	return out, nil
}

func (m *markdownExport) facts(d *render.Document, l store.Leaf) error {
	facts, err := linesOf(l.Facts, func(f journal.Fact) render.Line {
		text := fmt.Sprintf("%s (%s, %s)", showFact(f, render.Style{}), factRef(f.ID), f.Day)
		if !f.Dropped.IsZero() {
			text += ", dropped on " + f.Dropped.String()
		}
		return render.Line{Label: factLabel(f.Kind), Text: text}
	})
	if len(facts) > 0 {
		d.Heading(2, "Facts")
		d.Items(facts)
	}
	return err
}

// followUps writes what is owed: what is open as a list to be ticked off, what was done as ticked off, then what was dropped.
func (m *markdownExport) followUps(d *render.Document, l store.Leaf) error {
	all, err := store.All(l.FollowUps)
	if err != nil || len(all) == 0 {
		return err
	}
	d.Heading(2, "Follow-ups")
	in := func(state journal.State) []render.Line {
		return each(slices.DeleteFunc(slices.Clone(all), func(f journal.FollowUp) bool { return f.State != state }), owedLine)
	}
	d.Tasks(in(journal.Open))
	d.Done(in(journal.Done))
	d.Items(in(journal.Dropped))
	return nil
}

// owedLine is a follow-up in the file of whom it is with.
func owedLine(f journal.FollowUp) render.Line {
	text := showFollowUp(f, render.Style{})
	if !f.Due.IsZero() {
		text += ", by " + f.Due.String()
	}
	if f.State != journal.Open {
		text += ", " + outcome(f) + " on " + f.Closed.String()
	}
	if f.Initiative.Name != "" {
		text += ", for " + f.Initiative.Name
	}
	if f.Gives != "" {
		text += " (" + string(f.Gives) + ")"
	}
	label := map[journal.Initiator]string{journal.Me: "I owe", journal.Them: "They owe"}[f.OwedBy]
	return render.Line{Label: label, Text: fmt.Sprintf("%s (%s)", text, followUpRef(f.ID))}
}

func (m *markdownExport) assessments(d *render.Document, l store.Leaf) error {
	all, err := linesOf(l.Assessments, func(v journal.Assessment) render.Line {
		return render.Line{Label: v.Day.String(), Text: assessedText(v)}
	})
	if len(all) > 0 {
		d.Heading(2, "How the relationship was assessed")
		d.Items(all)
	}
	return err
}

// notes writes the notes, one at a time.
func (m *markdownExport) notes(d *render.Document, l store.Leaf) error {
	began := false
	for n, err := range l.Notes {
		if err != nil {
			return err
		}
		if !began {
			d.Heading(2, "Notes")
			began = true
		}
		m.note(d, l.Contact.ID, n)
	}
	return nil
}

// note writes a note in the file of a contact, with links to the others.
func (m *markdownExport) note(d *render.Document, of int64, n journal.Note) {
	head := strings.TrimSpace(n.Day.String() + " " + n.Time)
	if h := how(n); h != "" {
		head += ", " + h
	}
	d.Heading(3, head)
	others := slices.DeleteFunc(n.Present(), func(p journal.Participant) bool { return p.ContactID == of })
	d.Linked([]render.Links{{Label: "With", To: each(others, m.link(of))}, {Label: "About", To: each(n.About(), m.link(of))}})
	d.Text(n.Body)
	d.Items(each(n.Heard, func(h journal.Heard) render.Line {
		label := "Heard"
		if h.Speaker != "" {
			label += " from " + speakerLabel(n, h)
		}
		return render.Line{Label: label, Text: h.Text}
	}))
	about := []string{noteRef(n.ID)}
	if n.Author != "" {
		about = append(about, "by "+n.Author)
	}
	if n.Initiative.Name != "" {
		about = append(about, "for "+n.Initiative.Name)
	}
	tags := each(n.Tags, func(t string) string { return " #" + t })
	d.Text(strings.Join(about, ", ") + strings.Join(tags, ""))
}

// link leads to the file of somebody else, where there is one.
func (m *markdownExport) link(from int64) func(journal.Participant) render.Link {
	return func(p journal.Participant) render.Link {
		if p.ContactID == from {
			return render.Link{Name: p.Label()}
		}
		return render.Link{File: m.files[p.ContactID], Name: p.Label()}
	}
}

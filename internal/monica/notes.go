package monica

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// takeNotes takes what was noted of a contact and done with them alone.
func (f *File) takeNotes(x item) {
	kinds := names(f.all.Instance.Events)
	for _, y := range x.Data.items("note") {
		f.take(y, journal.NoteCard{Whom: []string{x.UUID}}, f.note)
	}
	for _, y := range x.Data.items("call") {
		f.take(y, journal.NoteCard{With: []string{x.UUID}}, call)
	}
	for _, y := range x.Data.items("conversation") {
		f.take(y, journal.NoteCard{With: []string{x.UUID}}, conversation)
	}
	for _, y := range x.Data.items("life_event") {
		f.take(y, journal.NoteCard{Whom: []string{x.UUID}}, func(y item, n *journal.Note) error { return event(y, n, kinds) })
	}
}

// take takes what becomes a note.
func (f *File) take(x item, card journal.NoteCard, read func(item, *journal.Note) error) {
	card.Line = f.line(x.UUID)
	if x.UUID != "" {
		card.Origin = "monica\x00" + x.UUID
	}
	err := read(x, &card.Note)
	if err == nil {
		card.Note.Body, err = journal.CleanText("text", card.Note.Body)
	}
	if err != nil && card.Pass == "" {
		f.bad(x.UUID, err)
		return
	}
	f.notes = append(f.notes, card)
}

func (f *File) note(x item, n *journal.Note) (err error) {
	var p struct {
		Body     string
		Favorite bool `json:"is_favorite"`
	}
	if err := x.says(&p); err != nil {
		return err
	}
	if n.Body = p.Body; p.Favorite {
		n.Tags = []string{"starred"}
	}
	n.Day, err = f.instant(x.Created)
	return err
}

func call(x item, n *journal.Note) (err error) {
	var p struct {
		Called   string `json:"called_at"`
		Content  string
		TheyDid  *bool `json:"contact_called"`
		Emotions []string
	}
	if err := x.says(&p); err != nil {
		return err
	}
	n.Channel, n.Body = journal.Call, cmp.Or(strings.TrimSpace(p.Content), "A call.")
	if len(p.Emotions) > 0 {
		n.Body += "\n\nEmotions: " + strings.Join(p.Emotions, ", ")
	}
	if p.TheyDid != nil {
		n.Began = journal.Me
		if *p.TheyDid {
			n.Began = journal.Them
		}
	}
	n.Day, err = day(p.Called)
	return err
}

// conversation reads messages that were exchanged, each a line.
func conversation(x item, n *journal.Note) (err error) {
	var p struct {
		Happened string `json:"happened_at"`
		Messages []item
	}
	if err := x.says(&p); err != nil {
		return err
	}
	var lines []string
	for _, m := range p.Messages {
		var q struct {
			Content string
			ByMe    bool `json:"written_by_me"`
		}
		if err := m.says(&q); err != nil {
			return err
		}
		who := "They: "
		if q.ByMe {
			who = "I: "
		}
		lines = append(lines, who+q.Content)
	}
	n.Channel, n.Body = journal.Message, cmp.Or(strings.Join(lines, "\n"), "Messages.")
	n.Day, err = day(p.Happened)
	return err
}

func event(x item, n *journal.Note, kinds map[string]string) (err error) {
	var p struct {
		Name, Note, Type string
		Happened         string `json:"happened_at"`
	}
	if err := x.says(&p); err != nil {
		return err
	}
	n.Body = titled(cmp.Or(p.Name, capital(kinds[p.Type]), "An event in their life"), p.Note)
	n.Day, err = day(p.Happened)
	return err
}

// takeActivities takes what was done with several, which each of them names by uuid.
func (f *File) takeActivities() {
	with := map[string][]string{}
	for _, x := range f.all.Data.items("contact") {
		for _, value := range x.Data["activity"].Values {
			var uuid string
			if json.Unmarshal(value, &uuid) == nil {
				with[uuid] = append(with[uuid], x.UUID)
			}
		}
	}
	kinds := names(f.all.Instance.Activities)
	for _, x := range f.all.Data.items("activity") {
		card := journal.NoteCard{With: with[x.UUID]}
		if card.With == nil {
			f.left("activity with nobody", 1)
			card.Pass = "an activity with nobody"
		}
		f.take(x, card, func(x item, n *journal.Note) error { return activity(x, n, kinds) })
	}
}

func activity(x item, n *journal.Note, kinds map[string]string) (err error) {
	var p struct {
		Summary, Description, Type string
		Happened                   string `json:"happened_at"`
	}
	if err := x.says(&p); err != nil {
		return err
	}
	n.Body = titled(p.Summary, p.Description)
	if tag, err := journal.Tag(strings.ReplaceAll(kinds[p.Type], ",", " ")); err == nil {
		n.Tags = []string{tag}
	}
	n.Day, err = day(p.Happened)
	return err
}

// takeEntries takes the entries of Monica's journal, which are with whom they name.
func (f *File) takeEntries() {
	for _, x := range f.all.Properties.Entries {
		f.take(x, journal.NoteCard{Named: true}, func(x item, n *journal.Note) (err error) {
			var p struct{ Title, Post, Comment, Date string }
			if err := x.says(&p); err != nil {
				return err
			}
			n.Body = titled(p.Title, cmp.Or(p.Post, p.Comment))
			n.Day, err = day(cmp.Or(p.Date, x.Created))
			return err
		})
	}
}

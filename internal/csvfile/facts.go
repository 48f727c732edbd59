package csvfile

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// factHeadings are the headings of sheets of facts that are recognized.
var factHeadings = headingList{
	{useText, "text fact facts what detail details description"},
	{useName, "name who contact contactname person about of"},
	{useKind, "kind type sort"},
	{useDay, "day date since learned learnedon"},
	{useDropped, "dropped droppedon"},
	{usePrivate, "private confidential"},
	{useUID, "uid"},
	{useContactUID, "contactuid"},
	{useNoteUID, "noteuid"},
}

// ofFacts are the headings of sheets of facts. Without a text there is none.
var ofFacts = vocabulary{
	factHeadings.recognize, func(u use) bool { return u == useText }, false, factHeadings.targets, useText,
	"no column is headed Text, Fact or Detail",
}

func factSort() itemSort[journal.Fact] {
	return itemSort[journal.Fact]{
		what: "fact", words: ofFacts, marks: []string{"uid", "kind", "text", "dropped"},
		derived: []string{"number", "contact", "note", "open"},
		read:    readFact, complete: completeFact,
	}
}

// ReadFacts finds out how a file of facts is to be read.
func ReadFacts(open textfile.Open, o Options) (*Items[journal.Fact], error) {
	return readItems(open, o, factSort())
}

// HoldsFacts reports whether the beginning of a text is that of a sheet which `rel export facts` wrote.
func HoldsFacts(head string) bool {
	return anyHeader(head, func(header row) bool { return holdsAll(header, factSort().marks) })
}

func readFact(card *journal.ItemCard[journal.Fact], c column, cell string) (err error) {
	f := &card.Item
	switch c.use {
	case useText:
		f.Text, err = journal.CleanFact(cell)
	case useKind:
		f.Kind, err = readFactKind(cell)
	case useDay:
		f.Day, err = readDay(c, cell)
	case useDropped:
		f.Dropped, err = readDay(c, cell)
	case useUID:
		f.UID = uidOf(cell)
	}
	return err
}

// readFactKind reads the kind of a fact by its word, or as a table shows it.
func readFactKind(cell string) (journal.FactKind, error) {
	switch kind := journal.FactKind(strings.ToLower(cell)); {
	case slices.Contains(journal.FactKinds, kind):
		return kind, nil
	case kind == "cares about":
		return journal.Cares, nil
	case kind == "to check":
		return journal.Assume, nil
	case kind == "to ask":
		return journal.Ask, nil
	case kind == "told of us":
		return journal.Told, nil
	}
	return "", journal.Bad("write known, cares, told, assume or ask", "%q is no kind of fact", clip(cell, 40))
}

// completeFact fills in what goes without saying, and refuses what is no fact of anybody's.
func completeFact(card *journal.ItemCard[journal.Fact], today journal.Day) *blame {
	f := &card.Item
	if f.Kind == "" {
		f.Kind = journal.Known
	}
	if f.Day.IsZero() {
		f.Day = today
	}
	switch {
	case f.Text == "":
		return &blame{"", journal.Bad("say what it is, or take the row out", "the row has no text")}
	case card.Who == "" && card.WhoUID == "":
		return &blame{"", journal.Bad("name somebody, or take the row out", "the row names nobody")}
	}
	for _, day := range []journal.Day{f.Day, f.Dropped} {
		if err := notToCome(day, today); err != nil {
			return &blame{"", err}
		}
	}
	return nil
}

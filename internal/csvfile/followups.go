package csvfile

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// followUpHeadings are the headings of sheets of follow-ups that are recognized.
var followUpHeadings = headingList{
	{useText, "text followup followups task tasks todo action actionitem what description"},
	{useName, "name who with contact contacts contactname person forwhom"},
	{useOwedBy, "owedby owes owner whoowes responsible"},
	{useDue, "due duedate duedon dueby deadline until"},
	{useState, "state status"},
	{useClosed, "closed closedon done doneon completed completedon finished"},
	{useAdded, "added addedon created createdon"},
	{useInitiative, "initiative"},
	{useGives, "gives"},
	{usePrivate, "private confidential"},
	{useUID, "uid"},
	{useContactUID, "contactuid"},
	{useNoteUID, "noteuid"},
}

// ofFollowUps are the headings of sheets of follow-ups. Without a text there is none.
var ofFollowUps = vocabulary{
	followUpHeadings.recognize, func(u use) bool { return u == useText }, false, followUpHeadings.targets, useText,
	"no column is headed Text, Task or Follow-up",
}

func followUpSort() itemSort[journal.FollowUp] {
	return itemSort[journal.FollowUp]{
		what: "follow-up", words: ofFollowUps, marks: []string{"uid", "owed_by", "text", "state"},
		derived: []string{"number", "contact", "note", "overdue", "late"},
		read:    readFollowUp, complete: completeFollowUp,
	}
}

// ReadFollowUps finds out how a file of follow-ups is to be read.
func ReadFollowUps(open textfile.Open, o Options) (*Items[journal.FollowUp], error) {
	return readItems(open, o, followUpSort())
}

// HoldsFollowUps reports whether the beginning of a text is that of a sheet which `rel export follow-ups` wrote.
func HoldsFollowUps(head string) bool {
	return anyHeader(head, func(header row) bool { return holdsAll(header, followUpSort().marks) })
}

func readFollowUp(card *journal.ItemCard[journal.FollowUp], c column, cell string) (err error) {
	f := &card.Item
	switch c.use {
	case useText:
		f.Text, err = journal.CleanFollowUp(cell)
	case useOwedBy:
		f.OwedBy, err = readOwedBy(cell)
	case useDue:
		f.Due, err = readDay(c, cell)
	case useState:
		f.State, err = readState(cell)
	case useClosed:
		f.Closed, err = readDay(c, cell)
	case useAdded:
		f.Added, err = readDay(c, cell)
	case useInitiative:
		f.Initiative.Name, err = journal.CleanInitiative(cell)
	case useGives:
		f.Gives, err = readGift(cell)
	case useUID:
		f.UID = uidOf(cell)
	}
	return err
}

// readGift reads what is committed to an initiative.
func readGift(cell string) (journal.Gift, error) {
	gift := journal.Gift(strings.ToLower(cell))
	if !slices.Contains(journal.Gifts, gift) {
		return "", journal.Bad("write people, money, time or voice", "%q is nothing that can be given", clip(cell, 40))
	}
	return gift, nil
}

// readOwedBy reads which side owes something.
func readOwedBy(cell string) (journal.Initiator, error) {
	switch strings.ToLower(cell) {
	case "me", "i", "mine", "us", "we":
		return journal.Me, nil
	case "them", "they", "theirs":
		return journal.Them, nil
	}
	return "", journal.Bad("write me or them", "%q does not say who owes it", clip(cell, 40))
}

// readState reads what has become of a follow-up, as rel and lists of tasks say it.
func readState(cell string) (journal.State, error) {
	switch headingKey(cell) {
	case "open", "todo", "notstarted", "inprogress", "pending", "waiting":
		return journal.Open, nil
	case "done", "donelate", "completed", "complete", "closed", "finished":
		return journal.Done, nil
	case "dropped", "cancelled", "canceled", "deferred": //nolint:misspell // as others spell it
		return journal.Dropped, nil
	}
	return "", journal.Bad("write open, done or dropped", "%q is no state of a follow-up", clip(cell, 40))
}

// completeFollowUp fills in what goes without saying, and refuses what contradicts itself. What has a day on which it was
// closed is done.
func completeFollowUp(card *journal.ItemCard[journal.FollowUp], today journal.Day) *blame {
	f := &card.Item
	if f.OwedBy == "" {
		f.OwedBy = journal.Me
	}
	if f.State == "" {
		if f.State = journal.Open; !f.Closed.IsZero() {
			f.State = journal.Done
		}
	}
	if f.Added.IsZero() {
		f.Added = today
	}
	if bad := toWhat(card); bad != nil {
		return bad
	}
	switch {
	case f.Text == "":
		return &blame{"", journal.Bad("say what is owed, or take the row out", "the row has no text")}
	case f.State == journal.Open && !f.Closed.IsZero():
		return &blame{"", journal.Bad("make it done or dropped, or leave out the day", "it is open, and yet closed on %s", f.Closed)}
	case f.State != journal.Open && f.Closed.IsZero():
		return &blame{"", journal.Bad("add the day in a column headed Closed", "it is %s, and the row does not say since when", f.State)}
	}
	for _, day := range []journal.Day{f.Closed, f.Added} {
		if err := notToCome(day, today); err != nil {
			return &blame{"", err}
		}
	}
	return nil
}

// toWhat refuses what is given to no initiative. Where rel itself wrote so, the initiative was removed there.
func toWhat(card *journal.ItemCard[journal.FollowUp]) *blame {
	f := &card.Item
	switch {
	case f.Gives == "" || f.Initiative.Name != "":
		return nil
	case card.Own:
		f.Gives = ""
		return nil
	}
	return &blame{"", journal.Bad("name it in a column headed Initiative, or leave the cell empty",
		"it gives %s, and the row does not say to which initiative", f.Gives)}
}

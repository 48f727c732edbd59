package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// textOf is what tells a note from others where no uid does: its day, its people, and what was said and heard. Who
// takes part is numbers and roles, "3p 7a", in the order of the numbers.
func textOf(day, people, body, heard string) (key [16]byte) {
	sum := sha256.Sum256([]byte(day + "\x00" + people + "\x00" + body + "\x00" + heard))
	return [16]byte(sum[:16])
}

// textCount is how many there are of each text that no row has stood for yet.
type textCount map[[16]byte]int

// take has a row stand for one of a text, and reports whether there was one.
func (t textCount) take(text [16]byte) bool {
	if t[text] == 0 {
		return false
	}
	t[text]--
	return true
}

// saysSo reports whether a note is there that says what the row does, where it is for what they say to tell: where it came with
// a uid, that does.
func (p *notePlanner) saysSo(ctx context.Context, row *PlannedNote) (bool, error) {
	if row.Card.Origin == "" {
		return false, nil
	}
	return p.hasText(ctx, row)
}

// hasText reports whether the journal has a note like this which no row before it has stood for.
func (p *notePlanner) hasText(ctx context.Context, row *PlannedNote) (bool, error) {
	if p.byText == nil {
		if err := p.readTexts(ctx); err != nil {
			return false, err
		}
	}
	return p.byText.take(row.text()), nil
}

// standFor has an entry that is known by its origin stand for the note that it made: that is no other entry's, of the same text.
func (p *notePlanner) standFor(ctx context.Context, row *PlannedNote) error {
	if row.Card.Origin == "" {
		return nil
	}
	err := p.fill(row)
	row.fresh = nil
	if err != nil || row.Removed {
		return nil //nolint:nilerr // it is there, whoever it names
	}
	_, err = p.hasText(ctx, row)
	return err
}

// text is what tells the row from others.
func (row *PlannedNote) text() [16]byte {
	var people []string
	all := slices.Concat(row.present, row.about)
	slices.SortFunc(all, func(a, b *listed) int { return cmp.Compare(a.id, b.id) })
	for _, x := range all {
		role := "a"
		if slices.Contains(row.present, x) {
			role = "p"
		}
		people = append(people, strconv.FormatInt(x.id, 10)+role)
	}
	heard := make([]string, len(row.heard))
	for i, h := range row.heard {
		heard[i] = h.text
	}
	n := row.Card.Note
	return textOf(n.Day.String(), strings.Join(people, " "), n.Body, strings.Join(heard, "\n"))
}

func (p *notePlanner) readTexts(ctx context.Context) error {
	p.byText = textCount{}
	q := db.S(`SELECT n.day, n.body, n.heard_text, (SELECT group_concat(contact_id || substr(role, 1, 1), ' ')
			FROM (SELECT contact_id, role FROM participants WHERE note_id = n.id ORDER BY contact_id))
		FROM notes n WHERE n.deleted IS NULL`)
	for row, err := range p.s.db.Pages(ctx, q) {
		var day, body, heard, people string
		if err == nil {
			err = row.Scan(&day, &body, &heard, &people)
		}
		if err != nil {
			return explain(err)
		}
		p.byText[textOf(day, people, body, heard)]++
	}
	return nil
}

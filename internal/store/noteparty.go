package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// between is what rel's own exports part names by.
const between = "; "

// mostJoined is how many parts of a cell can be one name, one that has semicolons in it.
const mostJoined = 3

// party is whom a cell names, those first met here among them in fresh. A name of several words with a semicolon or a
// comma between them is tried before its parts are.
func (p *notePlanner) party(row *PlannedNote, cell string) (all []*listed, err error) {
	if cell == "" {
		return nil, nil
	}
	switch whole, err := p.dir.one(cell); {
	case err != nil:
		return nil, err
	case whole != nil:
		return []*listed{whole}, nil
	}
	parts := strings.Split(cell, between)
	if !row.Card.Own {
		parts = journal.SplitNames(cell)
	}
	if !row.Card.Own && !p.knowsAll(parts) {
		if err := p.oneOrTwo(cell, parts); err != nil {
			return nil, err
		}
	}
	for i := 0; i < len(parts); {
		x, n, err := p.longest(parts[i:])
		if err == nil && x == nil {
			x, err = p.meetNew(row, parts[i])
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
		i += n
	}
	return all, nil
}

// longest is whom the first parts name together, as many of them as somebody is called by, and how many those are.
func (p *notePlanner) longest(parts []string) (*listed, int, error) {
	for n := min(mostJoined, len(parts)); n > 1; n-- {
		if found := p.dir.named(strings.Join(parts[:n], between)); len(found) == 1 {
			return found[0], n, nil
		}
	}
	x, err := p.dir.one(parts[0])
	return x, 1, err
}

func (p *notePlanner) knowsAll(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return len(p.dir.find(name)) == 0 })
}

// oneOrTwo refuses whom "Whitcomb, Dora" names, where it could be one contact, family name first, or two.
func (p *notePlanner) oneOrTwo(cell string, parts []string) error {
	isWord := func(s string) bool { return len(strings.Fields(s)) == 1 }
	turned, ok := journal.Turned(cell)
	switch {
	case !ok || len(parts) != 2 || strings.Contains(cell, ";") || !slices.ContainsFunc(parts, isWord):
		return nil
	case !p.o.Add:
		return p.dir.nobodyCalled(cell)
	}
	return &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%q could be one contact or two", journal.AsTyped(cell)),
		Hint: fmt.Sprintf("write %q for one, %q for two", turned, strings.Join(parts, between)),
	}
}

// mostLiked is for how many names that nobody has it is looked who may be meant: there can be as many as rows.
const mostLiked = 100

// nobodyCalled is the error of a name that nobody has, with who may be meant: those whose name begins so, since only whole names
// count in a file, or those of a name like it.
func (d *directory) nobodyCalled(text string) error {
	const add = "--add adds whoever is not in the journal yet"
	called := fmt.Sprintf("no contact is called %q", journal.AsTyped(text))
	if d.liked++; d.liked > mostLiked {
		return journal.Missing(add, "%s", called)
	}
	var names, begun []string
	for id, x := range d.byID {
		if x.removed || x.uid != "" || id != x.id {
			continue
		}
		names = append(names, x.name)
		if journal.MatchKey(journal.NameKey(x.name), journal.NameKey(text)) {
			begun = append(begun, x.name)
		}
	}
	slices.Sort(begun)
	near := journal.Nearest(text, names, mostNamed)
	if len(begun) > 0 && (len(near) == 0 || len(strings.Fields(text)) == 1) {
		whole := few(begun[:min(len(begun), mostNamed)], len(begun))
		return journal.Missing(add, "%s; in a file only whole names count, as %s", called, whole)
	}
	if len(near) > 0 {
		return journal.Missing(add, "%s; did you mean %s?", called, strings.Join(near, ", or "))
	}
	return journal.Missing(add, "%s", called)
}

// meetNew is somebody nobody knows: to be added with the row, where that was asked for.
func (p *notePlanner) meetNew(row *PlannedNote, text string) (*listed, error) {
	name, err := p.dir.newcomer(text, row.Card.Own, p.o.Add)
	if err != nil {
		return nil, err
	}
	for _, x := range row.fresh {
		if journal.NameKey(x.name) == journal.NameKey(name) {
			return x, nil
		}
	}
	x := &listed{id: p.lastContact + int64(len(row.fresh)) + 1, name: name, uid: p.uids.next()}
	row.fresh = append(row.fresh, x)
	return x, nil
}

// WriteName is the way out where nobody is found by an address or a number.
const WriteName = "write their name in its place"

// newcomer is the name of somebody nobody knows, who is to be added if add says so. What rel itself wrote is not turned round.
func (d *directory) newcomer(text string, own, add bool) (string, error) {
	_, isNumber := journal.ParseNumber(text)
	_, isRef := journal.ParseRef(text)
	if isNumber || isRef || journal.IsEmail(text) {
		return "", journal.Missing(WriteName, "no contact is called %q", journal.AsTyped(text))
	}
	if !add {
		return "", d.nobodyCalled(text)
	}
	if turned, ok := journal.Turned(text); ok && !own {
		text = turned
	}
	return journal.CleanName(text)
}

// said is something heard, and who said it; nobody when speaker is nil.
type said struct {
	speaker *listed
	text    string
}

// heard reads what was heard. rel's own exports have "what was said (Name)", several parted by semicolons; other sheets
// a line each, "Name: what was said" too, and what has no name is that of the only one present.
func (row *PlannedNote) readHeard() {
	if row.Card.Heard == "" {
		return
	}
	if row.Card.Own {
		for _, text := range ownLines(row.Card.Heard) {
			row.heard = append(row.heard, row.attributed(text))
		}
		return
	}
	for text := range strings.SplitSeq(row.Card.Heard, "\n") {
		if text = strings.TrimSpace(text); text != "" {
			row.heard = append(row.heard, row.told(text))
		}
	}
}

// ownLines parts a cell of rel's own; what is empty between two semicolons belongs to the text before it.
func ownLines(cell string) (lines []string) {
	for text := range strings.SplitSeq(cell, between) {
		if n := len(lines); n > 0 && (strings.TrimSpace(text) == "" || lines[n-1] == "") {
			lines[n-1] += between + text
			continue
		}
		lines = append(lines, text)
	}
	return lines
}

// attributed is a text with its speaker in parentheses behind it, if that is one of those the note is with or about.
func (row *PlannedNote) attributed(text string) said {
	for _, x := range slices.Concat(row.present, row.about) {
		for _, called := range []string{x.label(), x.name} {
			if before, ok := strings.CutSuffix(text, " ("+called+")"); ok && strings.TrimSpace(before) != "" {
				return said{x, before}
			}
		}
	}
	return said{nil, text}
}

// told is a text with its speaker before a colon, or behind it in parentheses.
func (row *PlannedNote) told(text string) said {
	if s := row.attributed(text); s.speaker != nil {
		return s
	}
	name, rest, ok := strings.Cut(text, ":")
	key := journal.NameKey(name)
	var begun []*listed
	for _, x := range row.present {
		if journal.MatchKey(journal.NameKey(x.name), key) {
			begun = append(begun, x)
		}
	}
	if rest = strings.TrimSpace(rest); ok && len(begun) == 1 && rest != "" {
		return said{begun[0], rest}
	}
	if len(row.present) == 1 {
		return said{row.present[0], text}
	}
	return said{nil, text}
}

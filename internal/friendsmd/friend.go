package friendsmd

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// location is the field that says where a friend lives.
const location = "Location"

// alsoKnown stands before each other name of a friend.
const alsoKnown = "a.k.a. "

// friend reads somebody who is listed: "- Name (a.k.a. Other a.k.a. Third) [Place] @tag @tag".
func (f *File) friend(line textfile.Line) (c journal.Contact, err error) {
	if line.Cut {
		return c, tooLong()
	}
	text := item(line.Text)
	name, rest := text, ""
	if at := strings.IndexAny(text, "([@"); at >= 0 {
		name, rest = text[:at], text[at:]
	}
	if c.Name, err = journal.CleanName(name); err != nil {
		return c, err
	}
	rest, err = aliases(&c, rest)
	if err == nil {
		rest, err = place(&c, rest)
	}
	if err == nil {
		err = labels(&c, rest)
	}
	return c, err
}

// aliases takes the other names, in parentheses, and gives what stands behind them.
func aliases(c *journal.Contact, text string) (rest string, err error) {
	if !strings.HasPrefix(text, "("+alsoKnown) {
		return text, nil
	}
	inside, rest, ok := cutParenthesis(text[1:])
	if !ok {
		return "", journal.Bad("close it: - Dana Whitcomb (a.k.a. Dee)", "the other names have no closing parenthesis")
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(inside, alsoKnown), " "+alsoKnown) {
		if name, err = journal.CleanName(name); err != nil {
			return "", err
		}
		c.Aliases = append(c.Aliases, name)
	}
	return rest, nil
}

// cutParenthesis cuts a text at the parenthesis that closes it: the first that nothing but a place or tags follow, as a name can
// have parentheses of its own.
func cutParenthesis(text string) (inside, rest string, ok bool) {
	for at := range len(text) {
		if text[at] != ')' {
			continue
		}
		rest = strings.TrimSpace(text[at+1:])
		if rest == "" || rest[0] == '[' || rest[0] == '@' {
			return text[:at], rest, true
		}
	}
	return "", "", false
}

// place takes the place, in brackets, and gives what stands behind it.
func place(c *journal.Contact, text string) (rest string, err error) {
	inside, bracketed := strings.CutPrefix(text, "[")
	if !bracketed {
		return text, nil
	}
	where, rest, ok := strings.Cut(inside, "]")
	if !ok {
		return "", journal.Bad("close it: - Dana Whitcomb [Springfield]", "the place has no closing bracket")
	}
	if where, err = journal.CleanText("place", strings.TrimSpace(where)); err == nil && where != "" {
		c.Fields = append(c.Fields, journal.Field{Name: location, Value: where})
	}
	return strings.TrimSpace(rest), err
}

// labels takes the tags, behind which there is nothing.
func labels(c *journal.Contact, text string) (err error) {
	for word := range strings.FieldsSeq(text) {
		bare, is := strings.CutPrefix(word, "@")
		if !is || bare == "" || tagLength(bare) != len(bare) {
			return journal.Bad("a friend is: - Dana Whitcomb (a.k.a. Dee) [Springfield] @board",
				"it is not clear what %q is behind the name", journal.AsTyped(word))
		}
	}
	c.Tags, err = tags(text)
	return err
}

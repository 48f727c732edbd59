package friendsmd

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// entry reads an activity or a note: "- 2026-11-22: text".
func (f *File) entry(in section, line textfile.Line) (card journal.NoteCard, err error) {
	if line.Cut {
		return card, tooLong()
	}
	day, text, _ := strings.Cut(item(line.Text), ":")
	card.Line = line.Number
	n := &card.Note
	if n.Day, err = journal.ParseISO(strings.TrimSpace(day)); err != nil || n.Day.Year < journal.EarliestYear {
		return card, journal.Bad("an entry is: - 2026-11-22: what was done", "the line begins with no day such as 2026-11-22")
	}
	text = strings.TrimSpace(text)
	card.Origin = "friends\x00" + string(in) + "\x00" + n.Day.String() + "\x00" + text
	if n.Body, err = journal.CleanText("text", unmarked(text)); err != nil {
		return card, err
	}
	if n.Tags, err = tags(text); err != nil {
		return card, err
	}
	who, err := f.named(text)
	if err != nil {
		return card, err
	}
	if in == activities {
		card.With = who
	} else {
		card.Whom = who
	}
	return card, nil
}

// item is what a line of a list says.
func item(line string) string {
	text := strings.TrimSpace(line)
	if rest, listed := strings.CutPrefix(text, "-"); listed && (rest == "" || rest[0] == ' ') {
		return strings.TrimSpace(rest)
	}
	return text
}

func tooLong() error {
	return journal.Bad("split it in two, or leave it out with --skip-bad", "the line is longer than 1 MiB")
}

// named is the keys of those whom a text names between asterisks.
func (f *File) named(text string) (keys []string, err error) {
	names := marked(text)
	if len(names) == mostNamed {
		return nil, tooMany("people")
	}
	for _, name := range names {
		if key := f.keys[journal.NameKey(name)]; key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// mostNamed is how many people, and tags, an entry has at most.
const mostNamed = 1000

func tooMany(what string) error {
	return journal.Bad("see whether the file is damaged, or leave it out with --skip-bad", "the line has %d %s or more", mostNamed, what)
}

// marked is the names between asterisks: **Dana Whitcomb**.
func marked(text string) (names []string) {
	for len(names) < mostNamed {
		_, rest, ok := strings.Cut(text, "**")
		name, after, closed := strings.Cut(rest, "**")
		switch {
		case !ok || !closed:
			return names
		case isMarked(name) && !strings.Contains(name, "*"):
			names, text = append(names, name), after
		default:
			text = rest
		}
	}
	return names
}

// isMarked reports whether what stands between two marks is a name: it begins with a letter or a digit.
func isMarked(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// unmarked is a text without the marks of names and places.
func unmarked(text string) string { return unmark(unmark(text, "**"), "_") }

// unmark takes away pairs of a mark that stand round a name.
func unmark(text, mark string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(text, mark)
		name, after, closed := strings.Cut(rest, mark)
		out.WriteString(before)
		switch {
		case !ok:
			return out.String()
		case closed && isMarked(name) && !endsInWord(before) && !beginsWord(after):
			out.WriteString(name)
			text = after
		default: // a mark that is text, as in a file_name
			out.WriteString(mark)
			text = rest
		}
	}
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsWord(s string) bool { return isMarked(s) }

// tags is the tags of a text: @food, @budget:2026. An @ within a word, as in an e-mail address, begins none.
func tags(text string) (all []string, err error) {
	for at := 0; at < len(text); {
		next := strings.IndexByte(text[at:], '@')
		if next < 0 {
			return all, nil
		}
		before := text[:at+next]
		at += next + 1
		word := text[at : at+tagLength(text[at:])]
		if word == "" || endsInWord(before) {
			continue
		}
		tag, err := journal.Tag(word)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, tag) {
			all = append(all, tag)
		}
		if len(all) == mostNamed {
			return nil, tooMany("tags")
		}
		at += len(word)
	}
	return all, nil
}

// tagLength is how many bytes at the beginning of a text are a tag: letters and digits, with single hyphens and colons between them.
func tagLength(text string) (n int) {
	joint := true // whether a joint may not stand here
	for i, r := range text {
		switch word := unicode.IsLetter(r) || unicode.IsDigit(r); {
		case word:
			n, joint = i+utf8.RuneLen(r), false
		case !joint && (r == '-' || r == ':'):
			joint = true
		default:
			return n
		}
	}
	return n
}

package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// Parse reads a document as Text gives it. The problems are all that is wrong with its form; what its values mean is not
// looked at. A key that is missing has no values, as one that is empty.
func (f Form) Parse(text string) (d Document, problems Problems) {
	lines := strings.Split(text, "\n")
	front, ok := fence(lines)
	if !ok || f.blank(lines[front.begin:front.end]) {
		return d, Problems{{0, NoFront}}
	}
	if f.Text && !front.closed {
		problems.add(front.begin, "put the line back, above the text", "the second line with just --- is gone")
		return d, problems
	}
	f.readFront(&d, &problems, lines[:front.end], front.begin)
	d.Line = front.end + 2
	if below := lines[min(front.end+1, len(lines)):]; len(below) > 0 {
		d.readText(&problems, f, below)
	}
	return d, problems
}

// NoFront is the error of a document whose front matter is gone.
var NoFront error = journal.Bad("it is put back as it was; what you wrote stands below it",
	"the part between the two lines with --- was gone")

// blank reports whether nothing is said in the front matter.
func (f Form) blank(front []string) bool {
	for _, line := range front {
		if !isComment(line) {
			return false
		}
	}
	return true
}

// readText reads what stands below the front matter.
func (d *Document) readText(problems *Problems, f Form, lines []string) {
	if strings.TrimSpace(lines[0]) == "" && len(lines) > 1 { // the one that Write sets there
		lines = lines[1:]
		d.Line++
	}
	text := strings.Join(lines, "\n")
	switch {
	case f.Text:
		if at := f.second(lines); at >= 0 {
			problems.add(d.Line+at, "take one of the two away", "a second document begins in line %d of the text", at+1)
		}
		if i := slices.IndexFunc(lines, noText); i >= 0 {
			problems.add(d.Line+i, "take it out, or save the file as UTF-8", "line %d of the text has a character that is no text", i+1)
		}
		d.Text = strings.TrimRight(text, " \t\n")
	case strings.TrimSpace(text) != "":
		problems.add(d.Line, "rel note WHO notes a conversation; fields: keeps any other value", "%s has no text of its own", f.Noun)
	}
}

// noText reports whether a line has what no text has: a NUL, or bytes that are no UTF-8.
func noText(line string) bool { return strings.ContainsRune(line, 0) || !utf8.ValidString(line) }

// second is the line where the text holds a whole document once more, as after pasting it twice; -1 where it does not.
func (f Form) second(lines []string) int {
	for i, line := range lines[:len(lines)-1] {
		if !isHyphens(line) {
			continue
		}
		next := i + 1
		for next < len(lines)-1 && isComment(lines[next]) {
			next++
		}
		if strings.HasPrefix(lines[next], f.Keys[0].Name+":") {
			return i
		}
	}
	return -1
}

// mostFront is how many bytes of front matter are read.
const mostFront = journal.MaxText

// readFront reads the lines of the front matter, those from begin on.
func (f Form) readFront(d *Document, problems *Problems, lines []string, begin int) {
	if size := len(strings.Join(lines[begin:], "\n")); size > mostFront {
		problems.add(begin, "a note's text stands below the second ---", "this part has %d bytes, and at most %d are read", size, mostFront)
		return
	}
	for at := begin; at < len(lines); {
		next := at + 1
		for next < len(lines) && !beginsEntry(lines[next]) {
			next++
		}
		if !f.blank(lines[at:next]) {
			f.readEntry(d, problems, lines[at:next], at)
		}
		at = next
	}
}

// beginsEntry reports whether a line of front matter begins a key: it is not indented, and no element of a list.
func beginsEntry(line string) bool {
	return !isComment(line) && !strings.ContainsRune(" \t-]}", rune(line[0]))
}

// readEntry reads one key with its values, which stand on lines at and after the line number at, from 0.
func (f Form) readEntry(d *Document, problems *Problems, lines []string, at int) {
	for isComment(lines[0]) {
		lines, at = lines[1:], at+1
	}
	if i, r := unreadable(lines); i >= 0 {
		problems.add(at+i+1, "take it out", "there is a character here that is no text, %U", r)
		return
	}
	e, wrong := readYAML(lines)
	for _, p := range wrong {
		p.Line += at
		*problems = append(*problems, p)
	}
	if len(wrong) > 0 {
		return
	}
	e.Line += at
	for i := range e.Values {
		e.Values[i].Line += at
	}
	key, known := f.key(e.Key)
	switch {
	case !known:
		problems.add(e.Line, f.instead(e.Key), "there is no %s: here", journal.AsTyped(e.Key))
	case d.entry(e.Key).Line > 0:
		problems.add(e.Line, "put the values together", "%s: stands here a second time", e.Key)
	case key.single() && len(e.Values) > 1:
		problems.add(e.Values[1].Line, "leave one of them", "%s: has one value", e.Key)
	case key.single() && len(e.Values) == 1 && e.Values[0].Name != "":
		problems.add(e.Values[0].Line, "put it on the line of "+e.Key+":, in double quotes",
			"%s: has one value, without a name before it", e.Key)
	default:
		d.Entries = append(d.Entries, e)
	}
}

// unreadable is the first line, and what is in it, that is no text; -1 where all is.
func unreadable(lines []string) (int, rune) {
	for i, line := range lines {
		for j, r := range line {
			broken := r == utf8.RuneError && !strings.HasPrefix(line[j:], "\ufffd")
			if r < ' ' && r != '\t' || r == 0x7f || broken {
				return i, r
			}
		}
	}
	return -1, 0
}

// instead is what to write in place of a key that there is not.
func (f Form) instead(key string) string {
	names := make([]string, len(f.Keys))
	for i, k := range f.Keys {
		names[i] = k.Name
	}
	if near := journal.Nearest(key, names, 1); len(near) > 0 {
		return "did you mean " + near[0] + ":?"
	}
	return f.Noun + " has " + strings.Join(names, ", ")
}

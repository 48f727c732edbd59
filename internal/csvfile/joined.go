package csvfile

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// joint is what rel's CSV export joins lists by.
const joint = "; "

// Names is a cell of several names, of aliases or groups or tags, as rel exports it. What would be read as several, for a
// semicolon in it, stands in quotes.
func Names(names []string) string { return join(names, namesIn) }

// Points is a cell of ways of this kind to reach somebody, as rel exports it.
func Points(kind journal.PointKind, values []string) string {
	split := map[journal.PointKind]func(string) []string{
		journal.PointPhone: phonesIn, journal.PointWeb: pagesIn, journal.PointAddress: addressesIn,
	}[kind]
	if split == nil {
		split = namesIn
	}
	return join(values, split)
}

func namesIn(text string) []string { return list(text, ";") }

// phonesIn parts phone numbers at semicolons, but for one with an extension behind it, ";ext=12"; and at commas, where each part is
// a number by itself, and not what is dialed behind one.
func phonesIn(text string) (phones []string) {
	for _, line := range strings.Split(lines(text), "\n") {
		phone := ""
		for i, part := range strings.Split(line, ";") {
			if i > 0 && journal.IsExtension(part) {
				phone += ";" + part
				continue
			}
			phones = append(phones, phone)
			phone = part
		}
		phones = append(phones, phone)
	}
	var all []string
	for _, phone := range phones {
		all = append(all, apartAtCommas(phone)...)
	}
	return filled(all)
}

// apartAtCommas is the phone numbers of a list with commas between them; a text that is no such list is one.
func apartAtCommas(text string) []string {
	const fewest = 7 // digits of a number
	parts := strings.Split(text, ",")
	for _, part := range parts {
		part = strings.TrimSpace(part)
		number := strings.IndexAny(part, "+(0123456789") == 0 && !strings.ContainsAny(part, "#*")
		if !number || len(journal.PhoneKey(part)) < fewest {
			return []string{text}
		}
	}
	return parts
}

func pagesIn(text string) []string {
	return list(strings.ReplaceAll(text, joint, "\n"), "")
}

func addressesIn(text string) []string { return filled(strings.Split(text, joint)) }

// filled is the texts that are not empty, trimmed.
func filled(texts []string) (all []string) {
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// join joins texts, those in quotes that split would not leave as they are.
func join(texts []string, split func(string) []string) string {
	cells := make([]string, len(texts))
	for i, text := range texts {
		cells[i] = text
		if needsMarks(text, split) {
			cells[i] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
	}
	return strings.Join(cells, joint)
}

// needsMarks reports whether a text has to stand in quotes to be read as it is, behind others and before others.
func needsMarks(text string, split func(string) []string) bool {
	parts := split("0" + joint + text + joint + "0")
	return strings.HasPrefix(text, `"`) || len(parts) != 3 || parts[1] != text
}

// listed takes apart what join has joined.
func listed(cell string, split func(string) []string) (all []string) {
	var plain []string // what stands without quotes since the last that has them
	for more := true; more; {
		text, rest, marked := cutMarked(cell)
		if marked && text != "" && needsMarks(text, split) {
			all = append(append(all, split(strings.Join(plain, joint))...), text)
			plain, cell, more = nil, rest, rest != ""
			continue
		}
		text, cell, more = strings.Cut(cell, joint)
		plain = append(plain, text)
	}
	return append(all, split(strings.Join(plain, joint))...)
}

// cutMarked cuts a text in quotes from a list that begins with one.
func cutMarked(cell string) (text, rest string, ok bool) {
	if !strings.HasPrefix(cell, `"`) {
		return "", cell, false
	}
	for at := 1; at < len(cell); at++ {
		switch {
		case cell[at] != '"':
		case strings.HasPrefix(cell[at:], `""`):
			at++
		default:
			rest, ok = strings.CutPrefix(cell[at+1:], joint)
			return strings.ReplaceAll(cell[1:at], `""`, `"`), rest, ok || rest == ""
		}
	}
	return "", cell, false
}

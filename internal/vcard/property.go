package vcard

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rel-journal/rel/internal/journal"
)

// property is a line of a card, taken apart. Its value is UTF-8 with the escapes of version 3.0, whatever it was in.
type property struct {
	line   int
	group  string // "item1", in lower case; empty when it is in none
	name   string // in upper case
	params []param
	value  string
	cut    bool // the line is longer than is kept
}

// param is one value of a parameter; a list of values is as many of them.
type param struct{ name, value string }

func (p property) begins() bool {
	return p.name == "BEGIN" && strings.EqualFold(strings.TrimSpace(p.value), "VCARD")
}

func (p property) ends() bool {
	return p.name == "END" && strings.EqualFold(strings.TrimSpace(p.value), "VCARD")
}

// param is the first value of a parameter; empty when there is none.
func (p property) param(name string) string {
	for _, x := range p.params {
		if x.name == name {
			return x.value
		}
	}
	return ""
}

// types are the values of TYPE, in lower case.
func (p property) types() (all []string) {
	for _, x := range p.params {
		if x.name == "TYPE" {
			all = append(all, strings.ToLower(x.value))
		}
	}
	return all
}

// without is the property less the parameters of a name.
func (p property) without(names ...string) property {
	var rest []param
	for _, x := range p.params {
		if !slices.Contains(names, x.name) {
			rest = append(rest, x)
		}
	}
	p.params = rest
	return p
}

// text is the value as a person reads it.
func (p property) text() string { return unescape(p.value) }

// readProperty takes a line apart. The error, a *journal.Problem, says that it is no property, or in no known encoding.
func readProperty(c content) (property, error) {
	p := property{line: c.number, cut: c.cut}
	head, value, ok := splitHead(string(c.text))
	name, params, _ := strings.Cut(head, ";")
	if group, rest, grouped := strings.Cut(name, "."); grouped {
		p.group, name = strings.ToLower(strings.TrimSpace(group)), rest
	}
	p.name = strings.ToUpper(strings.TrimSpace(name))
	if !ok || !isName(p.name) {
		p.name = ""
		return p, journal.Bad("a line of a card is NAME:value, and one that continues it begins with a space",
			"%q is no property of a card", journal.AsTyped(strings.ToValidUTF8(strings.TrimSpace(string(c.text)), "�")))
	}
	p.params = readParams(params)
	var err error
	p.value, err = p.decode(value)
	p = p.without("CHARSET")
	return p, err
}

// isName reports whether a property can be called so.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/") == ""
}

// splitHead splits a line at the colon before its value, which is not one between quotes.
func splitHead(text string) (head, value string, ok bool) {
	inQuotes := false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			inQuotes = !inQuotes
		case text[i] == ':' && !inQuotes:
			return text[:i], text[i+1:], true
		}
	}
	return strings.Cut(text, ":") // a quote that is never closed is only a quote
}

// readParams reads parameters; those of version 2.1 are values without a name.
func readParams(text string) (all []param) {
	for part := range splitOutside(text, ';') {
		name, values, named := strings.Cut(part, "=")
		if label, custom := readCustom(part); custom {
			all = append(all, param{paramCustom, cleanParam(label)})
			continue
		}
		if !named {
			name, values = bareName(part), part
		}
		name = strings.ToUpper(strings.TrimSpace(name))
		if name == "TYPE" {
			values = strings.ReplaceAll(values, `"`, "") // the list may stand between quotes as a whole
		}
		for value := range splitOutside(values, ',') {
			if value = cleanParam(value); value != "" && isName(name) {
				all = append(all, param{name, value})
			}
		}
	}
	return all
}

// cleanParam is the value of a parameter without the quotes around it and what no text has in it.
func cleanParam(value string) string {
	value = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(value, "�"))
	return strings.ReplaceAll(strings.Trim(strings.TrimSpace(value), `"`), `"`, "'") // no quote can stand between quotes
}

// bareName is the parameter that a value of version 2.1 belongs to.
func bareName(value string) string {
	switch strings.ToUpper(strings.TrimSpace(value)) {
	case "QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT":
		return "ENCODING"
	case "INLINE", "CONTENT-ID", "CID", "URL":
		return "VALUE"
	}
	return "TYPE"
}

// paramCustom is a label of somebody's own.
const paramCustom = "X-CUSTOM"

// readCustom reads a label that Android wrote in its own way: X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=A9).
func readCustom(text string) (label string, ok bool) {
	const mark = "X-CUSTOM("
	if len(text) < len(mark) || !strings.EqualFold(text[:len(mark)], mark) {
		return "", false
	}
	parts := strings.Split(strings.TrimSuffix(text[len(mark):], ")"), ",")
	last := parts[len(parts)-1]
	if len(parts) > 1 {
		last = unquote(last)
	}
	return last, last != ""
}

// splitOutside is what stands between separators that are not between quotes.
func splitOutside(text string, separator byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		inQuotes, from := false, 0
		for i := range len(text) {
			switch {
			case text[i] == '"':
				inQuotes = !inQuotes
			case text[i] == separator && !inQuotes:
				if !yield(text[from:i]) {
					return
				}
				from = i + 1
			}
		}
		yield(text[from:])
	}
}

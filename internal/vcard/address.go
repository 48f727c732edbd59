package vcard

import (
	"strings"
	"unicode"
)

// address is the components of ADR, in its order.
type address struct {
	box, extended, street, locality, region, code, country string

	more string // what further components say that these do not
}

func readAddress(value string) address {
	c := splitComponents(value, 7)
	return address{c[0], c[1], c[2], c[3], c[4], c[5], c[6], unsaid(c, 7)}
}

func (a address) list() []string {
	return []string{a.box, a.extended, a.street, a.locality, a.region, a.code, a.country}
}

// String is the address as it stands on an envelope.
func (a address) String() string {
	city := joined(", ", a.locality, joined(" ", a.region, a.code))
	return joined("\n", a.box, a.extended, a.street, city, a.country, a.more)
}

// addressOf takes an address apart as far as it can be put together again: "Springfield, OR 97477" before a country, or
// last. What is left is the street.
func addressOf(text string) address {
	lines := strings.Split(text, "\n")
	last := len(lines) - 1
	if a := (address{street: text}); last < 1 {
		return a
	}
	a, ok := cityOf(lines[last])
	if !ok && last > 1 && !strings.ContainsFunc(lines[last], unicode.IsDigit) {
		a, ok = cityOf(lines[last-1])
		a.country = lines[last]
		last--
	}
	a.street = strings.Join(lines[:last], "\n")
	if !ok || readAddress(a.value()).String() != text {
		return address{street: text}
	}
	return a
}

// cityOf takes the line of a city apart, as it is written in the United States.
func cityOf(line string) (a address, ok bool) {
	at := strings.LastIndex(line, ", ")
	if at < 0 {
		return a, false
	}
	a.locality = line[:at]
	words := strings.Split(line[at+2:], " ")
	if code := words[len(words)-1]; strings.ContainsFunc(code, unicode.IsDigit) {
		a.code = code
		words = words[:len(words)-1]
	}
	a.region = strings.Join(words, " ")
	return a, a.code != ""
}

// value is the address as the value of ADR.
func (a address) value() string { return structured(a.list()) }

// structured is components as one value.
func structured(components []string) string {
	out := make([]string, len(components))
	for i, c := range components {
		out[i] = escape(c)
	}
	return strings.Join(out, ";")
}

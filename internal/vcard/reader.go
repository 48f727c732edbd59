package vcard

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// What one card may hold. Nobody's has as much; a damaged file could.
const (
	mostProperties = 10_000  // with a value
	largestCard    = 4 << 20 // bytes
)

// reader reads card after card.
type reader struct {
	lines *lines
	o     Options
	again *property // to be read again: the beginning of a card that cuts another off
}

// next is the next card of somebody; lists are passed over. At the end of the file the error is io.EOF.
func (r *reader) next() (journal.Card, error) {
	for {
		c, err := r.gather()
		if err != nil {
			return journal.Card{}, err
		}
		if !c.isList() {
			return r.finish(c)
		}
	}
}

// gather is the properties of the next card.
func (r *reader) gather() (*gathered, error) {
	r.lines.old = false
	begin, err := r.begin()
	if err != nil {
		return nil, err
	}
	c := &gathered{begin: begin}
	for {
		p, err := r.property()
		switch {
		case errors.Is(err, io.EOF):
			return nil, r.bad(begin, property{line: begin}, journal.Bad(
				"see whether the file was cut off, and export it once more",
				"the card has no END:VCARD, and the file ends"))
		case isBad(err):
			c.spoil(p, err)
		case err != nil:
			return nil, err
		case p.ends():
			return c, nil
		case p.begins():
			if within, err := r.nested(c, p); !within {
				return nil, err
			}
		default:
			if p.name == "VERSION" {
				r.lines.old = p.text() == "2.1"
			}
			c.add(p)
		}
	}
}

// isBad reports whether an error is a person's to mend, and not the file's that cannot be read.
func isBad(err error) bool {
	var p *journal.Problem
	return errors.As(err, &p)
}

// property is the next property; empty lines are none.
func (r *reader) property() (property, error) {
	if p := r.again; p != nil {
		r.again = nil
		return *p, nil
	}
	for {
		c, err := r.lines.content()
		if err != nil {
			return property{}, err
		}
		if !isBlank(c.text) {
			return readProperty(c)
		}
	}
}

func isBlank(text []byte) bool {
	for _, b := range text {
		if b != ' ' && b != '\t' {
			return false
		}
	}
	return true
}

// begin is the line on which the next card begins. Whatever else stands before it is bad.
func (r *reader) begin() (int, error) {
	astray := 0
	for {
		p, err := r.property()
		ended := errors.Is(err, io.EOF)
		if err != nil && !ended && !isBad(err) {
			return 0, err
		}
		begins := err == nil && p.begins()
		switch {
		case astray == 0 && begins:
			return p.line, nil
		case astray == 0 && ended:
			return 0, err
		case begins || ended:
			if begins {
				r.again = &p
			}
			return 0, journal.BadRow{File: r.o.Name, Line: astray, Err: journal.Bad(
				"a card begins with BEGIN:VCARD and ends with END:VCARD", "here is something outside of any card")}
		case astray == 0:
			astray = p.line
		}
	}
}

// nested is what becomes of a card within a card. Version 2.1 has them behind AGENT, as the card of who speaks for the
// other: it is the value of that, as in 3.0. Any other has lost its end, and the next begins.
func (r *reader) nested(c *gathered, begin property) (within bool, err error) {
	if c.last.name != "AGENT" {
		r.again = &begin
		return false, r.bad(c.begin, property{line: c.begin}, journal.Bad("put END:VCARD where the card ends",
			"the card has no END:VCARD before the next begins at line %d", begin.line))
	}
	agent := c.last
	agent.value, err = r.within(begin)
	switch {
	case errors.Is(err, io.EOF):
		return false, r.bad(c.begin, property{line: c.begin}, journal.Bad("see whether the file was cut off, and export it once more",
			"the card within the card has no END:VCARD, and the file ends"))
	case err != nil:
		return false, err
	case agent.value == "":
		c.remarks = append(c.remarks, "AGENT, a card within the card, left out, as it cannot be read or is too large to be kept")
	default:
		c.add(agent)
	}
	return true, nil
}

// within is a card within another, from its begin on, as a value; empty where it cannot be read or kept.
func (r *reader) within(begin property) (string, error) {
	var text strings.Builder
	whole := true
	for depth, p, err := 0, begin, error(nil); ; p, err = r.property() {
		switch {
		case err != nil && !isBad(err):
			return "", err
		case err == nil && p.begins():
			depth++
		case err == nil && p.ends():
			depth--
		}
		if whole = whole && err == nil && text.Len()+len(p.value) < largestKept; whole {
			text.WriteString(p.inGroup() + "\n")
		}
		if depth == 0 && whole {
			return escape(text.String()), nil
		} else if depth == 0 {
			return "", nil
		}
	}
}

// inGroup is the property as a line, with its group; the version of a card within a card is the one it is kept in.
func (p property) inGroup() string {
	switch {
	case p.name == "VERSION":
		return "VERSION:3.0"
	case p.group != "":
		return p.group + "." + p.String()
	}
	return p.String()
}

// bad is a card that cannot be read because of a property.
func (r *reader) bad(begin int, p property, err error) error {
	bad := journal.BadRow{File: r.o.Name, Line: p.line, Err: err}
	if p.name != "" {
		bad.Place = fmt.Sprintf("%s of the card that begins at line %d", p.name, begin)
	}
	return bad
}

// finish makes a card of what was gathered.
func (r *reader) finish(c *gathered) (journal.Card, error) {
	if c.err != nil {
		return journal.Card{}, r.bad(c.begin, c.blame, c.err)
	}
	in := newReading(c, r.o)
	for _, p := range c.properties {
		if err := in.take(p); err != nil {
			return journal.Card{}, r.bad(c.begin, p, err)
		}
	}
	if err := in.finish(); err != nil {
		return journal.Card{}, r.bad(c.begin, property{line: c.begin}, err)
	}
	return in.card, nil
}

// gathered is a card whose end is still to come.
type gathered struct {
	begin      int
	last       property // read last
	properties []property
	size       int
	remarks    []string
	blame      property // what spoils it
	err        error    // why
}

// add adds a property that says something.
func (c *gathered) add(p property) {
	c.last = p
	if c.err != nil || p.saysNothing() {
		return
	}
	c.size += len(p.value)
	if len(c.properties) == mostProperties || c.size > largestCard {
		c.spoil(property{line: p.line}, journal.Bad("see whether the file is damaged, or leave the card out with --skip-bad",
			"the card that begins at line %d has more than %d properties, or more than 4 MiB", c.begin, mostProperties))
		return
	}
	c.properties = append(c.properties, p)
}

// spoil remembers the first thing that makes the card one that cannot be read.
func (c *gathered) spoil(p property, err error) {
	if c.err == nil {
		c.blame, c.err, c.properties = p, err, nil
	}
}

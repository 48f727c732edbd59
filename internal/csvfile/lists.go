package csvfile

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// joint is what rel's CSV export joins lists by.
const joint = "; "

// list is the parts of a cell that holds several things, trimmed, without empty ones. Google joins
// them with three colons.
func list(cell, separators string) []string {
	cell = strings.ReplaceAll(cell, " ::: ", "\n")
	var parts []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == '\n' || strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// words is list for the short things people also part with commas, where rel's export does not.
func (r *reading) words(cell string) []string {
	if r.own {
		return list(cell, ";")
	}
	return list(cell, ";,")
}

func readEmails(r *reading, c column, cell string) error {
	for _, email := range list(cell, ";,") {
		const scheme = "mailto:"
		if len(email) > len(scheme) && strings.EqualFold(email[:len(scheme)], scheme) {
			email = strings.TrimSpace(email[len(scheme):])
		}
		if !journal.IsEmail(email) {
			return journal.Bad("correct it, or keep the text with "+mapHint(c.header, useField),
				"%q is no e-mail address", clip(email, 40))
		}
		if err := r.point(journal.PointEmail, c, email); err != nil {
			return err
		}
	}
	return nil
}

func readPhones(r *reading, c column, cell string) error {
	for _, phone := range list(cell, ";") {
		if err := r.point(journal.PointPhone, c, phone); err != nil {
			return err
		}
	}
	return nil
}

func readWeb(r *reading, c column, cell string) error {
	if r.own {
		cell = strings.ReplaceAll(cell, joint, "\n")
	}
	for _, page := range list(cell, "") { // a semicolon may be part of a web address
		if err := r.point(journal.PointWeb, c, page); err != nil {
			return err
		}
	}
	return nil
}

// readAddress takes the cell as one address of several lines, unless rel itself has joined several.
func readAddress(r *reading, c column, cell string) error {
	addresses := []string{cell}
	if r.own {
		addresses = strings.Split(cell, joint)
	}
	for _, address := range addresses {
		if err := r.point(journal.PointAddress, c, address); err != nil {
			return err
		}
	}
	return nil
}

// point adds a way to reach the contact, once.
func (r *reading) point(kind journal.PointKind, c column, value string) error {
	value, err := journal.CleanText(c.header, value)
	known := slices.ContainsFunc(r.contact.Points, func(p journal.Point) bool { return p.Kind == kind && p.Value == value })
	if err == nil && !known {
		r.contact.Points = append(r.contact.Points, journal.Point{Kind: kind, Value: value, Label: c.label})
	}
	return err
}

func readGroups(r *reading, c column, cell string) (err error) {
	if c.label == googleLabels {
		return readGoogleLabels(r, cell)
	}
	r.contact.Groups, err = addNames(r.contact.Groups, r.words(cell))
	return err
}

func readAliases(r *reading, _ column, cell string) (err error) {
	r.contact.Aliases, err = addNames(r.contact.Aliases, list(cell, ";"))
	return err
}

// addNames adds clean names to others, each once, whatever its case and accents.
func addNames(all, more []string) ([]string, error) {
	for _, name := range more {
		clean, err := journal.CleanName(name)
		if err != nil {
			return nil, err
		}
		same := func(other string) bool { return journal.NameKey(other) == journal.NameKey(clean) }
		if !slices.ContainsFunc(all, same) {
			all = append(all, clean)
		}
	}
	return all, nil
}

func readTags(r *reading, _ column, cell string) error {
	for _, word := range r.words(cell) {
		tag, err := journal.Tag(strings.TrimPrefix(word, "* ")) // Google's mark of a built-in label
		if err != nil {
			return err
		}
		if !slices.Contains(r.contact.Tags, tag) {
			r.contact.Tags = append(r.contact.Tags, tag)
		}
	}
	return nil
}

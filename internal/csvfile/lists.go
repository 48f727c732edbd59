package csvfile

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// list is the parts of a cell that holds several things, trimmed, without empty ones. Google joins
// them with three colons.
func list(cell, separators string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(lines(cell), func(r rune) bool { return r == '\n' || strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// lines has what Google joins on a line each.
func lines(cell string) string { return strings.ReplaceAll(cell, several, "\n") }

// words is list for the short things people also part with commas, where rel's export does not.
func (r *reading) words(cell string) []string {
	if r.own {
		return listed(cell, namesIn)
	}
	return list(cell, ";,")
}

// listed is the parts of a cell, of which rel's own export has put between quotes what would be taken apart.
func (r *reading) listed(cell string, split func(string) []string) []string {
	if r.own {
		return listed(cell, split)
	}
	return split(cell)
}

func readEmails(r *reading, c column, cell string) error {
	for _, email := range list(cell, ";,") {
		email = journal.CutScheme(email, "mailto:")
		var err error
		if journal.IsEmail(email) {
			err = r.point(journal.PointEmail, c, email)
		} else {
			err = r.keepCell(c, email, journal.Bad("correct it, or leave the cell empty", "%q is no e-mail address", clip(email, 40)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readPhones(r *reading, c column, cell string) error {
	phones := r.listed(cell, phonesIn)
	for i, phone := range phones {
		if !r.own {
			phones[i] = journal.CutScheme(phone, "tel:")
		}
	}
	return r.eachPoint(journal.PointPhone, c, phones)
}

func readWeb(r *reading, c column, cell string) error {
	if r.own {
		return r.eachPoint(journal.PointWeb, c, listed(cell, pagesIn))
	}
	return r.eachPoint(journal.PointWeb, c, list(cell, "")) // a semicolon may be part of a web address
}

// readAddress takes the cell as one address of several lines, unless rel itself has joined several.
func readAddress(r *reading, c column, cell string) error {
	if r.own {
		return r.eachPoint(journal.PointAddress, c, listed(cell, addressesIn))
	}
	return r.point(journal.PointAddress, c, cell)
}

func (r *reading) eachPoint(kind journal.PointKind, c column, values []string) error {
	for _, value := range values {
		if err := r.point(kind, c, value); err != nil {
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
	r.contact.Aliases, err = addNames(r.contact.Aliases, r.listed(cell, namesIn))
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

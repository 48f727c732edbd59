package journal

import (
	"fmt"
	"slices"
	"strings"
)

// Contradiction is what says that two contacts of one name are not the same, as a clause; empty when nothing
// does. Two people of one name are told apart by their kind, by birthdays that differ, and, unless they share an
// e-mail address or a phone number, by having different ones, or different organizations. What a once had, as had tells, they
// have in common too.
func Contradiction(a, b Contact, had Removed) string {
	if a.Kind != b.Kind && a.Kind != "" && b.Kind != "" {
		return "one is a person, the other an organization"
	}
	if x, y := birthday(a), birthday(b); x != nil && y != nil && !sameDate(*x, *y) && !had.detail(DetailDate, y.Key()) {
		return fmt.Sprintf("birthdays differ: %s and %s", x, y)
	}
	if Reached(a, b, had) {
		return ""
	}
	if differ(a, b, PointEmail) {
		return "e-mail addresses differ"
	}
	x, y := belonging(a), belonging(b)
	if x != nil && y != nil && !heldAt(a, y) && !heldAt(b, x) && !had.detail(DetailPosition, y.SeatKey()) {
		return fmt.Sprintf("organizations differ: %s and %s", x.Organization, y.Organization)
	}
	return ""
}

func birthday(c Contact) *Yearly {
	i := slices.IndexFunc(c.Dates, func(d Yearly) bool { return d.Label == Birthday })
	if i < 0 {
		return nil
	}
	return &c.Dates[i]
}

// sameDate reports whether two yearly dates agree; a year that is not known agrees with any.
func sameDate(a, b Yearly) bool {
	return a.Month == b.Month && a.Day == b.Day && (a.Year == b.Year || a.Year == 0 || b.Year == 0)
}

// belonging is the position by which a contact belongs to an organization, the last of those that have not ended; nil for none.
func belonging(c Contact) *Position {
	for i, p := range slices.Backward(c.Positions) {
		if p.To.IsZero() && p.Organization != "" {
			return &c.Positions[i]
		}
	}
	return nil
}

// heldAt reports whether a contact has, or had, a position at the organization of another.
func heldAt(c Contact, at *Position) bool {
	return slices.ContainsFunc(c.Positions, func(p Position) bool { return NameKey(p.Organization) == NameKey(at.Organization) })
}

// Reached reports whether two contacts are reached by the same e-mail address or phone number, or a once was by one of b's.
func Reached(a, b Contact, had Removed) bool {
	return slices.ContainsFunc(b.Points, func(p Point) bool {
		return (p.Kind == PointEmail || p.Kind == PointPhone) && (hasPoint(a, p) || had.detail(string(p.Kind), p.Reach()))
	})
}

// shares reports whether two contacts have a point of this kind in common.
func shares(a, b Contact, kind PointKind) bool {
	return slices.ContainsFunc(a.Points, func(p Point) bool { return p.Kind == kind && hasPoint(b, p) })
}

// differ reports whether both have points of this kind, and none in common.
func differ(a, b Contact, kind PointKind) bool {
	return hasKind(a, kind) && hasKind(b, kind) && !shares(a, b, kind)
}

func hasKind(c Contact, kind PointKind) bool {
	return slices.ContainsFunc(c.Points, func(p Point) bool { return p.Kind == kind })
}

func hasPoint(c Contact, p Point) bool {
	return slices.ContainsFunc(c.Points, func(q Point) bool { return q.Kind == p.Kind && q.Key() == p.Key() })
}

// Key is what a point is compared by: an e-mail address without case, a phone number by its digits where it has any.
func (p Point) Key() string {
	key := ""
	switch p.Kind {
	case PointEmail:
		key = EmailKey(p.Value)
	case PointPhone:
		key = PhoneKey(p.Value)
	}
	if key == "" {
		key = strings.TrimSpace(p.Value)
	}
	return key
}

// Filling is what a contact gains from another account of the same contact.
type Filling struct {
	Add     Contact    // details to add, and where they are set Every and Snooze
	Replace []Yearly   // dates that Add knows better, to be taken away
	Gone    []Position // positions that Add completes, to be taken away
	Gains   []string   // what Add holds, in words: "phone 202-555-0142", "State OR"
	Differs []string   // what the other account has otherwise, and was left as it is

	removed Removed
}

// Removed reports whether a contact once had a detail that was removed from it. Of what a contact can have several, what names
// the kind and key the one.
type Removed func(what, key string) bool

// detail reports whether a detail was removed; nil is of a contact from which nothing was.
func (r Removed) detail(what, key string) bool { return r != nil && r(what, key) }

// What Removed is asked for beside the kinds of points.
const (
	DetailAlias    = "alias"
	DetailGroup    = "group"
	DetailTag      = "tag"
	DetailPosition = "position"
	DetailDate     = "date"
	DetailField    = "field"
	DetailEvery    = "cadence"
	DetailSnooze   = "snooze"
	DetailKept     = "kept" // a line beside a detail
)

// Fill takes from another account of the same contact what this one lacks, and lists what the two have
// otherwise. Ways to reach them, aliases, groups and tags come together; everything else only fills what is empty. What was
// removed from the contact does not come back; removed is nil where nothing was, and outdated where nobody can tell.
func Fill(have, from Contact, today Day, removed Removed, outdated Outdated) Filling {
	f := Filling{removed: removed}
	f.compareNames(have, from)
	f.fillPositions(have, from, today)
	f.fillPoints(have, from)
	f.fillDates(have, from)
	f.fillOwn(have, from)
	f.Add.Aliases = f.missing(DetailAlias, have.Aliases, from.Aliases, NameKey)
	f.Add.Groups = f.missing(DetailGroup, have.Groups, from.Groups, NameKey)
	f.Add.Tags = f.missing(DetailTag, have.Tags, from.Tags, func(t string) string { return t })
	f.fillFields(have, from)
	f.fillProperties(have, from, today, outdated)
	return f
}

func (f *Filling) gains(what, value string) { f.Gains = append(f.Gains, what+" "+value) }

// stays reports whether a detail was removed and stays so, which it says.
func (f *Filling) stays(what, key, label, value string) bool {
	if !f.removed.detail(what, key) {
		return false
	}
	f.Differs = append(f.Differs, fmt.Sprintf("%s %s was removed here", label, OneSpaced(value)))
	return true
}

// differs says on one line what the two have otherwise.
func (f *Filling) differs(what, have, from string) {
	f.Differs = append(f.Differs, fmt.Sprintf("%s is %s here, %s in the file", what, OneSpaced(have), OneSpaced(from)))
}

// compareNames lets pass a name that is only turned round ("Whitcomb, Dana"), and one they go by already.
func (f *Filling) compareNames(have, from Contact) {
	turned, _ := Turned(from.Name)
	for _, name := range append([]string{have.Name}, have.Aliases...) {
		if key := NameKey(name); key == NameKey(from.Name) || key == NameKey(turned) {
			return
		}
	}
	f.differs("name", have.Name, from.Name)
}

func (f *Filling) fillOwn(have, from Contact) {
	switch {
	case from.Every == 0 || from.Every == have.Every:
	case have.Every == 0 && f.stays(DetailEvery, from.Every.String(), DetailEvery, from.Every.String()):
	case have.Every == 0:
		f.Add.Every = from.Every
		f.gains("cadence", from.Every.String())
	default:
		f.differs("cadence", have.Every.String(), from.Every.String())
	}
	switch {
	case from.Snooze.IsZero() || from.Snooze == have.Snooze:
	case have.Snooze.IsZero() && f.stays(DetailSnooze, from.Snooze.String(), DetailSnooze, from.Snooze.String()):
	case have.Snooze.IsZero():
		f.Add.Snooze = from.Snooze
		f.gains("snooze", from.Snooze.String())
	default:
		f.differs("snooze", have.Snooze.String(), from.Snooze.String())
	}
	if from.Stage != "" && from.Stage != have.Stage {
		f.differs("stage", string(have.Stage), string(from.Stage))
	}
}

// fillPoints puts behind the ways to reach them those that are not there in any writing. What stands twice in the other account
// is left to it.
func (f *Filling) fillPoints(have, from Contact) {
	if len(from.Points) == 0 {
		return
	}
	type of struct {
		kind PointKind
		text string
	}
	written, reached, added := map[of]bool{}, map[of]bool{}, map[Point]bool{}
	for _, h := range have.Points {
		written[of{h.Kind, h.Value}], reached[of{h.Kind, h.Reach()}] = true, true
	}
	for _, p := range from.Points {
		reach := p.Reach()
		there := written[of{p.Kind, p.Value}] || reached[of{p.Kind, reach}] || added[p]
		if !there && !f.stays(string(p.Kind), reach, string(p.Kind), p.Value) {
			f.Add.Points, added[p] = append(f.Add.Points, p), true
			f.gains(string(p.Kind), p.Value)
		}
	}
}

func (f *Filling) fillPositions(have, from Contact, today Day) {
	if len(from.Positions) == 0 {
		return
	}
	current := have.Position(today)
	at := map[string][]Position{"": have.Positions} // by the key of the organization; of none in particular, all
	for _, q := range have.Positions {
		if key := NameKey(q.Organization); key != "" {
			at[key] = append(at[key], q)
		}
	}
	for _, p := range from.Positions {
		switch {
		case slices.ContainsFunc(at[NameKey(p.Organization)], p.titledIn):
		case (current == nil || current.within(p)) && f.stays(DetailPosition, p.SeatKey(), DetailPosition, p.String()):
		case current == nil:
			f.Add.Positions = append(f.Add.Positions, p)
			f.gains("position", p.String())
		case current.within(p):
			full := *current
			full.Title, full.Organization = p.Title, p.Organization
			f.Gone, f.Add.Positions = append(f.Gone, *current), append(f.Add.Positions, full)
			f.gains("position", full.String())
		default:
			f.differs("position", current.String(), p.String())
		}
	}
}

// within reports whether q says all that p says of title and organization.
func (p Position) within(q Position) bool {
	return p.titledIn(q) && (p.Organization == "" || NameKey(p.Organization) == NameKey(q.Organization))
}

// titledIn reports whether q says all that p says of the title.
func (p Position) titledIn(q Position) bool {
	return p.Title == "" || strings.EqualFold(p.Title, q.Title)
}

func (f *Filling) fillDates(have, from Contact) {
	for _, d := range from.Dates {
		i := slices.IndexFunc(have.Dates, func(h Yearly) bool { return h.Label == d.Label })
		switch {
		case i < 0 && f.stays(DetailDate, d.Key(), d.Label, d.String()):
		case i < 0:
			f.Add.Dates = append(f.Add.Dates, d)
			f.gains(d.Label, d.String())
		case !sameDate(have.Dates[i], d):
			f.differs(d.Label, have.Dates[i].String(), d.String())
		case have.Dates[i].Year == 0 && d.Year != 0:
			f.Replace = append(f.Replace, have.Dates[i])
			f.Add.Dates = append(f.Add.Dates, d)
			f.gains(d.Label, d.String())
		}
	}
}

func (f *Filling) fillFields(have, from Contact) {
	if len(from.Fields) == 0 {
		return
	}
	value := make(map[string]string, len(have.Fields))
	for _, h := range have.Fields {
		value[NameKey(h.Name)] = h.Value
	}
	for _, x := range from.Fields {
		has, there := value[NameKey(x.Name)]
		switch {
		case !there && f.stays(DetailField, x.Key(), x.Name, x.Value):
		case !there:
			f.Add.Fields = append(f.Add.Fields, x)
			f.gains(x.Name, x.Value)
		case has != x.Value:
			f.differs(x.Name, has, x.Value)
		}
	}
}

// missing is what from has and have lacks, compared by key.
func (f *Filling) missing(what string, have, from []string, key func(string) string) []string {
	if len(from) == 0 {
		return nil
	}
	there := make(map[string]bool, len(have))
	for _, h := range have {
		there[key(h)] = true
	}
	var out []string
	for _, v := range from {
		if k := key(v); !there[k] && !f.stays(what, k, what, v) {
			there[k] = true
			out = append(out, v)
			f.gains(what, v)
		}
	}
	return out
}

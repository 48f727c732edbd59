package csvfile

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// points are the headings of ways to reach somebody, without a number and a label of labels.
var points = map[string]meaning{
	"email":        {use: useEmail},
	"emails":       {use: useEmail},
	"emailaddress": {use: useEmail},
	"emailvalue":   {use: useEmail}, // Google's "E-mail 1 - Value"

	"phone":           {use: usePhone},
	"phones":          {use: usePhone},
	"telephone":       {use: usePhone},
	"tel":             {use: usePhone},
	"phoneno":         {use: usePhone},
	"phonenumber":     {use: usePhone},
	"telephoneno":     {use: usePhone},
	"telephonenumber": {use: usePhone},
	"phonevalue":      {use: usePhone},
	"mobile":          {use: usePhone, label: "mobile"},
	"mobilenumber":    {use: usePhone, label: "mobile"},
	"cell":            {use: usePhone, label: "mobile"},
	"cellnumber":      {use: usePhone, label: "mobile"},
	"fax":             {use: usePhone, label: "fax"},
	"faxnumber":       {use: usePhone, label: "fax"},
	"pager":           {use: usePhone, label: "pager"},

	"web":          {use: useWeb},
	"website":      {use: useWeb},
	"websiteurl":   {use: useWeb},
	"websitevalue": {use: useWeb},
	"webpage":      {use: useWeb},
	"webaddress":   {use: useWeb},
	"url":          {use: useWeb},
	"homepage":     {use: useWeb},
	"urlhomepage":  {use: useWeb}, // Apple's

	"address":          {use: useAddress},
	"streetaddress":    {use: useAddress},
	"postaladdress":    {use: useAddress},
	"fulladdress":      {use: useAddress},
	"addressformatted": {use: useAddress}, // Google's, all lines in one
}

// labels are the words before or after such a heading that say where it leads. None begins another.
var labels = []struct{ word, label string }{
	{"work", "work"},
	{"business", "work"},
	{"office", "work"},
	{"company", "work"},
	{"home", "home"},
	{"personal", "home"},
	{"mobile", "mobile"},
	{"cell", "mobile"},
	{"iphone", "mobile"},
	{"car", "car"},
	{"direct", "direct"},
	{"mailing", "mailing"},
	{"other", "other"},
	{"alternate", "other"},
	{"secondary", "other"},
	{"primary", ""},
	{"main", ""},
	{"contact", ""},
}

// recognizePoint tells "Work E-mail", "Phone (home)", "Business Phone 2" or "Fax" for what they are.
func recognizePoint(key string) (meaning, bool) {
	number := digits(key)
	if number != "" {
		key = strings.Map(func(r rune) rune {
			if strings.ContainsRune(number, r) {
				return -1
			}
			return r
		}, key)
	}
	m, ok := points[key]
	if !ok {
		m, ok = labeled(key, 2)
	}
	if secondLine := m.use == useAddress && number != "" && number != "1" && key != "addressformatted"; secondLine {
		return meaning{}, false // the second line of an address is no other address
	}
	return m, ok
}

// labeled tells a heading of points with a word of labels before or after it, or with as many as most.
func labeled(key string, most int) (meaning, bool) {
	for _, l := range labels {
		base, before := strings.CutPrefix(key, l.word)
		if !before {
			base, _ = strings.CutSuffix(key, l.word)
		}
		if base == key {
			continue
		}
		m, ok := points[base]
		if !ok && most > 1 {
			m, ok = labeled(base, most-1) // "Company Main Phone"
		}
		if ok {
			m.label = besides(l.label, m.label)
			return m, true
		}
	}
	return meaning{}, false
}

// besides is a label with one that says where that leads: "work fax". Of others the nearer one is enough.
func besides(label, near string) string {
	switch {
	case near == "":
		return label
	case label != "" && (near == "fax" || near == "pager"):
		return label + " " + near
	}
	return near
}

// bracketed tells a heading with its label in brackets behind it, as Apple has it: "Email (iCloud)", "Phone (work fax)".
func bracketed(heading string) (meaning, bool) {
	base, label, ok := strings.Cut(strings.TrimSuffix(heading, ")"), "(")
	m, known := points[headingKey(base)]
	if !ok || !known || m.label != "" || !strings.HasSuffix(heading, ")") {
		return meaning{}, false
	}
	m.label = pointLabel(cleanLabel(label))
	return m, true
}

// isLesser reports whether a phone is one to be shown behind those that somebody answers.
func isLesser(p journal.Point) bool {
	if p.Kind != journal.PointPhone {
		return false
	}
	switch p.Label {
	case "pager", "telex", "ISDN", "TTY/TDD", "assistant", "company main":
		return true
	}
	return strings.HasSuffix(p.Label, "fax")
}

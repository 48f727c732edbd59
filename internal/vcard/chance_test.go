package vcard

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// Whatever a contact is, it comes back from a card of either version as it was.
func TestContactsComeBack(t *testing.T) {
	for seed := range uint64(500) {
		r := chance{rand.New(rand.NewPCG(seed, 6))}
		c := r.contact()
		for _, v := range []Version{V3, V4} {
			text := write(t, v, c)
			wellFormed(t, text, v)
			got := read(t, text)
			if len(got) != 1 || len(got[0].Remarks) > 0 {
				t.Fatalf("seed %d, %s\n%+v", seed, text, got)
			}
			back := got[0].Contact
			back.LastTouched = got[0].LastContact
			same(t, back, c)
			if t.Failed() {
				t.Fatalf("seed %d\n%s", seed, text)
			}
		}
	}
}

// chance makes contacts.
type chance struct{ *rand.Rand }

// awkward are pieces of text that mean something to somebody.
var awkward = []string{
	"Dana", "Whitcomb", "José", "de la", "Jr.", "PhD", "Ortega,", "a;b", `back\slash`, `\n`, `\,`, ":", `"quoted"`, "=41", "東京", "🎈", "é", "x, y", "Inc.",
	"OR 97477", "_$!<Home", "BEGIN:VCARD", "END:VCARD", "item1.TEL", "=", "100%", "ﬁ", "'s", "O'Malley", "mailto:a@b", "|", "^n",
}

func (r chance) pick(list ...string) string { return list[r.IntN(len(list))] }

// words is a few pieces with a space between.
func (r chance) words() string {
	var parts []string
	for range 1 + r.IntN(5) {
		parts = append(parts, r.pick(awkward...))
	}
	return strings.Join(parts, " ")
}

// name is words as the journal keeps a name, none like those given.
func (r chance) name(others ...string) string {
	for {
		name, err := journal.CleanName(r.words())
		unlike := err == nil && journal.NameKey(name) != ""
		for _, o := range others {
			unlike = unlike && journal.NameKey(o) != journal.NameKey(name)
		}
		if unlike {
			return name
		}
	}
}

// text is several lines, as the journal keeps a text.
func (r chance) text() string {
	lines := []string{r.words()}
	for range r.IntN(4) {
		lines = append(lines, r.pick("", r.words(), "  "+r.words(), strings.Repeat("long ", 40)+"é"))
	}
	text, err := journal.CleanText("text", strings.Join(lines, "\n"))
	if err != nil {
		panic(err)
	}
	return text
}

func (r chance) day() journal.Day {
	return journal.DayOf(time.Date(1990+r.IntN(40), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC))
}

func (r chance) often(n int) bool { return r.IntN(n) > 0 }

func (r chance) contact() journal.Contact {
	c := journal.Contact{
		UID: fmt.Sprintf("01935d2a-%04x-7abc-8def-0123456789ab", r.IntN(1<<16)), Kind: journal.Kinds[r.IntN(2)], Name: r.name(),
		Stage: journal.Stages[r.IntN(len(journal.Stages))],
	}
	for range r.IntN(3) {
		c.Aliases = append(c.Aliases, r.name(append(c.Aliases, c.Name)...))
	}
	r.days(&c)
	r.ways(&c)
	for range r.IntN(3) {
		p := journal.Position{Title: r.pick("", r.name()), Organization: r.name(c.Name)}
		if r.often(2) {
			p.From = r.day()
		}
		if r.often(3) {
			p.To = p.From
		}
		c.Positions = append(c.Positions, p)
	}
	r.wordsOf(&c)
	r.aside(&c)
	return c
}

func (r chance) days(c *journal.Contact) {
	if r.often(2) {
		c.Every, c.Snooze, c.Added, c.LastTouched = []journal.Cadence{journal.Never, 1, 30, 45, 365}[r.IntN(5)], r.day(), r.day(), r.day()
	}
	for i, label := range []string{"birthday", "anniversary", "birthday", "wedding: ours", "home"} {
		if r.often(3) {
			continue
		}
		c.Dates = append(c.Dates, journal.Yearly{Label: label, Month: time.Month(2 * (i + 1)), Day: 28 + r.IntN(2)%2, Year: []int{0, 1804, 1980, 2000}[r.IntN(4)]})
		if last := &c.Dates[len(c.Dates)-1]; last.Month == time.February && last.Year == 0 {
			last.Day = 29
		} else if last.Month == time.February {
			last.Day = 28
		}
	}
}

// ways are ways to reach the contact, kind by kind, as a card has them.
func (r chance) ways(c *journal.Contact) {
	label := func() string {
		return r.pick("", "work", "home", "mobile", "work fax", "fax", "fax work", "Grants desk", "pref", r.name())
	}
	for _, kind := range journal.PointKinds {
		for i := range r.IntN(4) {
			value := fmt.Sprintf("https://x.example/%d?a=1,2;b=%s", i, r.pick("3", `\n`, "é"))
			switch kind {
			case journal.PointEmail:
				value = fmt.Sprintf("a+%d'=\\%s@x.example", i, r.pick("b", "n"))
			case journal.PointPhone:
				value = fmt.Sprintf("+1 (202) 555-01%02d %s", i, r.pick("x12", "; ext, 4", "home"))
			case journal.PointAddress:
				value = fmt.Sprintf("%d %s", i, strings.TrimSpace(r.pick(r.text(), r.name()+"\nSpringfield, OR 97477", "5 Elm St\nBend, OR 97701-1234\nUSA", "x\nSalem, 9")))
			}
			c.Points = append(c.Points, journal.Point{Kind: kind, Value: value, Label: label()})
		}
	}
}

func (r chance) wordsOf(c *journal.Contact) {
	for range r.IntN(3) {
		c.Groups = append(c.Groups, r.name(c.Groups...))
	}
	for i := range r.IntN(3) {
		c.Tags = append(c.Tags, fmt.Sprintf("tag-%d-%s", i, r.pick("é", "x", `\n`)))
	}
	if c.Groups != nil && r.often(2) {
		if tag, err := journal.Tag(c.Groups[0]); err == nil {
			c.Tags = append(c.Tags, tag)
		}
	}
	for _, name := range []string{"Notes", "notes too", "Note", "Department", "Role", "State", "a;b: c"} {
		if r.often(2) {
			c.Fields = append(c.Fields, journal.Field{Name: name, Value: r.pick("", r.name(), r.text())})
		}
	}
}

// aside are lines of another program, in their one form.
func (r chance) aside(c *journal.Contact) {
	for _, line := range []string{
		"X-SPOUSE:Kim", "GEO:44.9\\;-123.0", "X-ABRELATEDNAMES;TYPE=pref:Robin\nX-ABLABEL:_$!<Spouse>!$_", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
		"PHOTO:https://x.example/a.jpg", "KEY;ENCODING=b:AAAA", `IMPP;X-SERVICE-TYPE="a,b;c":skype:dana`, "UID:abc-1", "UID:abc\\,2", "UID:abc-3",
	} {
		if !r.often(3) {
			name := line[:strings.IndexAny(line, ";:")]
			c.Kept = append(c.Kept, journal.Aside(name, line))
		}
	}
}

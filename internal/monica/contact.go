package monica

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// person is what Monica says of a contact beside what belongs to it.
type person struct {
	First    string `json:"first_name"`
	Middle   string `json:"middle_name"`
	Last     string `json:"last_name"`
	Nickname string
	Job      string
	Company  string
	Starred  bool  `json:"is_starred"`
	Partial  bool  `json:"is_partial"`
	Active   *bool `json:"is_active"`
	Dead     bool  `json:"is_dead"`
	Tags     []string
	Gender   string // its uuid

	Description string
	Food        string `json:"food_preferences"`
	Every       any    `json:"stay_in_touch_frequency"` // days
	Birth       *item  `json:"birthdate"`
	Death       *item  `json:"deceased_date"`
	Met         *item  `json:"first_met_date"`
	MetThrough  string `json:"first_met_through"` // a contact's uuid
}

func (p person) name() string { return strings.Join([]string{p.First, p.Middle, p.Last}, " ") }

// learnContact learns what a contact is called, and with whom its activities were.
func (f *File) learnContact(x item) {
	var said person
	if x.says(&said) == nil {
		f.named[x.UUID] = journal.OneSpaced(said.name())
	}
	for _, value := range x.Data["activity"].Values {
		var uuid string
		if json.Unmarshal(value, &uuid) == nil {
			f.with[uuid] = append(f.with[uuid], x.UUID)
		}
	}
	if said.Partial {
		f.Partial++
	} else {
		f.leftOf(x)
	}
}

// contact is a contact in the making, with all that is to be known of them; nil for one who is somebody's relation alone.
func (r *reading) contact(x item, genders, kinds map[string]string) (*making, error) {
	var said person
	if err := x.says(&said); err != nil || said.Partial {
		return nil, err
	}
	m := &making{of: r, uuid: x.UUID, at: map[string]int{}}
	if err := cmp.Or(m.take(said, genders), m.takeOf(x, kinds)); err != nil {
		return nil, err
	}
	for _, is := range r.related[x.UUID] {
		if name := r.named[is.is]; name != "" {
			m.field(is.kind, name)
		}
	}
	return m, m.settle()
}

// learnRelation learns what somebody is of a contact.
func (f *File) learnRelation(x item) {
	var p struct {
		Type string
		Is   string `json:"contact_is"`
		Of   string `json:"of_contact"`
	}
	if x.says(&p) != nil {
		f.left("relationship", 1)
		return
	}
	f.unknownOf("relationship", x)
	f.related[p.Of] = append(f.related[p.Of], relation{capital(words(p.Type)), p.Is})
}

// making is a contact in the making.
type making struct {
	of   *reading
	uuid string
	c    journal.Contact

	at     map[string]int // which field has a name, by its key
	values [][]string     // of each field
}

func (m *making) card() journal.Card {
	m.c.Kept = []journal.Property{journal.Aside(journal.PropertyUID, journal.PropertyUID+":"+m.uuid)}
	return journal.Card{Line: m.of.line(m.uuid), Key: m.uuid, Contact: m.c}
}

// take takes what the contact says itself.
func (m *making) take(p person, genders map[string]string) (err error) {
	c := &m.c
	if c.Name, err = journal.CleanName(p.name()); err != nil {
		return err
	}
	if nickname, err := journal.CleanName(p.Nickname); err == nil {
		c.Aliases = []string{nickname}
	}
	if p.Job+p.Company != "" {
		c.Positions = []journal.Position{{Title: journal.OneSpaced(p.Job), Organization: journal.OneSpaced(p.Company)}}
	}
	if p.Starred {
		p.Tags = append(p.Tags, "starred")
	}
	if p.Active != nil && !*p.Active {
		p.Tags = append(p.Tags, "archived")
	}
	if len(p.Tags) > mostTags {
		return journal.Bad("see whether the file is damaged, or leave it out with --skip-bad",
			"the contact has more than %d tags", mostTags)
	}
	for _, word := range p.Tags {
		tag, err := journal.Tag(strings.NewReplacer(",", " ", ";", " ").Replace(word))
		if err == nil && !slices.Contains(c.Tags, tag) {
			c.Tags = append(c.Tags, tag)
		}
	}
	if days, ok := p.Every.(float64); ok && days >= 1 && days <= float64(journal.Longest) {
		c.Every = journal.Cadence(days)
	}
	m.field("Gender", cmp.Or(genders[p.Gender], p.Gender)) // some versions write but a letter
	m.field("Description", p.Description)
	m.field("Food preferences", p.Food)
	m.field("Met through", m.of.named[p.MetThrough])
	m.takeDates(p)
	return nil
}

// mostTags is how many tags a contact has at most.
const mostTags = 1000

// takeDates takes the dates: a birthday that is sure as such, all others as fields.
func (m *making) takeDates(p person) {
	if b := p.Birth; b != nil {
		d, err := day(b.DateDay)
		switch {
		case err != nil:
			m.field("Birthday", b.DateDay)
		case b.Age:
			m.field("Born about", d.String()[:4])
		case b.NoYear:
			m.c.Dates = []journal.Yearly{{Label: journal.Birthday, Month: d.Month, Day: d.Dom}}
		default:
			m.c.Dates = []journal.Yearly{{Label: journal.Birthday, Month: d.Month, Day: d.Dom, Year: d.Year}}
		}
	}
	if d := p.Death; d != nil {
		m.field("Died", justDay(d.DateDay))
	} else if p.Dead {
		m.field("Died", "yes")
	}
	if d := p.Met; d != nil {
		m.field("First met", justDay(d.DateDay))
	}
}

func justDay(text string) string {
	if d, err := day(text); err == nil {
		return d.String()
	}
	return text
}

// field keeps a value under a name.
func (m *making) field(name, value string) {
	name, err := journal.CleanName(name)
	if value = strings.TrimSpace(value); err != nil || value == "" {
		return
	}
	key := journal.NameKey(name)
	i, known := m.at[key]
	if !known {
		i = len(m.c.Fields)
		m.at[key] = i
		m.c.Fields, m.values = append(m.c.Fields, journal.Field{Name: name}), append(m.values, nil)
	}
	m.values[i] = append(m.values[i], value)
}

// settle makes the fields: several values of a name are one, parted by semicolons.
func (m *making) settle() (err error) {
	for i := range m.c.Fields {
		f := &m.c.Fields[i]
		if f.Value, err = journal.CleanText(f.Name, strings.Join(m.values[i], "; ")); err != nil {
			return err
		}
	}
	return nil
}

func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

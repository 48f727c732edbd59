package monica

import (
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

// takePeople takes the contacts, and with each what was done with them and noted of them.
func (f *File) takePeople() {
	people := f.all.Data.items("contact")
	said := make([]person, len(people))
	for i, x := range people {
		if x.says(&said[i]) == nil {
			f.named[x.UUID] = strings.Join(strings.Fields(said[i].name()), " ")
		}
	}
	related := f.relations()
	genders, kinds := names(f.all.Instance.Genders), names(f.all.Instance.Fields)
	for i, x := range people {
		if said[i].Partial {
			f.Partial++
			f.pass(x.UUID, f.named[x.UUID], "known as a relation alone, whom fields name")
			continue
		}
		m := making{file: f, uuid: x.UUID, at: map[string]int{}}
		err := x.says(&said[i])
		if err == nil {
			err = m.take(said[i], genders)
		}
		if err == nil {
			err = m.takeOf(x, kinds)
		}
		for _, r := range related[x.UUID] {
			m.field(r[0], r[1])
		}
		if err == nil {
			err = m.settle()
		}
		if err != nil {
			f.bad(x.UUID, err)
			continue
		}
		f.People = append(f.People, m.card())
		f.leftOf(x)
		f.takeNotes(x)
	}
	for _, kind := range []string{"photo", "document"} {
		f.left(kind, len(f.all.Data[kind].Values))
	}
}

// leftOf counts what belongs to a contact and has no place.
func (f *File) leftOf(x item) {
	for kind, all := range x.Data {
		switch kind {
		case "contact_field", "address", "task", "debt", "gift", "reminder", "pet", "note", "call", "conversation", "life_event",
			"activity", "photo", "document", "relationship":
		default:
			f.left(strings.ReplaceAll(kind, "_", " "), len(all.Values))
		}
	}
}

// relations are those of each contact, by uuid: what somebody is of them, and who.
func (f *File) relations() map[string][][2]string {
	out := map[string][][2]string{}
	for _, x := range f.all.Data.items("relationship") {
		var p struct {
			Type string
			Is   string `json:"contact_is"`
			Of   string `json:"of_contact"`
		}
		if x.says(&p) == nil && f.named[p.Is] != "" {
			out[p.Of] = append(out[p.Of], [2]string{capital(strings.ReplaceAll(p.Type, "_", " ")), f.named[p.Is]})
		} else {
			f.left("relationship", 1)
		}
	}
	return out
}

// making is a contact in the making.
type making struct {
	file *File
	uuid string
	c    journal.Contact

	at     map[string]int // which field has a name, by its key
	values [][]string     // of each field
}

func (m *making) card() journal.Card {
	m.c.Kept = []journal.Property{journal.Aside(journal.PropertyUID, journal.PropertyUID+":"+m.uuid)}
	return journal.Card{Line: m.file.line(m.uuid), Key: m.uuid, Contact: m.c}
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
		c.Positions = []journal.Position{{Title: oneLine(p.Job), Organization: oneLine(p.Company)}}
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
	m.field("Gender", genders[p.Gender])
	m.field("Description", p.Description)
	m.field("Food preferences", p.Food)
	m.field("Met through", m.file.named[p.MetThrough])
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

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

package document

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// odd is text that YAML, or what reads it, has taken for something else.
var odd = []string{
	"Dana Whitcomb", "Null", "null", "~", "no", "Yes", "on", "y", "true", "0202", "0x1F", "1e3", "12:30", "1_000", "2026-11-22", ".inf", "-", "- a", "?", ": x",
	"a: b", "a:", "#qris", "a # b", "a#b", "*star", "&anchor", "!tag", "@at", "%percent", "`tick`", "|", ">", "[a]", "{a: b}", "\"quoted\"", "it's", "'a'",
	`back\slash`, `\n`, "a\nb", "a\n\nb", "\na", "a\n  b", "  a", "a\t\tb", "\ta", "a\nb: c\n# d", "---", "a\n---\nb", "...", "<<", "=", "\x1b[2J", "\u0085", "\u2028",
	"\u00a0a", "\ufeff", "\u202Ex", "José Núñez", "東京", "🙂", "https://x.example/a#b?c=d", "O'Malley, Ruth", "a,b", "# ↑ a", "new", strings.Repeat("long words ", 40),
	strings.Repeat("x", 300), "a\rb", "\x7f", "\ufffd",
}

// some is one of odd, or two of them.
func some(r *rand.Rand) string {
	text := odd[r.IntN(len(odd))]
	if r.IntN(4) == 0 {
		text += odd[r.IntN(len(odd))]
	}
	return text
}

func several[T any](r *rand.Rand, one func() T) (all []T) {
	for range r.IntN(4) {
		all = append(all, one())
	}
	return all
}

func someDay(r *rand.Rand) journal.Day {
	if r.IntN(3) == 0 {
		return journal.Day{}
	}
	return journal.Day{Year: 2000 + r.IntN(40), Month: time.Month(1 + r.IntN(12)), Dom: 1 + r.IntN(28)}
}

func someContact(r *rand.Rand) journal.Contact {
	text := func() string { return some(r) }
	return journal.Contact{
		Name: some(r), Kind: journal.Kinds[r.IntN(2)], Stage: journal.Stages[r.IntN(4)], Every: journal.Cadence(r.IntN(400)), Snooze: someDay(r),
		Aliases: several(r, text), Groups: several(r, text), Tags: several(r, text),
		Points: several(r, func() journal.Point {
			return journal.Point{Kind: journal.PointKinds[r.IntN(4)], Value: some(r), Label: some(r)}
		}),
		Positions: several(r, func() journal.Position {
			return journal.Position{Title: some(r), Organization: some(r), From: someDay(r), To: someDay(r)}
		}),
		Dates: several(r, func() journal.Yearly {
			return journal.Yearly{Label: some(r), Month: 2, Day: 29, Year: r.IntN(2) * 1968}
		}),
		Fields: several(r, func() journal.Field { return journal.Field{Name: some(r), Value: some(r)} }),
	}
}

func someNote(r *rand.Rand) journal.Note {
	n := journal.Note{
		Day: someDay(r), Time: "12:30", Channel: journal.Channels[r.IntN(len(journal.Channels))], Body: strings.TrimRight(some(r), " \t\n"),
		Tags: several(r, func() string { return some(r) }), Tried: r.IntN(2) == 0, Private: r.IntN(2) == 0,
		Initiative: journal.InitiativeName{Name: some(r)},
	}
	for i, name := range several(r, func() string { return some(r) }) {
		role := []journal.Role{journal.Present, journal.About}[r.IntN(2)]
		n.Participants = append(n.Participants, journal.Participant{ContactID: int64(i), UID: name, Name: name, Role: role, Shared: r.IntN(2) == 0})
		n.Heard = append(n.Heard, journal.Heard{SpeakerUID: name, Speaker: name, Text: some(r)}, journal.Heard{Text: some(r)})
	}
	return n
}

func someFollowUp(r *rand.Rand) journal.FollowUp {
	f := journal.FollowUp{
		OwedBy: journal.Initiators[r.IntN(2)], Text: some(r), Due: someDay(r), State: journal.States[r.IntN(len(journal.States))], Closed: someDay(r),
	}
	if r.IntN(3) == 0 {
		f.Initiative, f.Gives = journal.InitiativeName{Name: some(r)}, journal.Gifts[r.IntN(len(journal.Gifts))]
	}
	if r.IntN(3) > 0 {
		f.Who = journal.Someone{ID: 1, Name: some(r), Shared: r.IntN(2) == 0}
	}
	return f
}

func someInitiative(r *rand.Rand) journal.Initiative {
	return journal.Initiative{
		Name: some(r), Aim: some(r), State: journal.InitiativeStates[r.IntN(4)], Members: several(r, func() journal.Member {
			return journal.Member{Who: journal.Someone{ID: 1, Name: some(r), Shared: r.IntN(2) == 0}, Role: some(r)}
		}),
	}
}

// bare is a document without the lines that its values stand on.
func bare(d Document) Document {
	out := Document{Text: d.Text}
	for _, e := range d.Entries {
		if len(e.Values) == 0 {
			continue
		}
		bare := Entry{Key: e.Key}
		for _, v := range e.Values {
			bare.Values = append(bare.Values, Value{Name: v.Name, Text: v.Text})
		}
		out.Entries = append(out.Entries, bare)
	}
	return out
}

// roundTrip writes a document and reads it back, as an editor saves it.
func roundTrip(t *testing.T, f Form, d Document, head string) {
	t.Helper()
	text := f.Write(d, head)
	for _, saved := range []string{text, "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")} {
		if strings.Contains(d.Text, "\r") && saved != text {
			continue
		}
		back, problems := f.Parse(Text([]byte(saved)))
		if len(problems) > 0 || !reflect.DeepEqual(bare(back), bare(d)) {
			t.Fatalf("%+v\nis read as\n%+v\n%v\nout of\n%s", bare(d), bare(back), problems, text)
		}
		if changes := f.Differences(d, back); len(changes) > 0 {
			t.Fatalf("what was not touched is a change: %+v", changes)
		}
	}
}

// Whatever is in a journal, its document says just that.
func TestRoundTrips(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 4))
	for range 2000 {
		c := someContact(r)
		roundTrip(t, ContactForm(), OfContact(c, journal.Day{Year: 2026, Month: 11, Dom: 23}), "head")
		n := someNote(r)
		n.Body = strings.ReplaceAll(n.Body, "\r", "\n") // as CleanText leaves it
		n.Body = strings.TrimRight(n.Body, " \t\n")
		roundTrip(t, NoteForm(), OfNote(n, several(r, func() journal.FollowUp { return someFollowUp(r) })), "head")
		roundTrip(t, FollowUpForm(), OfFollowUp(someFollowUp(r)), "head")
		roundTrip(t, InitiativeForm(), OfInitiative(someInitiative(r)), "head")
		roundTrip(t, GroupForm(), OfGroup(journal.Group{Name: some(r), Every: 7, Wanted: r.IntN(3)}), "head")
	}
}

// Every comment names the values there are.
func TestCommentsNameWhatThereIs(t *testing.T) {
	about := func(f Form, key string) string {
		k, _ := f.key(key)
		return k.About
	}
	for _, c := range journal.Channels {
		if !strings.Contains(about(NoteForm(), Channel), string(c)) {
			t.Errorf("the comment on channel lacks %s", c)
		}
	}
	for _, s := range journal.States {
		if !strings.Contains(about(FollowUpForm(), State), string(s)) {
			t.Errorf("the comment on state lacks %s", s)
		}
	}
	for _, s := range journal.InitiativeStates {
		if !strings.Contains(about(InitiativeForm(), State), string(s)) {
			t.Errorf("the comment on state lacks %s", s)
		}
	}
	for _, g := range journal.Gifts {
		if !strings.Contains(about(FollowUpForm(), Gives), string(g)) {
			t.Errorf("the comment on gives lacks %s", g)
		}
	}
	for _, s := range journal.Stages {
		if !strings.Contains(about(ContactForm(), Stage), string(s)) {
			t.Errorf("the comment on stage lacks %s", s)
		}
	}
	for _, kind := range journal.PointKinds {
		if _, ok := ContactForm().key(string(kind)); !ok || PointKind(string(kind)) != kind {
			t.Errorf("there is no key for the %s", kind)
		}
	}
	for _, f := range []Form{ContactForm(), NoteForm(), FollowUpForm(), InitiativeForm(), GroupForm()} {
		for _, k := range f.Keys {
			if k.About == "" {
				t.Errorf("%s has no comment on %s", f.Noun, k.Name)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		key        string
		want       []Value
	}{
		{"flow", "tags: [a, 'b c', 0202]", Tags, []Value{{2, "", "a"}, {2, "", "b c"}, {2, "", "0202"}}},
		{"one alone", "tags: no", Tags, []Value{{2, "", "no"}}},
		{"without indent", "tags:\n- a\n- null", Tags, []Value{{3, "", "a"}, {4, "", "null"}}},
		{"names without hyphens", "heard:\n  luis: a\n  dana: b", Heard, []Value{{3, "luis", "a"}, {4, "dana", "b"}}},
		{"names in an element", "heard:\n  - luis: a\n    dana: b", Heard, []Value{{3, "luis", "a"}, {4, "dana", "b"}}},
		{"folded", "heard:\n  - luis: >-\n      a\n      b\n  - |\n    c\n    d", Heard, []Value{{3, "luis", "a b"}, {6, "", "c\nd\n"}}},
		{"two lines", "heard:\n  - a\n    b", Heard, []Value{{3, "", "a b"}}},
		{"empty", "tags:\n  -\n  - ''\n  - x:\n", Tags, nil},
		{"comments", "# a\ntags: # ↑ x\n", Tags, nil},
		{"a quoted key", "\"tags\": a", Tags, []Value{{2, "", "a"}}},
		{"a hash in a word", "tags: a#b", Tags, []Value{{2, "", "a#b"}}},
	} {
		d, problems := NoteForm().Parse("---\n" + tt.text + "\n---\n")
		if tt.name == "comments" {
			if len(problems) != 1 {
				t.Errorf("%s: %v", tt.name, problems)
			}
			continue
		}
		if len(problems) > 0 || !reflect.DeepEqual(d.Values(tt.key), tt.want) {
			t.Errorf("%s: %+v, %v", tt.name, d.Values(tt.key), problems)
		}
	}
}

func TestDifferences(t *testing.T) {
	form := Form{Keys: []Key{{Name: "a", Shape: Many}, {Name: "b", Shape: Ordered}, {Name: "c"}}, Text: true}
	of := func(a, b, c, text string) (d Document) {
		d.set("a", strings.Fields(a)...)
		d.set("b", strings.Fields(b)...)
		d.set("c", c)
		d.Text = text
		return d
	}
	words := func(values []Value) string {
		var out []string
		for _, v := range values {
			out = append(out, v.Text)
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct {
		was, now Document
		want     string
	}{
		{of("1 2", "1 2", "x", "t"), of("2 1", "1 2", "x", "t"), ""},
		{of("1 2 2", "", "", ""), of("2 3", "", "", ""), "a -1 2 +3;"},
		{of("", "1 2 3", "", ""), of("", "1 4 3", "", ""), "b -2 3 +4 3;"},
		{of("", "1 2 3", "", ""), of("", "1 3", "", ""), "b -2 +;"},
		{of("", "1 2", "", ""), of("", "2 1", "", ""), "b -1 +1;"},
		{of("", "", "x", "t"), of("", "", "", "u"), "c -x +;text -t +u;"},
	} {
		got := ""
		for _, c := range form.Differences(tt.was, tt.now) {
			got += c.Key + " -" + words(c.Gone) + " +" + words(c.New) + ";"
		}
		if got != tt.want {
			t.Errorf("%+v and %+v differ in %q, want %q", tt.was, tt.now, got, tt.want)
		}
	}
}

package sentence

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Way is a channel, and the words that say it in a sentence.
type Way struct {
	Channel journal.Channel
	Words   []string
}

// Ways are the words for each channel. The first of them in a sentence counts, the longest where several begin there.
func Ways() []Way {
	list := func(words string) []string { return strings.Split(words, ", ") }
	return []Way{
		{journal.Meeting, list("met, meeting, coffee, lunch, breakfast, dinner, brunch, supper, tea, drinks, visit, visited, site visit, " +
			"in person, face to face, one on one, sat down, sit down")},
		{journal.Call, list("call, called, phone, phoned, calling, phone call, telephone, telephoned, rang, voicemail, conference call, " +
			"phone meeting")},
		{journal.Video, list("video, video call, video chat, zoom, zoomed, teams, webex, skype, facetime, google meet, virtual meeting, " +
			"online meeting")},
		{journal.Email, list("email, emailed, emails, e mail, e mailed, emailing, mail")},
		{journal.Message, list("text, texted, texts, texting, text message, sms, message, messaged, whatsapp, signal, slack")},
		{journal.Letter, list("letter, postcard, handwritten note, thank you note, thank you card")},
		{journal.Encounter, list("ran into, run into, bumped into, encounter, crossed paths")},
		{journal.Social, list("reception, party, social, gala, picnic, barbecue, happy hour, open house")},
		{journal.Forum, list("hearing, conference, forum, town hall, panel, summit, rally, press conference")},
	}
}

// phrase is words for a channel.
type phrase struct {
	words   []string
	channel journal.Channel
}

func phrases() (all []phrase) {
	for _, way := range Ways() {
		for _, words := range way.Words {
			all = append(all, phrase{strings.Fields(words), way.Channel})
		}
	}
	slices.SortStableFunc(all, func(a, b phrase) int { return len(b.words) - len(a.words) })
	return all
}

// ways are the single words that say a channel.
var ways = func() set {
	s := set{}
	for _, p := range phrases() {
		s[p.words[0]] = true
	}
	return s
}

// channel is how the conversation was held, by the first words that say so; empty when none do. Words inside a name,
// and what the conversation was about, say nothing.
func (r *reader) channel() journal.Channel {
	all := phrases()
	for i := range r.tokens {
		if r.taken[i] || r.tokens[i].hidden || r.tokens[i].mark != 0 {
			continue
		}
		for _, p := range all {
			if r.says(i, p) {
				return p.channel
			}
		}
		if channel := r.misspelled(i, all); channel != "" {
			return channel
		}
	}
	return ""
}

// says reports whether the words from i on are those of a phrase and mean the conversation.
func (r *reader) says(i int, p phrase) bool {
	end := i + len(p.words)
	if end > len(r.tokens) {
		return false
	}
	for k, word := range p.words {
		if t := r.tokens[i+k]; t.key != word || r.taken[i+k] || k > 0 && !r.joined(i+k) && strings.TrimSpace(t.gap) != "" {
			return false
		}
	}
	return r.meant(i, end)
}

// meant reports whether words for a channel say how this conversation was held.
func (r *reader) meant(i, end int) bool {
	t, before := r.tokens[i], ""
	if r.adjacent(i) && !r.taken[i-1] {
		before = r.keyAt(i - 1)
	}
	switch r.modes[i] {
	case wished, spokenOf:
		return false
	case told:
		if !has(byWay(), before) && before != "the" {
			return false
		}
	}
	if r.adjacent(end) && has(compounds(), r.keyAt(end)) && t.key != "reception" {
		return false
	}
	if before == "the" {
		return has(held(), r.keyAt(i-2))
	}
	return !t.quoted && !has(unheld(), before) && !r.otherwise(i, before)
}

// otherwise reports whether a word for a channel means something else here.
func (r *reader) otherwise(i int, before string) bool {
	switch t := r.tokens[i]; t.key {
	case "teams", "signal", "slack":
		return !t.capital()
	case "called":
		return r.called(i)
	case "met":
		return has(goals(), r.keyAt(i+2))
	case "message":
		return before == "a" && r.keyAt(i-2) == "left"
	}
	return false
}

// called reports whether "called" gives a thing its name: "a course called Pyramid Basics".
func (r *reader) called(i int) bool {
	if i == 0 || !r.adjacent(i) || r.taken[i-1] {
		return false
	}
	before := r.tokens[i-1]
	return !before.capital() && !has(small(), before.key) && !has(leading(), before.key)
}

var (
	byWay     = setOf("by over via")
	compounds = setOf(
		"center centers tree list lists bill bills worker workers media services studies security line lines number",
		"numbers log logs book books room rooms address addresses server account waiver machine system",
	)
	unheld = setOf("will would to should can could may must wont before after until till next no another third future")
	held   = setOf("at on over by during in through after same from into of left")
	goals  = setOf("deadline goal goals target targets standard standards criteria requirements threshold needs")
)

// keyAt is the key of a token, empty where there is none.
func (r *reader) keyAt(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].key
}

// adjacent reports whether nothing but space, or a hyphen, stands before a token.
func (r *reader) adjacent(i int) bool {
	if i == 0 || i >= len(r.tokens) {
		return false
	}
	gap := strings.Trim(r.tokens[i].gap, " -")
	return gap == "" || gap == "." && r.tokens[i-1].abbreviates()
}

// shortest is of how many letters a word for a channel is at least that may be misspelled.
const shortest = 5

// long is of how many letters a word is at least that may have a letter in another's place.
const long = 7

// misspelled is the channel of a word at the beginning of a clause that is one letter off and has with, to or from
// behind it: "Coffe with Becca".
func (r *reader) misspelled(i int, all []phrase) journal.Channel {
	t, next := r.tokens[i], r.keyAt(i+1)
	if !t.begins || isCue(t.key) || has(small(), t.key) || len(t.key) < shortest || next != "w" && !has(toward(), next) {
		return ""
	}
	for _, p := range all {
		if len(p.words) == 1 && len(p.words[0]) >= shortest && off(t.key, p.words[0]) {
			return p.channel
		}
	}
	return ""
}

// off reports whether one word is the other with a letter more or less, or in a long word with another in its place.
func off(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && len(a) >= long && a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// Package sentence reads a sentence as a person types it after a conversation, "yesterday: coffee with Dana Whitcomb
// and Luis about the pilot #qris", against the contacts who are known: the day, the channel, the tags, who was
// present and whom it was about. It knows no database and no clock. Where the sentence does not settle who is meant it
// says what has to be asked, and guesses nothing; whatever stands after with, and, met or called is found, asked about,
// or marked as text by its writer.
package sentence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Reading is what a sentence says.
type Reading struct {
	Day     journal.Day // the day it says with a leading date; else today
	Dated   bool        // whether it does
	Undated string      // a day before today that it speaks of, and that counts for nothing, as no colon stands behind it
	Channel journal.Channel
	Tags    []string
	Present []int64 // by number, in the order of their first mention; nobody is in it twice
	About   []int64 // those spoken of and not present, likewise
	Open    []Question
	Body    string // the sentence without its date and its marks
}

// Question is words that the sentence does not settle.
type Question struct {
	Text    string  // the words, without an @
	Fits    []int64 // whom they may mean; empty when nobody known
	Sure    bool    // they name somebody, and only whom is open
	Present bool    // whether who is meant was there; else it was about them
	Start   int     // the first byte of the words in the sentence
	End     int     // the byte behind them
}

// Parse reads a sentence. The error, a *journal.Problem, is of a leading date that cannot be one of a note.
func Parse(text string, known []Contact, dates journal.Dates) (Reading, error) {
	day, rest, dated, err := leadingDate(text, dates)
	if err != nil {
		return Reading{}, err
	}
	out := Reading{Day: day, Dated: dated}
	hidden := addresses(rest)
	tags, at := tags(rest, hidden)
	r := newReader(rest, append(hidden, at...), newPeople(known))
	r.walk()
	out.Tags, out.Channel = tags, r.channel()
	out.Present = r.numbers(r.present, nil)
	out.About = r.numbers(r.about, out.Present)
	out.Open = r.questions(rest, len(text)-len(rest))
	out.Body = r.unmarked(rest)
	if !dated {
		out.Undated = undated(rest, dates)
	}
	return out, nil
}

func newReader(text string, hidden []span, p *people) *reader {
	f := finder{people: p, tokens: tokens(text, hidden)}
	f.loud = strings.ToUpper(text) == text && strings.ToLower(text) != text
	f.hushed = strings.ToLower(text) == text
	r := &reader{finder: f, starts: map[int]*mention{}, taken: make([]bool, len(f.tokens)), modes: make([]mode, len(f.tokens))}
	for _, m := range f.mentions() {
		r.starts[m.from] = &m
		for i := m.from; m.sure && i < m.to; i++ {
			r.taken[i] = true
		}
	}
	return r
}

// numbers are the contacts that mentions name, without those of others.
func (r *reader) numbers(mentions []*mention, without []int64) (all []int64) {
	for _, m := range mentions {
		id := r.all[m.who[0]].ID
		if !slices.Contains(all, id) && !slices.Contains(without, id) {
			all = append(all, id)
		}
	}
	return all
}

// questions are what has to be asked, each of the same words once.
func (r *reader) questions(text string, shift int) (all []Question) {
	for _, m := range r.asked {
		start, end := r.tokens[m.from].start, r.tokens[m.to-1].end
		if last := r.tokens[m.to-1]; last.abbreviates() && strings.HasPrefix(text[end:], ".") {
			end++
		} else if m.owner {
			end -= len(last.text) - len(strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(last.text, "s"), "S"), "'’‘ʼ`"))
		}
		q := Question{Text: text[start:end], Sure: m.sure, Present: !m.owner, Start: start + shift, End: end + shift}
		for _, w := range m.who {
			q.Fits = append(q.Fits, r.all[w].ID)
		}
		slices.Sort(q.Fits)
		if !slices.ContainsFunc(all, func(o Question) bool { return journal.NameKey(o.Text) == journal.NameKey(q.Text) }) {
			all = append(all, q)
		}
	}
	return all
}

// unmarked is a text without the marks before its words, and with names in place of numbers behind an @.
func (r *reader) unmarked(text string) string {
	var b strings.Builder
	at := 0
	for i, t := range r.tokens {
		if t.mark == 0 {
			continue
		}
		b.WriteString(text[at : t.start-1])
		at = t.start
		if m := r.starts[i]; m != nil && t.mark == '@' && isNumber(cmp.Or(t.owner, t.key)) && len(m.who) == 1 {
			b.WriteString(r.all[m.who[0]].Name)
			at += len(cmp.Or(t.owner, t.key))
		}
	}
	b.WriteString(text[at:])
	return strings.TrimSpace(b.String())
}

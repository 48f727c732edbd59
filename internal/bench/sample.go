package main

import (
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// sample is a journal that is made up: the same size, seed and day make the same one on every machine. Everybody has a latest
// note, which alone decides who is due, so that a list of who is due is as long in a journal with many notes as in one
// with few.
type sample struct {
	contacts, notes int
	seed            uint64
	today           journal.Day // the day it is looked at
}

// years is how far back a sample goes.
const years = 8

// due is how many contacts are past their cadence, however many there are: a list of who is due is to be as long in a large
// journal as in a small one.
const due = 162

// person is a contact of the sample.
type person struct {
	number             int // from 1, as the journal will count them
	name, email, phone string
	title, org         string
	group              int // of groupNames
	every              string
	latest             int // how many days ago their latest note is
}

// entry is a note of the sample.
type entry struct {
	number  int // from 1
	ago     int // how many days ago it was
	time    string
	channel string
	with    []int // numbers of contacts, rising
	body    string
	heard   string // what the first of them said; empty in most
	tag     string // empty in most
}

func words(text string) []string { return strings.Fields(text) }

func (s sample) random(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(s.seed, stream)) }

// people are the contacts, each with a name that nobody else has.
func (s sample) people() []person {
	r := s.random(1)
	out := make([]person, s.contacts)
	for i := range out {
		first, last := firstNames[i%len(firstNames)], lastNames[i/len(firstNames)%len(lastNames)]
		if round := i / (len(firstNames) * len(lastNames)); round > 0 {
			first += " " + middle(round)
		}
		p := person{
			number: i + 1, name: first + " " + last, title: pick(r, titles), org: pick(r, organizations), group: r.IntN(len(groupNames)),
			email: fmt.Sprintf("%s.%s.%d@sample.example", strings.ToLower(firstNames[i%len(firstNames)]), strings.ToLower(last), i+1),
			phone: fmt.Sprintf("202-555-%04d", 100+i%9000),
		}
		if r.IntN(10) == 0 {
			p.every = pick(r, words("monthly quarterly 2m"))
		}
		p.latest = r.IntN(25)
		if i%max(1, s.contacts/due) == 0 {
			p.latest = 100 + r.IntN(15)
		}
		out[i] = p
	}
	return out
}

// middle tells those apart who would bear the same name: "Ab.", "Ac.", …
func middle(round int) string {
	return string([]rune{rune('A' + round/26%26), rune('a' + round%26)}) + "."
}

// entries are the notes, the oldest first.
func (s sample) entries(people []person) iter.Seq[entry] {
	latest := map[int][]int{} // by how many days ago, who has their latest note then
	for i, p := range people {
		latest[p.latest] = append(latest[p.latest], i)
	}
	return func(yield func(entry) bool) {
		r := s.random(2)
		earlier, days := max(s.notes-len(people), 0), years*365
		number := 0
		for ago := days; ago >= 0; ago-- {
			share := earlier*(days-ago+1)/(days+1) - earlier*(days-ago)/(days+1)
			for range share {
				number++
				if !yield(newEntry(r, number, ago, someBefore(r, people, ago))) {
					return
				}
			}
			for _, i := range latest[ago] {
				number++
				if !yield(newEntry(r, number, ago, []int{people[i].number})) {
					return
				}
			}
		}
	}
}

// someBefore is who takes part in a note of so many days ago: one, and in one of eight notes several; nobody whose latest
// note is older. When all are looked at in vain, as on the last days, it is whoever was met last.
func someBefore(r *rand.Rand, people []person, ago int) []int {
	want := 1
	if r.IntN(8) == 0 {
		want = 2 + r.IntN(5)
	}
	chosen := map[int]bool{}
	for tries := 0; len(chosen) < want && tries < 40; tries++ {
		if p := people[r.IntN(len(people))]; p.latest <= ago {
			chosen[p.number] = true
		}
	}
	out := sortedNumbers(chosen)
	if len(out) == 0 {
		out = []int{people[1].number}
	}
	return out
}

func newEntry(r *rand.Rand, number, ago int, with []int) entry {
	e := entry{number: number, ago: ago, time: fmt.Sprintf("%02d:%02d", 8+r.IntN(10), 5*r.IntN(12)), channel: pick(r, channels), with: with}
	e.body = sentence(r, 6+int(20*r.ExpFloat64()))
	if r.IntN(2) == 0 {
		e.body += " " + commonWord
	}
	if r.IntN(1000) == 0 {
		e.body += " " + rareWord
	}
	e.body = strings.ToUpper(e.body[:1]) + e.body[1:] + "."
	if r.IntN(4) == 0 {
		e.heard = sentence(r, 4+r.IntN(10))
	}
	if r.IntN(5) == 0 {
		e.tag = pick(r, topics)
	}
	return e
}

// sentence is so many words, 120 at most, the common ones oftener.
func sentence(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range min(n, 120) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64())])
	}
	return b.String()
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// day is the day so many days ago.
func (s sample) day(ago int) string { return s.today.Add(-ago).String() }

func sortedNumbers(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }

package sentence_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/sentence"
)

// FuzzParse holds of any text what must be true of every reading.
func FuzzParse(f *testing.F) {
	known := slices.Concat(contacts(f)[:40], contacts(f)[275:]) // enough to be quick with
	for _, l := range loadSeen(f) {
		f.Add(l.Say)
	}
	for _, text := range []string{"", ":", "@", "\\", "@@luis", "\\@luis", "#", "w/", "Luis's's", "a.b.c.", "'s", "\xff@\xfe", "@12's", "with\u200b Luis", "İ @ı"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := sentence.Parse(text, known, dates())
		if err != nil {
			return
		}
		checkReading(t, text, got)
		sentence.Is(text, dates())
		sentence.Names(text)
	})
}

func checkReading(t *testing.T, text string, got sentence.Reading) {
	t.Helper()
	if got.Day.After(today) {
		t.Errorf("%q: the day %s is to come", text, got.Day)
	}
	for i, id := range got.Present {
		if slices.Contains(got.Present[i+1:], id) || slices.Contains(got.About, id) {
			t.Errorf("%q: %d takes part twice", text, id)
		}
	}
	at := 0
	for _, q := range sorted(got.Open) {
		if q.Start < at || q.End <= q.Start || q.End > len(text) || text[q.Start:q.End] != q.Text {
			t.Errorf("%q: asked about %q from %d to %d", text, q.Text, q.Start, q.End)
		}
		at = q.End
	}
	if utf8.ValidString(text) && !utf8.ValidString(got.Body) {
		t.Errorf("%q: the body %q is no text", text, got.Body)
	}
	for _, tag := range got.Tags {
		if clean, err := journal.Tag(tag); err != nil || clean != tag {
			t.Errorf("%q: %q is no tag in its one form", text, tag)
		}
	}
}

func sorted(open []sentence.Question) []sentence.Question {
	return slices.SortedFunc(slices.Values(open), func(a, b sentence.Question) int { return a.Start - b.Start })
}

// Whoever is forced is there, spoken of, or asked about; whoever is prevented is none of it.
func TestMarks(t *testing.T) {
	known := contacts(t)
	for _, c := range known {
		for _, frame := range []string{"Coffee with %s", "%s called", "Met Imani about %s", "Saw the map, then %s.", "hello %s and Luis", "CALL %s NOW"} {
			forced := read(t, fmt.Sprintf(frame, "@"+c.Name), known)
			if !slices.Contains(slices.Concat(forced.Present, forced.About), c.ID) && !asksAbout(forced, c.ID) {
				t.Errorf("%s with @ is not found: %+v", fmt.Sprintf(frame, c.Name), forced)
			}
			if c.Name == "Imani Rutledge" || c.Name == "Luis Ortega" {
				continue // whom the frames name themselves
			}
			prevented := read(t, fmt.Sprintf(frame, "\\"+c.Name), known)
			if slices.Contains(slices.Concat(prevented.Present, prevented.About), c.ID) || asksAbout(prevented, c.ID) {
				t.Errorf("%s with \\ is found: %+v", fmt.Sprintf(frame, c.Name), prevented)
			}
		}
	}
}

func asksAbout(r sentence.Reading, id int64) bool {
	return slices.ContainsFunc(r.Open, func(q sentence.Question) bool { return slices.Contains(q.Fits, id) })
}

func read(t *testing.T, text string, known []sentence.Contact) sentence.Reading {
	t.Helper()
	got, err := sentence.Parse(text, mentionable(text, known), dates())
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return got
}

// In whatever order the contacts come, and however many more there are whom no word names, a sentence says the same.
func TestOrderOfContactsDoesNotMatter(t *testing.T) {
	known := contacts(t)
	shuffled := slices.Clone(known)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, l := range loadSeen(t) {
		want, wantErr := sentence.Parse(l.Say, known, dates())
		for _, some := range [][]sentence.Contact{shuffled, mentionable(l.Say, known)} {
			got, err := sentence.Parse(l.Say, some, dates())
			if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) {
				t.Errorf("%s\n  %+v\n  %+v", l.Say, got, want)
			}
		}
	}
}

// mentionable is what the store finds of contacts by the words of a sentence.
func mentionable(text string, known []sentence.Contact) (some []sentence.Contact) {
	words, numbers := sentence.Names(text)
	for _, c := range known {
		own := journal.Words(journal.NameKey(strings.Join(append(c.Aliases, c.Name), " ")))
		if slices.Contains(numbers, c.ID) || slices.ContainsFunc(own, func(w string) bool { return slices.Contains(words, w) }) {
			some = append(some, c)
		}
	}
	return some
}

func BenchmarkParse(b *testing.B) {
	known := contacts(b)
	const text = "yesterday: coffee with Dana Whitcomb and Luis about the QRIS pilot, Senator Zamora's bill and Imani #qris"
	for _, of := range []int{300, 10_000} {
		many := slices.Clone(known)
		for i := len(many); i < of; i++ {
			many = append(many, sentence.Contact{ID: int64(i + 1), Name: fmt.Sprintf("Firstname%d Lastname%d", i, i), Titles: []string{"Director"}})
		}
		b.Run(fmt.Sprintf("all-%d", of), func(b *testing.B) {
			for b.Loop() {
				_, _ = sentence.Parse(text, many, dates())
			}
		})
	}
	b.Run("mentionable", func(b *testing.B) {
		some := mentionable(text, known)
		for b.Loop() {
			_, _ = sentence.Parse(text, some, dates())
		}
	})
}

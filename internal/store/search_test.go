package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// searched is the numbers of the notes that a search finds, in its order.
func searched(t testing.TB, s *Store, words string, f NoteFilter) (ids []int64, err error) {
	t.Helper()
	search, err := s.Search(t.Context(), Words{All: words})
	if err != nil {
		return nil, err
	}
	hits, err := search.Hits(t.Context(), f, ByEntered)
	if err != nil {
		return nil, err
	}
	for hit, err := range hits {
		if err != nil {
			return ids, err
		}
		ids = append(ids, hit.Note.ID)
	}
	return ids, nil
}

// found is what a search finds, which has to have a word in it.
func found(t testing.TB, s *Store, words string, f NoteFilter, by HitOrder) iter.Seq2[Hit, error] {
	t.Helper()
	search, err := s.Search(t.Context(), Words{All: words})
	do(t, err)
	hits, err := search.Hits(t.Context(), f, by)
	do(t, err)
	return hits
}

// counted is how many notes a search counts.
func counted(t testing.TB, s *Store, words string, f NoteFilter) (shown, private int) {
	t.Helper()
	search, err := s.Search(t.Context(), Words{All: words})
	do(t, err)
	shown, private, err = search.Count(t.Context(), f)
	do(t, err)
	return shown, private
}

// library is a journal of notes with texts that are hard to search.
func library(t testing.TB) *Store {
	s, err := Open(t.Context(), options(db.Memory))
	do(t, err)
	t.Cleanup(func() { s.Close() })
	dana := add(t, s, named("Dana Whitcomb"))[0]
	for _, n := range []journal.Note{
		{Body: "Walked through the QRIS pilot; she doesn't like the rates."},
		{Body: "Home visiting and home-based care AND money", Tags: []string{"budget"}},
		{Body: "Café with José 🎉 on 5/12", Heard: []journal.Heard{{Text: "worries about licensing"}}},
		{Body: "日本語 のノート", Day: on("2026-11-01")},
		{Body: "licensed, not private", Channel: journal.Call},
		{Body: "licensed, private", Private: true},
		{Body: "licensed, removed"},
		{Body: `she said "no" to section 8`},
	} {
		if n.Day.IsZero() {
			n.Day = on("2026-11-20")
		}
		n.Participants = with(journal.Present, dana)
		write(t, s, n)
	}
	do(t, s.RemoveNote(t.Context(), 7))
	return s
}

// Where a part of the index is gone, a search says what makes it anew: the rest of the journal is sound.
func TestSearchWithoutItsIndex(t *testing.T) {
	for _, table := range searchTables {
		s := open(t)
		meet(t, s, "2026-11-20", add(t, s, named("Dana Whitcomb"))...)
		_, err := plainly(t, s.path).Exec("DROP TABLE " + table)
		do(t, err)
		for _, by := range HitOrders {
			_, err := wordHits(t, s, by)
			if err == nil {
				continue // the engine has not missed it
			}
			if p := problem(t, err, journal.Failure); !strings.Contains(p.Hint, "rel doctor --fix") {
				t.Errorf("without %s: %v, %s", table, err, p.Hint)
			}
		}
	}
}

// wordHits searches for a word and counts what it finds.
func wordHits(t *testing.T, s *Store, by HitOrder) (n int, err error) {
	t.Helper()
	x, err := s.Search(t.Context(), Words{All: "word"})
	if err != nil {
		return 0, err
	}
	found, err := x.Hits(t.Context(), NoteFilter{}, by)
	if err != nil {
		return 0, err
	}
	for _, err := range found {
		if err != nil {
			return 0, err
		}
	}
	n, _, err = x.Count(t.Context(), NoteFilter{})
	return n, err
}

func TestSearch(t *testing.T) {
	s := library(t)
	tests := []struct {
		words string
		want  []int64
	}{
		{"qris", []int64{1}},
		{"QRIS rates", []int64{1}},
		{"qris visiting", nil}, // both, or nothing
		{"qri", []int64{1}},    // three letters are a beginning
		{"qr", nil},
		{"qr*", []int64{1}},
		{"qri*", []int64{1}},
		{"licens*", []int64{5, 3}}, // newest entered first; what was heard, too
		{"licens* worr*", []int64{3}},
		{"doesn't", []int64{1}},
		{"doesn’t", []int64{1}},
		{"don't", nil},
		{"home-based", []int64{2}},
		{"based-home", nil},
		{"cafe", []int64{3}},
		{"JOSE", []int64{3}},
		{"5/12", []int64{3}},
		{"日本語", []int64{4}},
		{"日本*", []int64{4}},
		{"and", []int64{2}},
		{"AND", []int64{2}},
		{"home AND money", []int64{2}},
		{"home OR qris", nil},
		{"NOT", []int64{5}}, // a word like any other
		{"NEAR", nil},
		{"NEAR(home visiting)", nil},
		{"body:home", nil},
		{"heard_text : worries", nil},
		{`"no"`, []int64{8}},
		{`"home visiting"`, []int64{2}},
		{`"home visit"`, nil}, // a phrase is as it stands
		{`"home visit"*`, []int64{2}},
		{`"visiting home"`, nil},
		{`“home visiting” money`, []int64{2}},
		{`"home visiting" qris`, nil},
		{`"walked through"the`, []int64{1}},
		{`"" she said`, []int64{8}},
		{"\"she\x00said\"", []int64{8}},
		{`unbalanced"`, nil},
		{`"section`, []int64{8}},
		{"^home", []int64{2}},
		{"+home -visiting", []int64{2}},
		{"home*visiting", []int64{2}},
		{"home** *", []int64{2}},
		{"she (said)", []int64{8}},
		{"she\tsaid\nno", []int64{8}},
		{"she\x00said", []int64{8}},
		{"sh\xffe", nil},
		{"🎉 cafe", []int64{3}}, // no word, passed over
		{"8", []int64{8}},
	}
	for _, tt := range tests {
		t.Run(tt.words, func(t *testing.T) {
			got, err := searched(t, s, tt.words, NoteFilter{})
			do(t, err)
			same(t, "found", got, tt.want)
		})
	}
}

func TestSearchWithout(t *testing.T) {
	s := library(t)
	tests := []struct {
		words string
		not   []string
		want  []int64
	}{
		{"licens*", nil, []int64{5, 3}},
		{"licens*", []string{"worr"}, []int64{5}},
		{"licens*", []string{"wo"}, []int64{5, 3}},
		{"licens*", []string{"not private"}, []int64{3}}, // a phrase
		{"licens*", []string{"private not"}, []int64{5, 3}},
		{"licens*", []string{`"not private"`}, []int64{3}},
		{"licens*", []string{"CAFÉ", "private"}, nil},
		{"licens*", []string{"qris", "section"}, []int64{5, 3}},
	}
	for _, tt := range tests {
		search, err := s.Search(t.Context(), Words{tt.words, tt.not})
		do(t, err)
		hits, err := search.Hits(t.Context(), NoteFilter{}, ByEntered)
		do(t, err)
		var got []int64
		for h, err := range hits {
			do(t, err)
			got = append(got, h.Note.ID)
		}
		same(t, fmt.Sprint(tt.words, tt.not), got, tt.want)
	}
	for _, not := range []string{"", "*", `"`, "🎉", "- -"} {
		_, err := s.Search(t.Context(), Words{"home", []string{not}})
		problem(t, err, journal.Usage)
	}
}

func TestSearchLights(t *testing.T) {
	s := library(t)
	search, err := s.Search(t.Context(), Words{All: `rate José "home visiting" it`})
	do(t, err)
	for text, want := range map[string]string{
		"Rates, and JOSE; no items.":           "[Rates], and [JOSE]; no items.",
		"It is home-visiting; home, visiting.": "[It] is [home-visiting]; [home, visiting].",
		"visiting a home":                      "visiting a home",
		"…rated":                               "…[rated]",
		"\xffrate\xff":                         "\xff[rate]\xff",
		"josé🎉rate":                            "[josé]🎉[rate]",
		"":                                     "",
	} {
		got, from := "", 0
		for _, part := range search.Lit(text) {
			got += text[from:part[0]] + "[" + text[part[0]:part[1]] + "]"
			from = part[1]
		}
		if got += text[from:]; got != want {
			t.Errorf("%q is lit as %q, want %q", text, got, want)
		}
	}
}

func TestSearchOfNoWord(t *testing.T) {
	s := library(t)
	for _, words := range []string{"", " ", "*", `"`, `""`, "-", ":", "^", "()", "🎉", "\x00", "\xff", "'", "…", "\u0301"} {
		_, err := searched(t, s, words, NoteFilter{})
		problem(t, err, journal.Usage)
	}
}

func TestSearchFilters(t *testing.T) {
	s := library(t)
	tests := []struct {
		name    string
		f       NoteFilter
		want    []int64
		private int
	}{
		{"private ones too", NoteFilter{Private: true}, []int64{6, 5, 3}, 0},
		{"limit", NoteFilter{Limit: 1}, []int64{5}, 1},
		{"removed ones", NoteFilter{Deleted: true}, []int64{7}, 0},
		{"channel", NoteFilter{Channels: []journal.Channel{journal.Call}}, []int64{5}, 0},
		{"since", NoteFilter{Since: on("2026-11-21")}, nil, 0},
		{"who", NoteFilter{Who: []int64{99}}, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := searched(t, s, "licens*", tt.f)
			do(t, err)
			same(t, "found", got, tt.want)
			shown, private := counted(t, s, "licens*", tt.f)
			if all := max(len(tt.want), shown); tt.f.Limit == 0 && all != len(tt.want) || private != tt.private {
				t.Errorf("counted %d and %d private, want %d and %d", shown, private, len(tt.want), tt.private)
			}
		})
	}
}

func TestSearchSnippet(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	long := strings.Repeat("before ", 40) + "rates " + strings.Repeat("after ", 40)
	write(t, s, journal.Note{Day: on("2026-11-20"), Body: long, Participants: with(journal.Present, dana)})
	hits := found(t, s, "rates", NoteFilter{}, ByEntered)
	for hit, err := range hits {
		do(t, err)
		if !strings.Contains(hit.Snippet, "rates") || len(hit.Snippet) > 200 || !strings.HasPrefix(hit.Snippet, "…") || hit.Note.Body != long {
			t.Errorf("the snippet is %q", hit.Snippet)
		}
	}
}

// A search may be of more words than anybody types.
func TestSearchOfManyWords(t *testing.T) {
	s := library(t)
	for _, words := range []string{strings.Repeat("home ", mostWords), strings.Repeat("home-", 500), strings.Repeat("a", 1<<16), strings.Repeat("h* ", mostWords)} {
		if _, err := searched(t, s, words, NoteFilter{}); err != nil {
			t.Errorf("%.20q…: %v", words, err)
		}
	}
}

// FuzzSearch: whatever is typed, a search finds notes that hold every word of it, or says that there is no word
// in it. The engine's own errors are never seen. What it finds, it finds as well in other letters.
func FuzzSearch(f *testing.F) {
	for _, words := range []string{
		"home", "don't", `"a b" c`, `"unbalanced`, "AND", "a OR b", "NOT x", "NEAR(a b, 2)", "body:x", "-x", "^x", "x*", "*", "a*b", "", "🎉", "日本*",
		`"home visiting" "x"* y"`, `“a” "b`, "\"a\x00b\"", "\x00", "\xff\xfe", "{a b}: c", "a + b", "'; DROP TABLE notes; --", "\u0301a", "a\u0000b", "ǅ", "\u2028", "ﬁ", "𞤀", "፩",
	} {
		f.Add(words)
	}
	s := library(f)
	f.Fuzz(func(t *testing.T, words string) {
		found, err := searched(t, s, words, NoteFilter{Private: true})
		var p *journal.Problem
		if errors.As(err, &p) && p.Code == journal.Usage {
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		more, err := searched(t, s, words+" home", NoteFilter{Private: true})
		if err != nil || len(more) > len(found) {
			t.Fatalf("%q with one word more: %v instead of %v, %v", words, more, found, err)
		}
		if shown, _ := counted(t, s, words, NoteFilter{Private: true}); shown != len(found) {
			t.Fatalf("%q: %d counted, %d found", words, shown, len(found))
		}
		for _, w := range []Words{{words, nil}, {"home", []string{words}}} {
			search, err := s.Search(t.Context(), w)
			if err == nil {
				_, err = search.Contacts(t.Context())
				search.Lit(words)
			}
			if err != nil && !errors.As(err, &p) {
				t.Fatalf("%v: %v", w, err)
			}
		}
	})
}

func TestSearchTellsWhichPartsWereHit(t *testing.T) {
	terms := terms("provider don't it home-visit")
	tests := []struct {
		text string
		want bool
	}{
		{"Próviders will walk", true},
		{"he doesn't", false},
		{"they DON'T", true},
		{"don, too", false},
		{"items", false},
		{"so be it.", true},
		{"home visiting", true},
		{"visiting a home", false},
		{"", false},
	}
	for _, tt := range tests {
		words := tokens(tt.text)
		if got := slices.ContainsFunc(terms, func(t term) bool { return t.in(words) }); got != tt.want {
			t.Errorf("%q: %t, want %t", tt.text, got, tt.want)
		}
	}
}

// The orders that weigh hits against each other, and the bound of what they look at.
func TestSearchOrders(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	for _, n := range []journal.Note{
		{Day: on("2026-11-03"), Body: "rates rates rates"},
		{Day: on("2026-11-01"), Body: "rates, and then many other words about what the board means to do in spring"},
		{Day: on("2026-11-05"), Body: "one word on rates"},
		{Day: on("2026-11-02"), Body: "nothing of the kind"},
		{Day: on("2026-11-04"), Body: "rates rates rates", Private: true},
	} {
		n.Participants = with(journal.Present, dana)
		write(t, s, n)
	}
	tests := []struct {
		by   HitOrder
		f    NoteFilter
		want []int64
	}{
		{ByEntered, NoteFilter{}, []int64{3, 2, 1}},
		{ByDay, NoteFilter{}, []int64{3, 1, 2}},
		{ByRelevance, NoteFilter{}, []int64{1, 3, 2}},
		{ByRelevance, NoteFilter{Private: true}, []int64{5, 1, 3, 2}},
		{ByRelevance, NoteFilter{Limit: 2}, []int64{1, 3}},
		{ByDay, NoteFilter{Until: on("2026-11-03")}, []int64{1, 2}},
		{ByDay, NoteFilter{Since: on("2026-11-06")}, nil},
	}
	for _, tt := range tests {
		hits := found(t, s, "rates", tt.f, tt.by)
		var got []int64
		for h, err := range hits {
			do(t, err)
			got = append(got, h.Note.ID)
			if h.Snippet == "" {
				t.Errorf("by %s: n%d without what was hit", tt.by, h.Note.ID)
			}
		}
		same(t, fmt.Sprintf("%s %+v", tt.by, tt.f), got, tt.want)
	}
}

// TestTooManyWords: more words than anybody types are refused before the engine, which would take minutes, sees them.
func TestTooManyWords(t *testing.T) {
	s := library(t)
	if _, err := searched(t, s, strings.Repeat("word ", mostWords), NoteFilter{}); err != nil {
		t.Errorf("as many as are taken: %v", err)
	}
	var p *journal.Problem
	if _, err := searched(t, s, strings.Repeat("word ", mostWords+1), NoteFilter{}); !errors.As(err, &p) || p.Code != journal.Usage {
		t.Errorf("one more: %v", err)
	}
}

// TestNameOfManyWords: whatever is typed for a name, nobody is called so, and the engine takes it.
func TestNameOfManyWords(t *testing.T) {
	s := library(t)
	if found, err := s.Find(t.Context(), strings.Repeat("Dana ", 3000)); err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
}

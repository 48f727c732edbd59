package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{
		"Dana Whitcomb", "Luis Ortega", "Luisa Ortega", "José Núñez", "Siobhan O’Brien", "Ortega Vega, Ana",
		"M. Hart", "王小明", "김민수", "Cher", "!!!", "Luis Ortega",
	}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"letters swapped", "dana whitcmob", []string{"Dana Whitcomb"}},
		{"letter left out", "dna", []string{"Dana Whitcomb", "Ortega Vega, Ana"}},
		{"a family name", "witcomb", []string{"Dana Whitcomb"}},
		{"turned round with a comma", "Whitcom, Dana", []string{"Dana Whitcomb"}},
		{"turned round without", "whitcom dana", []string{"Dana Whitcomb"}},
		{"a name kept turned round", "ana ortega vego", []string{"Ortega Vega, Ana"}},
		{"best first, then by alphabet", "luisa ortego", []string{"Luisa Ortega", "Luis Ortega"}},
		{"equally near", "ortegga", []string{"Luis Ortega", "Luisa Ortega", "Ortega Vega, Ana"}},
		{"accents do not count", "jose nunes", []string{"José Núñez"}},
		{"apostrophe forgotten", "siobhan obrian", []string{"Siobhan O’Brien"}},
		{"the very same", "Cher", []string{"Cher"}},
		{"Hangul", "김민주", []string{"김민수"}},
		{"Chinese", "王小名", []string{"王小明"}},
		{"one character has nothing in common", "x", nil},
		{"nothing near", "zebediah quux", nil},
		{"an initial is not near two others", "zz", nil},
		{"nothing typed", "  ", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Nearest(tt.text, names, 3); !slices.Equal(got, tt.want) {
				t.Errorf("Nearest(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestNearestOrder(t *testing.T) {
	names := []string{"Mira Vale", "Moira Vale", "Ana Vale", "Éva Vale", "Mira Vale"}
	got := Nearest("mira vale", names, 9)
	if want := []string{"Mira Vale", "Moira Vale", "Ana Vale", "Éva Vale"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for most, want := range map[int]int{2: 2, 1: 1, 0: 0, -1: 0} {
		if got := Nearest("mira vale", names, most); len(got) != want {
			t.Errorf("at most %d: got %q", most, got)
		}
	}
	if got := Nearest("mira vale", nil, 3); len(got) != 0 {
		t.Errorf("of no names: got %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		typed, word string
		want        int
	}{
		{"whitcomb", "whitcomb", 0},
		{"whitcomb", "witcomb", 1},
		{"whitcomb", "whiitcomb", 1},
		{"whitcomb", "whitcamb", 1},
		{"whitcomb", "whitcmob", 1},
		{"whitcomb", "hwitcmob", 2},
		{"whitcomb", "hwticmob", 3},
		{"ab", "ba", 1},
		{"ab", "cd", 2},
		{"ab", "b", 2},
		{"whitcomb", "whit", 3},
		{"cab", "abc", 2},
	} {
		s := newSpelling(tt.typed)
		for range 2 { // the working space is used again
			if got := s.distance(tt.word); min(got, s.limit+1) != min(tt.want, s.limit+1) {
				t.Errorf("from %q to %q: %d, want %d (limit %d)", tt.typed, tt.word, got, tt.want, s.limit)
			}
		}
	}
}

// TestDistanceIsThatOfTheDefinition compares the table, of which only a band is filled in, with the
// definition worked out in full.
func TestDistanceIsThatOfTheDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		typed, word := randomWord(random), randomWord(random)
		s := newSpelling(typed)
		want := editDistance(typed, word, map[[2]int]int{})
		if want >= min(len(typed), len(word)) {
			want = s.limit + 1
		}
		if got := s.distance(word); min(got, s.limit+1) != min(want, s.limit+1) {
			t.Fatalf("from %q to %q: %d, want %d (limit %d)", typed, word, got, want, s.limit)
		}
	}
}

// randomWord is made of few letters, so that two of them are often near.
func randomWord(random *rand.Rand) string {
	word := make([]byte, 1+random.IntN(14))
	for i := range word {
		word[i] = "aab"[random.IntN(3)]
	}
	return string(word)
}

func editDistance(a, b string, known map[[2]int]int) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	place := [2]int{len(a), len(b)}
	if distance, ok := known[place]; ok {
		return distance
	}
	least := editDistance(a[1:], b[1:], known)
	if a[0] != b[0] {
		least++
	}
	least = min(least, editDistance(a[1:], b, known)+1, editDistance(a, b[1:], known)+1)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, editDistance(a[2:], b[2:], known)+1)
	}
	known[place] = least
	return least
}

func BenchmarkNearest(b *testing.B) {
	given := []string{"Dana", "Luis", "José", "Siobhan", "Ana María", "Mei", "Thomas", "Aaliyah", "Priya", "Noor"}
	names := make([]string, 10_000)
	for i := range names {
		names[i] = fmt.Sprintf("%s %c. Whit%s-%s", given[i%10], 'A'+i%26, given[i/10%10], given[i/100%10])
	}
	for _, text := range []string{"dna", "Whitluis-Mei, Dana", "danna q whitthomsa noor"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Nearest(text, names, 5)
			}
		})
	}
}

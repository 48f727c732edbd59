package sentence_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/sentence"
)

var sentences = filepath.Join("..", "..", "testdata", "sentences")

// labeled is a sentence, and what a sensible colleague understands by it.
type labeled struct {
	Say     string   `json:"say"`
	Present []string `json:"present"`
	About   []string `json:"about"`
	Day     string   `json:"day"`
	Via     string   `json:"via"`
	Tags    []string `json:"tags"`
	Trap    string   `json:"trap"`
	Asks    []string `json:"asks"`
}

// fault is a way in which a sentence can be misunderstood.
type fault string

// The faults. The first three may never happen: something false would be written, or somebody left out, and nobody asked.
const (
	wrongPerson  fault = "wrong person"
	wrongDate    fault = "wrong date"
	dropped      fault = "dropped after with, and, met, called"
	wrongRole    fault = "wrong role"
	wrongChannel fault = "wrong channel"
	wrongTags    fault = "wrong tags"
	missed       fault = "missed somebody"
	needless     fault = "asked needlessly"
	notAsked     fault = "not asked"
)

var faults = []fault{wrongPerson, wrongDate, dropped, wrongRole, wrongChannel, wrongTags, missed, needless, notAsked}

// The gate for sentences: no wrong person and no wrong date is ever written unasked, and nine in ten are right. Of the
// unseen ones only numbers are printed, so that nobody builds anything from them.
func TestSentences(t *testing.T) {
	known := contacts(t)
	for _, part := range []string{"seen", "unseen"} {
		t.Run(part, func(t *testing.T) {
			all := load(t, part)
			count, right := map[fault]int{}, 0
			for _, l := range all {
				found := judge(l, known)
				for _, f := range found {
					count[f]++
				}
				if len(found) == 0 {
					right++
				} else if part == "seen" {
					t.Logf("%v: %s\n  %s", found, l.Say, readAs(l, known))
				}
			}
			low, high := wilson(right, len(all))
			t.Logf("%s: %d of %d right, %.1f %% (95 %% interval %.1f to %.1f)", part, right, len(all), 100*share(right, len(all)), low, high)
			for _, f := range faults {
				low, high := wilson(count[f], len(all))
				t.Logf("  %-40s %3d  %5.1f %% (%.1f to %.1f)", f, count[f], 100*share(count[f], len(all)), low, high)
			}
			for _, f := range faults[:3] {
				if count[f] > 0 {
					t.Errorf("%s: %d times %s, unasked", part, count[f], f)
				}
			}
			if share(right, len(all)) < 0.9 {
				t.Errorf("%s: less than 90 %% right", part)
			}
		})
	}
}

func share(n, of int) float64 { return float64(n) / float64(of) }

// wilson is the 95 % interval of a share, in percent.
func wilson(n, of int) (low, high float64) {
	const z = 1.96
	p, size := share(n, of), float64(of)
	middle := (p + z*z/(2*size)) / (1 + z*z/size)
	half := z / (1 + z*z/size) * math.Sqrt(p*(1-p)/size+z*z/(4*size*size))
	return 100 * max(0, middle-half), 100 * min(1, middle+half)
}

// today is a Thursday, for all sentences.
var today = journal.DayOf(time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC))

func dates() journal.Dates { return journal.Dates{Today: today} }

// judge is what is wrong with how a sentence is read.
func judge(l labeled, known []sentence.Contact) (found []fault) {
	got, err := sentence.Parse(l.Say, known, dates())
	if len(l.Asks) > 0 {
		return judgeAsked(l, got, err)
	}
	if err != nil || len(got.Open) > 0 {
		return []fault{needless}
	}
	if got.Day.String() != l.Day {
		found = append(found, wrongDate)
	}
	if string(got.Channel) != l.Via {
		found = append(found, wrongChannel)
	}
	if !same(got.Tags, l.Tags) {
		found = append(found, wrongTags)
	}
	return append(found, judgePeople(l, names(got.Present, known), names(got.About, known))...)
}

func judgeAsked(l labeled, got sentence.Reading, err error) []fault {
	asked := ""
	if err != nil {
		asked = err.Error()
	}
	for _, q := range got.Open {
		asked += " " + q.Text
	}
	for _, word := range l.Asks {
		if !strings.Contains(asked, word) && asked != "" {
			return []fault{needless, notAsked}
		}
		if asked == "" {
			return append([]fault{notAsked}, written(word, got)...)
		}
	}
	return nil
}

// written is what is written of words that should have been asked about: nothing where nobody was recognized.
func written(word string, got sentence.Reading) []fault {
	_, isDate, _ := dates().Spot(word)
	switch {
	case len(got.Present)+len(got.About) == 0:
		return nil
	case isDate:
		return []fault{wrongDate}
	}
	return []fault{dropped}
}

func judgePeople(l labeled, present, about []string) (found []fault) {
	everybody := slices.Concat(l.Present, l.About)
	for _, name := range slices.Concat(present, about) {
		if !slices.Contains(everybody, name) {
			found = append(found, wrongPerson)
		}
	}
	for _, name := range everybody {
		is, was := slices.Contains(present, name), slices.Contains(l.Present, name)
		switch {
		case !is && !slices.Contains(about, name) && after(l.Say, name):
			found = append(found, dropped)
		case !is && !slices.Contains(about, name):
			found = append(found, missed)
		case is != was:
			found = append(found, wrongRole)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// after reports whether a sentence names somebody directly after with, and, met or called.
func after(say, name string) bool {
	first, _, _ := strings.Cut(journal.NameKey(name), " ")
	words := strings.Fields(journal.NameKey(say))
	for i, w := range words[1:] {
		switch words[i] {
		case "with", "and", "met", "called":
			if w == first {
				return true
			}
		}
	}
	return false
}

func same(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// names are contacts by their names; a twin's are told apart by nothing, so that either would do.
func names(ids []int64, known []sentence.Contact) (all []string) {
	for _, id := range ids {
		for _, c := range known {
			if c.ID == id {
				all = append(all, c.Name)
			}
		}
	}
	return all
}

func readAs(l labeled, known []sentence.Contact) string {
	got, err := sentence.Parse(l.Say, known, dates())
	if err != nil {
		return err.Error()
	}
	text := fmt.Sprintf("%s %s %v with %q about %q", got.Day, got.Channel, got.Tags, names(got.Present, known), names(got.About, known))
	for _, q := range got.Open {
		text += fmt.Sprintf(", asks %q (%q)", q.Text, names(q.Fits, known))
	}
	return text
}

func loadSeen(t testing.TB) []labeled {
	t.Helper()
	return load(t, "seen")
}

func load(t testing.TB, part string) (all []labeled) {
	t.Helper()
	f, err := os.Open(filepath.Join(sentences, part+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l labeled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatalf("line %d of %s: %v", len(all)+1, part, err)
		}
		all = append(all, l)
	}
	return all
}

// contacts are those of contacts.csv.
func contacts(t testing.TB) (all []sentence.Contact) {
	t.Helper()
	f, err := os.Open(filepath.Join(sentences, "contacts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		c := sentence.Contact{ID: int64(i + 1), Name: row[0], Organization: row[4] == "organization"}
		if row[1] != "" {
			c.Titles = []string{row[1]}
		}
		if row[3] != "" {
			c.Aliases = strings.Split(row[3], "; ")
		}
		all = append(all, c)
	}
	return all
}

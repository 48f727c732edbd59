package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// copies is journals that were one once, each with a history of its own since.
type copies struct {
	*testing.T
	rand  *rand.Rand
	of    []*history
	files [][]journal.Entry // what was exported from any of them at any time

	purges bool // now and then something is erased
}

// newCopies makes so many copies of a random journal.
func newCopies(t *testing.T, seed uint64, n int) *copies {
	return copiesOf(t, seed, n, func(c *copies) { c.work(c.of[0], 40) })
}

// copiesOf makes so many copies of a journal, in the first of which something was done.
func copiesOf(t *testing.T, seed uint64, n int, first func(*copies)) *copies {
	c := &copies{T: t, rand: rand.New(rand.NewPCG(seed, 2)), purges: seed%3 == 2}
	now := noon
	for i := range n {
		h := &history{
			T: t, rand: rand.New(rand.NewPCG(seed, uint64(i))), done: map[string]int{}, cameAbout: map[string]int{},
			loose: true, groups: 1000 * i,
		}
		s, err := Open(t.Context(), Options{
			Path: filepath.Join(t.TempDir(), "journal.db"), Create: true, Author: fmt.Sprint("tester ", i), Command: "test",
			Now: func() time.Time { now = now.Add(time.Second); return now },
		})
		do(t, err)
		t.Cleanup(func() { s.Close() })
		h.s = s
		c.of = append(c.of, h)
		h.look()
		if i == 0 {
			first(c)
			c.export(h)
		} else {
			c.bring(h, c.files[0])
		}
	}
	return c
}

// work is so many changes, now and then one that is undone.
func (c *copies) work(h *history, steps int) {
	for range steps {
		if c.rand.IntN(10) == 0 {
			c.undo(h)
			continue
		}
		if c.purges && c.rand.IntN(20) == 0 {
			c.purge(h)
			continue
		}
		h.change()
	}
}

// purge erases something.
func (c *copies) purge(h *history) {
	_, p, err := h.purgeable()
	if errors.Is(err, errNotNow) {
		return
	}
	do(c, err)
	do(c, h.s.Purge(c.Context(), p))
	h.look()
}

// undo takes back the last change, where that can be.
func (c *copies) undo(h *history) {
	last, ok, err := h.s.LastChange(c.Context())
	do(c, err)
	if ok {
		_ = h.s.Undo(c.Context(), last.ID) // what something else builds on stays
		h.look()
	}
}

func (c *copies) export(h *history) {
	all, _ := thingsOf(c, h.s, WholeFilter{Private: true, Assessments: true})
	c.files = append(c.files, all)
}

// bring imports a file, and reports whether anything came of it.
func (c *copies) bring(h *history, file []journal.Entry) bool {
	c.Helper()
	_, err := bringWhole(c, h.s, file)
	if err != nil && err != ErrUnchanged { //nolint:errorlint // as it is
		c.Fatal(err)
	}
	h.look()
	return err == nil
}

// bringAll imports files in any order, again and again until nothing comes of it any more.
func (c *copies) bringAll(h *history, files [][]journal.Entry) {
	c.Helper()
	for range 6 {
		came := false
		for _, i := range c.rand.Perm(len(files)) {
			came = c.bring(h, files[i]) || came
		}
		if !came {
			return
		}
	}
	for x, err := range h.s.PlanWhole(c.Context(), entries(files[0]), WholeImport{Unknown: func(string) {}}) {
		do(c, err)
		if x.Action != Leaving {
			c.Logf("%s %s %s: %+v", x.Action, x.Entry.Type, x.Title(), x.brought)
		}
	}
	c.Fatal("something came of the same files again and again")
}

// seen is all that is in the journal of a copy, with whatever numbers, and in whatever order but for the lists of contacts that
// have one.
func (c *copies) seen(h *history) string {
	all, _ := thingsOf(c, h.s, WholeFilter{Private: true, Assessments: true})
	var lines []string
	for _, e := range all {
		if e.Type == "settings" || e.Type == "gone" {
			continue
		}
		var x map[string]any
		do(c, json.Unmarshal(e.JSON, &x))
		delete(x, "number")
		delete(x, "edited")
		for key, v := range x {
			if list, ok := v.([]any); ok && (e.Type != "contact" || !(wholeList{name: key}).ordered()) {
				slices.SortFunc(list, func(a, b any) int { return strings.Compare(string(plainJSON(a)), string(plainJSON(b))) })
				x[key] = list
			}
		}
		lines = append(lines, e.Type+" "+x["uid"].(string)+" "+string(plainJSON(x)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// journalsApart is how many times journals grow apart in TestGrownApart.
const journalsApart = 4

// TestGrownApart lets copies of a journal grow apart: each is worked in, and exported and imported by others now and then, old
// files and the same file again among them. Once each has everything that the others have, in whatever order, all are the same,
// and all that is derived in them is as a plain definition has it.
func TestGrownApart(t *testing.T) {
	for seed := range min(usualHistories, journalsApart) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			c := newCopies(t, uint64(seed), 3)
			for range 25 {
				h := c.of[c.rand.IntN(len(c.of))]
				switch c.rand.IntN(5) {
				case 0:
					c.export(h)
				case 1:
					c.bring(h, c.files[c.rand.IntN(len(c.files))])
				default:
					c.work(h, 4)
				}
			}
			c.meet()
			c.alike()
		})
		if t.Failed() {
			return
		}
	}
}

// alike fails the test unless all copies are the same, and all that is derived in them is as it is to be.
func (c *copies) alike() {
	c.Helper()
	first := c.seen(c.of[0])
	for i, h := range c.of {
		if is := c.seen(h); is != first {
			c.Fatalf("copy %d:\n%s", i, onlyIn(is, first))
		}
		checkDerived(c, h.s, vocabulary)
	}
}

// TestFollows works in one copy alone, and has another follow it file by file: after each it is as the first, whatever was
// changed, and no older file changes either.
func TestFollows(t *testing.T) {
	for seed := range min(usualHistories, journalsApart) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			c := newCopies(t, uint64(seed), 2)
			leads, follows := c.of[0], c.of[1]
			for range 15 {
				c.work(leads, 2)
				c.export(leads)
				c.bring(follows, c.files[len(c.files)-1])
				is := c.seen(leads)
				c.bring(leads, c.files[c.rand.IntN(len(c.files))])
				c.bring(follows, c.files[c.rand.IntN(len(c.files))])
				for _, h := range c.of {
					if now := c.seen(h); now != is {
						t.Fatalf("of the last change, %s:\n%s", c.last(leads), onlyIn(now, is))
					}
				}
			}
		})
		if t.Failed() {
			return
		}
	}
}

// last is what was done last.
func (c *copies) last(h *history) string {
	x, _, err := h.s.LastChange(c.Context())
	do(c, err)
	return fmt.Sprint(x.ID, " ", x.Command)
}

// meet lets every copy have what the others have, until nobody has anything new.
func (c *copies) meet() {
	c.Helper()
	for range 5 {
		before := len(c.files)
		for _, h := range c.of {
			c.export(h)
		}
		came := false
		for _, i := range c.rand.Perm(len(c.of)) {
			was := c.seen(c.of[i])
			c.bringAll(c.of[i], c.files[before:])
			came = came || c.seen(c.of[i]) != was
		}
		if !came {
			return
		}
	}
	c.Fatal("copies that meet again and again do not come to be the same")
}

// TestInAnyOrder imports the files of copies that grew apart, in any order, into journals that have nothing yet: they come to
// be the same.
func TestInAnyOrder(t *testing.T) {
	for seed := range min(usualHistories, journalsApart) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			c := newCopies(t, uint64(seed), 2)
			for range 6 {
				h := c.of[c.rand.IntN(len(c.of))]
				c.work(h, 5)
				c.export(h)
				if c.rand.IntN(3) == 0 {
					c.bring(c.of[c.rand.IntN(len(c.of))], c.files[c.rand.IntN(len(c.files))])
				}
			}
			var seen []string
			for range 3 {
				h := c.empty()
				c.bringAll(h, c.files)
				seen = append(seen, c.seen(h))
			}
			for _, s := range seen[1:] {
				if s != seen[0] {
					t.Fatal(onlyIn(s, seen[0]))
				}
			}
		})
		if t.Failed() {
			return
		}
	}
}

// empty is one more journal, with nothing in it.
func (c *copies) empty() *history {
	h := &history{T: c.T, rand: c.rand, done: map[string]int{}, cameAbout: map[string]int{}, loose: true}
	now := c.of[0].s.now
	s, err := Open(c.Context(), Options{Path: filepath.Join(c.TempDir(), "journal.db"), Create: true, Author: "other", Command: "test", Now: now})
	do(c, err)
	c.Cleanup(func() { s.Close() })
	h.s = s
	return h
}

// onlyIn is the lines that only one of two texts has.
func onlyIn(a, b string) string {
	var out []string
	for i, pair := range [][2]string{{a, b}, {b, a}} {
		for line := range strings.Lines(pair[0]) {
			if !strings.Contains(pair[1], strings.TrimSpace(line)) {
				out = append(out, []string{"have ", "want "}[i]+line)
			}
		}
	}
	return strings.Join(out, "\n")
}

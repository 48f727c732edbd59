package store

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// A longer run: go test ./internal/store -run TestHistories -histories 500 -timeout 1h
var histories = flag.Int("histories", usualHistories, "how many random histories TestHistories goes through")

// enoughHistories is how many it takes for everything to happen. The race detector, which finds little in them, goes
// through fewer: each takes it some ten times as long.
const enoughHistories = 24

// stepsOfHistory is how many changes, undos and redos a history has.
const stepsOfHistory = 100

// TestHistories goes through random histories. After every step all that is derived is as a plain definition
// has it; an undo or redo gives back to the letter what could be seen before; what cannot be undone is refused
// and changes nothing; and from the end the way leads back to the beginning, and to the end again.
func TestHistories(t *testing.T) {
	done := map[string]int{}
	for seed := range *histories {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { newHistory(t, uint64(seed), done).run() })
		if t.Failed() {
			return
		}
	}
	if *histories < enoughHistories {
		return
	}
	for _, o := range operations {
		if done[o.name] == 0 {
			t.Errorf("%s never happened", o.name)
		}
	}
	for _, what := range []string{"undo", "redo", "undo out of order", "undo out of order, left so", "undo out of order, refused", "to no effect", "purge a contact", "purge a note", "purge before a day", "purge a follow-up", "purge a fact", "purge an assessment", "purge an initiative", "purge of a whole change"} {
		if done[what] == 0 {
			t.Errorf("%s never happened", what)
		}
	}
	t.Logf("%v", done)
}

// history is a journal in the making, with what it should look like at every point that can be gone back to.
type history struct {
	*testing.T
	s    *Store
	rand *rand.Rand
	now  time.Time
	done map[string]int

	// Every other history leaves what it undoes out of order undone, and goes on. It gives no group the
	// name that another had, because that alone can stand in the way of an undo without being a change to what is undone.
	loose  bool
	groups int // how many, and initiatives, were named so far

	// Of every four histories, two purge now and then. What was seen before a purge does not come back.
	purges bool

	cameAbout map[string]int // how often each operation came about here

	world  world // as it is
	seen   string
	force  []step // the changes in force, in their order
	undone []step // the changes undone that redo would do again, the next one last
}

// step is a change with what could be seen before it and after it; empty where that is no longer known,
// because something earlier has been undone since.
type step struct {
	id            int64
	what          string
	before, after string
}

func newHistory(t *testing.T, seed uint64, done map[string]int) *history {
	h := &history{T: t, rand: rand.New(rand.NewPCG(seed, 1)), now: noon, done: done, cameAbout: map[string]int{}, loose: seed%2 == 1, purges: seed%4 > 1}
	s, err := Open(t.Context(), Options{Path: db.Memory, Create: true, Now: func() time.Time { return h.now }, Author: "tester", Command: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	h.s = s
	h.look()
	return h
}

func (h *history) run() {
	start := h.seen
	for i := range stepsOfHistory {
		if i%10 == 9 {
			h.now = h.now.AddDate(0, 0, 1)
		}
		switch n := h.rand.IntN(20); {
		case n < 3:
			h.undo()
		case n < 5:
			h.redo()
		case n < 7:
			h.undoOutOfOrder()
		case n == 7 && h.purges:
			h.purge()
		default:
			h.change()
		}
		checkDerived(h, h.s, vocabulary)
	}
	end, changes := h.seen, len(h.force)
	for len(h.force) > 0 {
		h.undo()
	}
	h.expect("everything undone", start)
	checkDerived(h, h.s, vocabulary)
	for range changes {
		h.redo()
	}
	h.expect("everything done again", end)
	checkDerived(h, h.s, vocabulary)
}

// look looks at the journal anew.
func (h *history) look() {
	h.Helper()
	h.world = readWorld(h, h.s)
	h.seen = h.world.snapshot(h)
}

// expect fails the test unless the journal looks so; nothing is expected of it when want is empty.
func (h *history) expect(what, want string) {
	h.Helper()
	if want != "" && h.seen != want {
		h.Fatalf("%s: the journal is not as it was\n%s", what, differences(h.seen, want))
	}
}

// change does something that can be done, and sees to it that it is one change.
func (h *history) change() {
	h.Helper()
	o := h.operation()
	before, last := h.seen, h.lastChange()
	err := o.do(h)
	for tries := 0; errors.Is(err, errNotNow) && tries < 3; tries++ {
		o = h.operation()
		err = o.do(h)
	}
	if errors.Is(err, errNotNow) {
		return
	}
	if errors.Is(err, ErrUnchanged) {
		h.unchanged(o.name, before, last)
		return
	}
	if err != nil {
		h.Fatalf("%s: %v", o.name, err)
	}
	id := h.lastChange()
	if id != last+1 {
		h.Fatalf("%s: made %d changes", o.name, id-last)
	}
	h.look()
	h.done[o.name]++
	h.cameAbout[o.name]++
	h.force = append(h.force, step{id, o.name, before, h.seen})
	h.undone = nil
}

// operation is one of two left to chance, the one that came about less often here: of some there is often nothing to do yet.
func (h *history) operation() operation {
	a, b := pick(h, operations), pick(h, operations)
	if h.cameAbout[b.name] < h.cameAbout[a.name] {
		return b
	}
	return a
}

// unchanged checks that what would change nothing has changed nothing, and is no change.
func (h *history) unchanged(what, before string, last int64) {
	h.Helper()
	h.look()
	h.expect(what+", to no effect", before)
	if h.lastChange() != last {
		h.Fatalf("%s, to no effect, is a change", what)
	}
	h.done["to no effect"]++
}

func (h *history) lastChange() int64 {
	h.Helper()
	return rows(h, h.s, "SELECT coalesce(max(id), 0) FROM changes", func(id *int64) []any { return []any{id} })[0]
}

// undo takes back the last change in force.
func (h *history) undo() {
	h.Helper()
	c, ok, err := h.s.LastChange(h.Context())
	if err != nil || ok != (len(h.force) > 0) {
		h.Fatalf("rel undo would take back %v, %t, %v", c, ok, err)
	}
	if !ok {
		return
	}
	last := h.force[len(h.force)-1]
	if c.ID != last.id {
		h.Fatalf("rel undo would take back c%d, not c%d", c.ID, last.id)
	}
	if err := h.s.Undo(h.Context(), c.ID); err != nil {
		h.Fatalf("undo of c%d, %s: %v", c.ID, last.what, err)
	}
	h.force, h.undone = h.force[:len(h.force)-1], append(h.undone, last)
	h.look()
	h.expect("undo of "+last.what, last.before)
	h.done["undo"]++
}

// redo does again what was undone last.
func (h *history) redo() {
	h.Helper()
	c, ok, err := h.s.LastUndone(h.Context())
	if err != nil || ok != (len(h.undone) > 0) {
		h.Fatalf("rel redo would do again %v, %t, %v", c, ok, err)
	}
	if !ok {
		return
	}
	next := h.undone[len(h.undone)-1]
	if c.ID != next.id {
		h.Fatalf("rel redo would do c%d again, not c%d", c.ID, next.id)
	}
	if err := h.s.Redo(h.Context(), c.ID); err != nil {
		h.Fatalf("redo of c%d, %s: %v", c.ID, next.what, err)
	}
	h.undone = h.undone[:len(h.undone)-1]
	at, _ := slices.BinarySearchFunc(h.force, next.id, func(s step, id int64) int { return int(s.id - id) })
	h.force = slices.Insert(h.force, at, next)
	h.look()
	h.expect("redo of "+next.what, next.after)
	h.done["redo"]++
}

// undoOutOfOrder takes back a change that is not the last. Either that is refused, or it can be done again.
func (h *history) undoOutOfOrder() {
	h.Helper()
	if len(h.force) < 2 {
		return
	}
	at := h.rand.IntN(len(h.force) - 1)
	c, before := h.force[at], h.seen
	err := h.s.Undo(h.Context(), c.id)
	h.look()
	if err != nil {
		h.refused(c, err, before)
		return
	}
	checkDerived(h, h.s, vocabulary)
	if h.loose {
		h.leaveUndone(at)
		return
	}
	if err := h.s.Redo(h.Context(), c.id); err != nil {
		h.Fatalf("redo of c%d, %s, out of order: %v", c.id, c.what, err)
	}
	h.look()
	h.expect("redo of "+c.what+" out of order", before)
	h.done["undo out of order"]++
}

// refused checks that a refusal says so to a person, names a later change that is in force, and has changed nothing.
func (h *history) refused(c step, err error, before string) {
	h.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Hint == "" {
		h.Fatalf("undo of c%d, %s, out of order: %v", c.id, c.what, err)
	}
	if !strings.Contains(p.What, "what it changed has changed since") {
		var blocker int64
		if _, err := fmt.Sscanf(p.Hint, "rel undo c%d first", &blocker); err != nil {
			h.Fatalf("a refusal that names nothing: %v; %s", p, p.Hint)
		}
		if blocker <= c.id || !slices.ContainsFunc(h.force, func(s step) bool { return s.id == blocker }) {
			h.Fatalf("undo of c%d is refused because of c%d, which is not a later one in force", c.id, blocker)
		}
	} else if h.loose {
		h.Fatalf("undo of c%d, %s, is refused because of nothing: %v", c.id, c.what, err)
	}
	h.expect("a refused undo of "+c.what, before)
	h.done["undo out of order, refused"]++
}

// leaveUndone goes on with a change undone out of order. What was seen since it was made holds no longer.
func (h *history) leaveUndone(at int) {
	c := h.force[at]
	h.force = slices.Delete(h.force, at, at+1)
	for i := at; i < len(h.force); i++ {
		h.force[i].before, h.force[i].after = "", ""
	}
	for i := range h.undone {
		h.undone[i].before, h.undone[i].after = "", ""
	}
	h.undone = append(h.undone, step{id: c.id, what: c.what})
	h.done["undo out of order, left so"]++
}

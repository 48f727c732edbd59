//go:build unix

package main

import (
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A longer run: go test ./cmd/rel -run 'TestKill|TestSignals' -kills 5000 -timeout 2h
var kills = flag.Int("kills", usualKills, "how many writing processes TestKill kills, and a third of it TestSignals")

// enoughKills is how many it takes for every ending to happen. The race detector, which finds nothing in processes of
// their own, makes the looking slow, and goes by fewer.
const enoughKills = 300

// TestKill kills rel while it writes, at moments spread over its whole life. After each, the journal is sound, and what
// the command was to do is done wholly or not at all; wholly, where rel has said so. The backups made on the way are sound.
func TestKill(t *testing.T) {
	t.Parallel()
	s := newSiege(t)
	for range *kills {
		s.round(syscall.SIGKILL)
		if t.Failed() {
			return
		}
	}
	s.report("killed, not done", "killed, done", "ended by itself, done")
	s.journal.soundBackups()
}

// TestSignals asks rel to end while it writes. It ends with its own exit codes, says whether the change was made, and
// leaves the journal in its one file, with nothing beside it.
func TestSignals(t *testing.T) {
	t.Parallel()
	s := newSiege(t)
	for i := range *kills / 3 {
		s.round([]syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}[i%3])
		if t.Failed() {
			return
		}
	}
	s.report("interrupted, not done", "ended by itself, done")
	s.journal.soundBackups()
}

// siege is a journal whose writers come to a sudden end.
type siege struct {
	*testing.T
	journal journalAt
	doer    *doer
	rand    *rand.Rand
	usual   map[string]time.Duration // how long a command takes that is left alone
	tally   map[string]int
	rows    string // every row of the journal, as it was after the round before
}

func newSiege(t *testing.T) *siege {
	t.Logf("-killseed %d", *killSeed)
	s := &siege{
		T: t, journal: newJournal(t, regulars...), doer: newDoer(t, *killSeed), rand: rand.New(rand.NewPCG(*killSeed, 7)),
		usual: map[string]time.Duration{}, tally: map[string]int{},
	}
	for len(s.usual) < 5 {
		x := s.doer.next()
		began := time.Now()
		s.journal.must(x.args...)
		s.learn(x.what, time.Since(began))
		s.look(x, true)
	}
	return s
}

// learn takes into account how long a command took.
func (s *siege) learn(what string, took time.Duration) {
	if before := s.usual[what]; before > 0 {
		took = (3*before + took) / 4
	}
	s.usual[what] = took
}

// round starts a command, sends it a signal at some moment, and looks at what is left.
func (s *siege) round(signal syscall.Signal) {
	x := s.doer.next()
	p := s.journal.rel(x.args...)
	over, others := s.circumstance()
	check(s, p.Start())
	began := time.Now()
	alarm := time.AfterFunc(time.Duration(s.rand.Int64N(int64(s.usual[x.what])*6/5)), func() { _ = p.Process.Signal(signal) })
	code := p.wait(s)
	if alarm.Stop() {
		s.learn(x.what, time.Since(began))
	}
	over()
	sworn := p.out.Len() > 0 || code == 0 || strings.Contains(p.err.String(), "is in the journal all the same")
	done := s.look(x, sworn)
	if s.tally[ending(code, done)]++; s.Failed() {
		s.Fatalf("rel %s: exit code %d, done %t\n%s%s", strings.Join(x.args, " "), code, done, &p.out, &p.err)
	}
	if signal == syscall.SIGKILL && code < 0 {
		return
	}
	if !others { // two that leave at the same time each leave the log to the other, and the next rel takes it away
		s.journal.alone()
	}
	if code > 0 && (code != 130 || !strings.HasPrefix(p.err.String(), "rel: interrupted\n")) || done != sworn || s.Failed() {
		s.Errorf("rel %s: exit code %d, done %t\n%s%s", strings.Join(x.args, " "), code, done, &p.out, &p.err)
	}
}

// ending is how a round ended, in words.
func ending(code int, done bool) string {
	how := map[int]string{-1: "killed", 0: "ended by itself", 130: "interrupted"}[code]
	if done {
		return how + ", done"
	}
	return how + ", not done"
}

// circumstance is what else goes on meanwhile, until it is over: another program is writing, or looking, or none is.
func (s *siege) circumstance() (over func(), others bool) {
	switch s.rand.IntN(8) {
	case 0:
		letGo := sync.OnceFunc(s.journal.holdsLock())
		time.AfterFunc(50*time.Millisecond, letGo)
		return letGo, true
	case 1:
		other := s.journal.open()
		texts(s, other, "SELECT count(*) FROM notes")
		return func() { check(s, other.Close()) }, true
	}
	return func() {}, false
}

// look complains unless the journal is sound and a command is done wholly or not at all, and reports which. If rel has
// said that it is done, it must be.
func (s *siege) look(x deed, sworn bool) (done bool) {
	pool := s.journal.copied().open()
	defer pool.Close()
	for _, wrong := range unsound(pool) {
		s.Errorf("the journal is unsound: %s", wrong)
	}
	rows, lines := dump(s, pool), seen(s, pool)
	done = rows != s.rows
	if !done && sworn {
		s.Errorf("rel has said that it was done, and it was not")
	}
	if done {
		s.doer.done(x)
	}
	if want := s.doer.now.lines(); !slices.Equal(lines, want) {
		s.Errorf("the journal shows\n%s\nand should show\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	s.rows, s.doer.refs = rows, refsOf(s, pool)
	return done
}

// report tells how the rounds ended, and complains if one of the ways never happened.
func (s *siege) report(must ...string) {
	s.Logf("%v", s.tally)
	for _, how := range must {
		if s.tally[how] == 0 && *kills >= enoughKills {
			s.Errorf("%s: it never happened in %d rounds", how, *kills)
		}
	}
}

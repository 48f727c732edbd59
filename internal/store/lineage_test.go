package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The hostile cases of a log that lies beside a journal: whose it is, is not told by SQLite.

// lying is a journal as it lies on a disk: its file, and the log beside it.
type lying struct{ file, log []byte }

// lies is the journal at path as it lies there now. Where another reader holds on to what was before, that is both.
func lies(t *testing.T, path string) (l lying) {
	t.Helper()
	var err error
	l.file, err = os.ReadFile(path)
	do(t, err)
	if l.log, err = os.ReadFile(path + "-wal"); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return l
}

// put lays a file and a log into a folder of their own.
func put(t *testing.T, file, log []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "journal.db")
	do(t, os.WriteFile(path, file, 0o600))
	do(t, os.WriteFile(path+"-wal", log, 0o600))
	return path
}

// held has a reader hold on to a journal as it is, so that what is done with it stays in its log, and does it.
func held(t *testing.T, path string, deeds func()) lying {
	t.Helper()
	other := plainly(t, path)
	tx, err := other.Begin()
	do(t, err)
	if _, err := tx.Exec("SELECT count(*) FROM notes"); err != nil {
		t.Fatal(err)
	}
	deeds()
	l := lies(t, path)
	do(t, tx.Rollback())
	do(t, other.Close())
	return l
}

// many is the path of a journal with so many changes that they fill several pages, and is closed.
func many(t *testing.T, changes int) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "journal.db")
	adding(t, path, "Ada Alder", "Ben Birch")
	other := plainly(t, path)
	_, err := other.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO changes(uid, at, author, command)
		SELECT lower(hex(randomblob(16))), '2026-11-20T12:00:00.000Z', 'tester', 'add' FROM n`, changes)
	do(t, err)
	do(t, other.Close())
	return path
}

// adding adds somebody to the journal at path, by a rel of its own.
func adding(t *testing.T, path string, names ...string) {
	t.Helper()
	s, err := Open(t.Context(), options(path))
	do(t, err)
	for _, name := range names {
		add(t, s, named(name))
	}
	do(t, s.Close())
}

// refused complains of a log that is taken for the journal's own, and of anything changed.
func refused(t *testing.T, file, log []byte) {
	t.Helper()
	path := put(t, file, log)
	s, err := Open(t.Context(), options(path))
	if err == nil {
		do(t, s.Close())
		t.Fatal("a foreign log is taken for the journal's own")
	}
	if !strings.Contains(err.Error(), "-wal was not written for the journal beside it") {
		t.Errorf("said %v", err)
	}
	if l := lies(t, path); !bytes.Equal(l.file, file) || !bytes.Equal(l.log, log) {
		t.Error("something has changed")
	}
}

// taken complains of a log that is not taken for the journal's own, and of a journal that is not sound then, or has not
// so many contacts.
func taken(t *testing.T, l lying, contacts int) {
	t.Helper()
	if len(l.log) == 0 {
		t.Fatal("there is no log")
	}
	path := put(t, l.file, l.log)
	s := openAt(t, path)
	do(t, s.File().Check(t.Context()))
	checkDerived(t, s, nil)
	if h := holding(t, s.File()); h.Contacts != contacts {
		t.Errorf("holds %+v", h)
	}
}

// several is enough changes for several pages of them.
const several = 150

// people is how many contacts many makes.
const people = 2

func TestLogOfAJournalWithAsManyChanges(t *testing.T) {
	a, b := many(t, several), many(t, several)
	foreign := held(t, b, func() { adding(t, b, "Dana Whitcomb") })
	refused(t, lies(t, a).file, foreign.log)
	taken(t, foreign, people+1)
}

// The log holds nothing of the page that the file's last change is on.
func TestLogWithoutTheLastChangesPage(t *testing.T) {
	for _, more := range []int{-70, -3, 1, 90} {
		a, b := many(t, several+more), many(t, several)
		foreign := held(t, b, func() { adding(t, b, "Dana Whitcomb", "Luis Ortega") })
		refused(t, lies(t, a).file, foreign.log)
	}
}

// copies of one journal, which went different ways, or are of different times.
func TestLogOfACopy(t *testing.T) {
	path := many(t, several)
	first := lies(t, path)
	early := held(t, path, func() { adding(t, path, "Early Sample") })
	later := lies(t, path)
	late := held(t, path, func() { adding(t, path, "Late Sample") })
	taken(t, early, people+1)
	taken(t, late, people+2)
	taken(t, lying{later.file, early.log[:len(early.log)-1]}, people+1) // cut off, nothing was carried out in it
	refused(t, first.file, late.log)                                    // an older file, a newer log
	refused(t, lies(t, path).file, early.log)                           // a newer file, an older log
	astray := put(t, first.file, nil)
	adding(t, astray, "Astray Sample")
	refused(t, lies(t, astray).file, early.log)
	taken(t, lying{later.file, early.log}, people+1) // the log was moved into the file, and not yet begun anew
}

// Whatever was done with a journal before the computer stopped, the log it left is its own, and no log of before is.
func TestLogAfterWhateverIsDone(t *testing.T) {
	deeds := map[string]func(t *testing.T, path string, alone bool){
		"restore": func(t *testing.T, path string, alone bool) { restoreOther(t, path, many(t, several)) },
		"restore of an old schema": func(t *testing.T, path string, _ bool) {
			old := filepath.Join(t.TempDir(), "old.db")
			makeReleased(t, old, schemaFirst, 1)
			inhabit(t, old)
			inhabitMore(t, old)
			restoreOther(t, path, old)
		},
		"purge": func(t *testing.T, path string, alone bool) {
			s, err := Open(t.Context(), options(path))
			do(t, err)
			gone := add(t, s, named("Gone Sample"))[0]
			p, err := s.PurgeContact(t.Context(), gone.ID)
			do(t, err)
			do(t, s.Purge(t.Context(), p))
			if alone {
				do(t, s.Compact(t.Context()))
			} else { // it would wait for the reader
				other := plainly(t, path)
				_, err := other.Exec("VACUUM; UPDATE state SET purged = 0")
				do(t, err)
				do(t, other.Close())
			}
			do(t, s.Close())
		},
		"repair": func(t *testing.T, path string, _ bool) {
			s, err := Open(t.Context(), options(path))
			do(t, err)
			execute(t, s, "UPDATE contacts SET last_touched = '2026-01-01' WHERE id = 1")
			found, err := s.Examine(t.Context(), func(string) {})
			do(t, err)
			_, err = s.Repair(t.Context(), found, func(string) {})
			do(t, err)
			do(t, s.Close())
		},
		"nothing": func(*testing.T, string, bool) {},
	}
	for one, first := range deeds {
		for other, second := range deeds {
			t.Run(one+", "+other, func(t *testing.T) {
				path := many(t, several)
				before := lies(t, path)
				l := held(t, path, func() { first(t, path, false); second(t, path, false) })
				if one != "nothing" || other != "nothing" {
					taken(t, l, people)
				}
				first(t, path, true) // wholly, in the file
				after := held(t, path, func() { second(t, path, false); adding(t, path, "Dana Whitcomb") })
				taken(t, after, people+1)
				if one != "nothing" {
					refused(t, before.file, after.log)
				}
			})
		}
	}
}

// restoreOther puts the journal at from in the place of that at path.
func restoreOther(t *testing.T, path, from string) {
	t.Helper()
	to, err := OpenFile(t.Context(), path)
	do(t, err)
	copied, err := OpenFile(t.Context(), put(t, lies(t, from).file, nil))
	do(t, err)
	do(t, copied.Follow(t.Context(), to))
	do(t, to.Replace(t.Context(), copied, holding(t, to), nil))
	do(t, copied.Close())
	do(t, to.Close())
}

// inhabitMore adds a contact to a journal of the first schema.
func inhabitMore(t *testing.T, path string) {
	t.Helper()
	other := plainly(t, path)
	_, err := other.Exec(`INSERT INTO changes(uid, at, author, command) VALUES ('u4', '2026-11-20T12:00:00.000Z', 'tester', 'add');
		INSERT INTO contacts(uid, kind, name, name_key, stage, added, cadence, cadence_from)
			VALUES ('u5', 'person', 'Old Sample', 'old sample', 'developing', '2026-11-20', 90, 'journal')`)
	do(t, err)
	do(t, other.Close())
}

// A journal that is brought up to date, and one of before there were marks: its last change is looked for.
func TestLogOfAnOlderSchema(t *testing.T) {
	old := func() string {
		path := filepath.Join(t.TempDir(), "journal.db")
		makeReleased(t, path, schemaSecond, 2)
		inhabit(t, path)
		other := plainly(t, path)
		_, err := other.Exec("PRAGMA journal_mode = wal")
		do(t, err)
		do(t, other.Close())
		return path
	}
	path := old()
	l := held(t, path, func() { adding(t, path, "Dana Whitcomb") })
	taken(t, l, 2)
	foreign := many(t, several)
	refused(t, lies(t, old()).file, held(t, foreign, func() { adding(t, foreign, "Dana Whitcomb") }).log)
}

// Another program than rel leaves no mark: what it has written to the journal is no reason to refuse it.
func TestLogOfAnotherProgramInTheJournal(t *testing.T) {
	path := many(t, several)
	l := held(t, path, func() {
		other := plainly(t, path)
		_, err := other.Exec("CREATE TABLE theirs (v); INSERT INTO theirs VALUES (1)")
		do(t, err)
		do(t, other.Close())
	})
	taken(t, l, people)
}

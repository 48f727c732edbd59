package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// The contact that is shown, and the one that notes are written with.
const shownContact, notedContact = 5, 7

// shell is the sqlite3 shell with a script.
func (b *bench) shell(ctx context.Context, path, script string, flags ...string) func(int) (*exec.Cmd, error) {
	return func(int) (*exec.Cmd, error) {
		cmd := exec.CommandContext(ctx, b.peer, append(flags, path)...)
		cmd.Stdin = strings.NewReader(script)
		return cmd, nil
	}
}

// words is rel on a journal.
func (b *bench) words(ctx context.Context, path string, words ...string) func(int) (*exec.Cmd, error) {
	return func(int) (*exec.Cmd, error) { return b.command(ctx, path, words...), nil }
}

func (b *bench) sayHello(ctx context.Context) func(int) (*exec.Cmd, error) {
	return func(int) (*exec.Cmd, error) { return exec.CommandContext(ctx, b.hello), nil }
}

// growing is the contests of commands at a large journal, each against itself at a small one.
func (b *bench) growing(ctx context.Context, small sample, smallPath string, large sample, path string, most, stretch float64) []*contest {
	var out []*contest
	for i, words := range [][]string{{"stale"}, {"show", strconv.Itoa(shownContact)}, {"search", rareWord}} {
		c := &contest{
			what: fmt.Sprintf("rel %s at %s contacts, %s notes, against itself at %s, %s", words[0],
				count(large.contacts), count(large.notes), count(small.contacts), count(small.notes)),
			ours: b.words(ctx, path, words...), theirs: b.words(ctx, smallPath, words...),
		}
		if i == 0 {
			c.most, c.stretch = most, stretch
		}
		out = append(out, c)
	}
	return out
}

// starting is how long every command takes to begin: to show how it is used, which needs no journal.
func (b *bench) starting(ctx context.Context) ([]*contest, error) {
	said, err := b.command(ctx, filepath.Join(b.folder, "none.db"), "__complete", "").Output()
	if err != nil {
		return nil, err
	}
	var out []*contest
	for line := range strings.Lines(string(said)) {
		name, _, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		out = append(out, &contest{
			what: "rel " + name + " --help",
			ours: b.words(ctx, filepath.Join(b.folder, "none.db"), name, "--help"), theirs: b.sayHello(ctx),
		})
	}
	return out, nil
}

// reading is the contests of commands that read, each against the shell with the SQL that the command comes to.
func (b *bench) reading(ctx context.Context, path string) ([]*contest, error) {
	list := []struct {
		what          string
		most, stretch float64
		words         []string
		use           func(*store.Store) error
	}{
		{"rel stale (20 rows)", 2, 1.6, []string{"stale"}, useStale(ctx, 20)},
		{"rel stale (all due)", 1.6, 1.4, []string{"stale", "--limit", "0"}, useStale(ctx, 0)},
		{"rel show", 2, 1.6, []string{"show", strconv.Itoa(shownContact)}, useShow(ctx, shownContact)},
		{"rel search, a rare word", 2, 1.6, []string{"search", rareWord}, useSearch(ctx, rareWord)},
		{"rel search, a word in half the notes", 2, 1.6, []string{"search", commonWord}, useSearch(ctx, commonWord)},
		{"rel list, all contacts", 2, 1.7, []string{"list"}, useList(ctx)},
	}
	out := []*contest{{
		what: "rel --help, against a Go hello-world", most: 2, stretch: 1.6,
		ours: b.words(ctx, path, "--help"), theirs: b.sayHello(ctx),
	}}
	for _, l := range list {
		script, err := asked(ctx, path, b.env.Time, l.use)
		if err != nil {
			return nil, err
		}
		out = append(out, &contest{
			what: l.what, most: l.most, stretch: l.stretch,
			ours: b.words(ctx, path, l.words...), theirs: b.shell(ctx, path, script, "-box"),
		})
	}
	return append(out,
		&contest{
			what: "rel stale, against a group by over a covering index", most: 0.05, stretch: 0.03,
			ours: b.words(ctx, path, "stale"), theirs: b.shell(ctx, path, groupBy, "-box"),
		},
		&contest{
			what: "rel search --by relevance, against the shell's bm25 over all", most: 0.1, stretch: 0.05,
			ours: b.words(ctx, path, "search", commonWord, "--by", "relevance"), theirs: b.shell(ctx, path, relevance, "-box"),
		},
		&contest{
			what: "rel __complete, a hundred names", ours: b.words(ctx, path, "__complete", "show", "da"),
			theirs: b.shell(ctx, path, "SELECT name FROM contacts WHERE name_key GLOB 'da*' ORDER BY name_key LIMIT 100;", "-box"),
		},
		&contest{
			what: "rel export notes --format csv", most: 0.9, stretch: 0.7, rounds: 3, long: true,
			ours: b.words(ctx, path, "export", "notes"), theirs: b.shell(ctx, path, exportNotes, "-csv"),
		}), nil
}

// writing is the contests of commands that write, on a copy of the journal.
func (b *bench) writing(ctx context.Context, path string) ([]*contest, error) {
	copied := filepath.Join(filepath.Dir(path), "written.db")
	if err := copyFile(path, copied); err != nil {
		return nil, err
	}
	var uid string
	find := func(s *store.Store) error {
		c, err := s.Contact(ctx, notedContact)
		uid = c.UID
		return err
	}
	if _, err := asked(ctx, copied, b.env.Time, find); err != nil {
		return nil, err
	}
	return []*contest{{
		what: "rel note", most: 1.6, stretch: 1.3, rounds: 10 * b.rounds,
		ours: b.words(ctx, copied, "note", strconv.Itoa(notedContact), noteText, "--via", "call"),
		theirs: func(int) (*exec.Cmd, error) {
			script, err := asked(ctx, copied, b.env.Time, useNote(ctx, uid, journal.DayOf(b.env.Time())))
			if err != nil {
				return nil, err
			}
			return b.shell(ctx, copied, durable+"BEGIN IMMEDIATE;\n"+script+"COMMIT;\n")(0)
		},
	}, {
		what: "rel add, the first write in a new journal",
		ours: func(int) (*exec.Cmd, error) {
			path, err := b.fresh("ours")
			return b.command(ctx, path, "add", "Dana Whitcomb"), err
		},
		theirs: func(int) (*exec.Cmd, error) {
			path, err := b.fresh("theirs")
			script := "PRAGMA journal_mode = wal;\n" + durable + "BEGIN IMMEDIATE;\n" + b.schema + firstContact + "COMMIT;\n"
			cmd, _ := b.shell(ctx, path, script)(0) // never fails
			return cmd, err
		},
	}}, nil
}

// fresh is the path of a journal that is not there yet, in a folder that is.
func (b *bench) fresh(whose string) (string, error) {
	folder := filepath.Join(b.folder, "fresh-"+whose)
	return filepath.Join(folder, "journal.db"), errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o700))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// watched is a database that remembers what it was asked, so that the shell can be asked the same. What it is to write
// it only remembers.
type watched struct {
	db.DB
	asked []db.Stmt
}

func (w *watched) Read(ctx context.Context, statements ...db.Stmt) ([][]db.Row, error) {
	w.asked = append(w.asked, statements...)
	return w.DB.Read(ctx, statements...)
}

func (w *watched) Pages(ctx context.Context, st db.Stmt) iter.Seq2[db.Row, error] {
	w.asked = append(w.asked, st)
	return w.DB.Pages(ctx, st)
}

func (w *watched) Write(_ context.Context, batch iter.Seq[db.Stmt]) error {
	for st := range batch {
		w.asked = append(w.asked, st)
	}
	return errWatched
}

var errWatched = errors.New("only watched")

// asked is the SQL that a use of the journal comes to, as a script for the shell.
func asked(ctx context.Context, path string, now func() time.Time, use func(*store.Store) error) (string, error) {
	lite, err := db.Open(ctx, path, db.Options{})
	if err != nil {
		return "", err
	}
	w := &watched{DB: lite}
	s := store.On(w, store.Options{Now: now, Author: "sample", Command: "note"})
	if err := use(s); err != nil && !errors.Is(err, errWatched) {
		_ = s.Close() // err says more
		return "", err
	}
	var script strings.Builder
	for _, st := range w.asked {
		fmt.Fprintf(&script, "%s;\n", literal(st))
	}
	return script.String(), s.Close()
}

// orderInside is the order inside an aggregate, which shells before 3.44 do not know. They are spared it.
var orderInside = regexp.MustCompile(` ORDER BY [a-z_.]+(?: DESC)?(?:, [a-z_.]+)*\)`)

// literal is a statement with its arguments written out, for the shell of any age.
func literal(st db.Stmt) string {
	var b strings.Builder
	next, quoted := 0, false
	for i := 0; i < len(st.SQL); i++ {
		c := st.SQL[i]
		if c == '\'' {
			quoted = !quoted
		}
		if c != '?' || quoted {
			b.WriteByte(c)
			continue
		}
		digits := 0
		for i+1+digits < len(st.SQL) && st.SQL[i+1+digits] >= '0' && st.SQL[i+1+digits] <= '9' {
			digits++
		}
		at := next
		if digits > 0 {
			n, _ := strconv.Atoi(st.SQL[i+1 : i+1+digits]) // digits, as was just seen
			at = n - 1
		}
		next = at + 1
		b.WriteString(value(st.Args[at]))
		i += digits
	}
	return orderInside.ReplaceAllString(b.String(), ")")
}

func value(v any) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case string:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	default:
		return fmt.Sprint(v)
	}
}

// The uses that contests are about.

func useStale(ctx context.Context, limit int) func(*store.Store) error {
	return func(s *store.Store) error {
		_, err := s.Stale(ctx, store.StaleFilter{ContactFilter: store.ContactFilter{Limit: limit}})
		return err
	}
}

func useShow(ctx context.Context, id int64) func(*store.Store) error {
	return func(s *store.Store) error {
		if _, err := s.Find(ctx, strconv.FormatInt(id, 10)); err != nil {
			return err
		}
		if _, err := s.Contact(ctx, id); err != nil {
			return err
		}
		f := store.NoteFilter{Who: []int64{id}, Private: true, Limit: 10}
		if _, _, err := s.CountNotes(ctx, f); err != nil {
			return err
		}
		return drain(s.Notes(ctx, f))
	}
}

func useSearch(ctx context.Context, words string) func(*store.Store) error {
	return func(s *store.Store) error {
		f := store.NoteFilter{Private: true, Limit: 20}
		search, err := s.Search(ctx, store.Words{All: words})
		if err != nil {
			return err
		}
		hits, err := search.Hits(ctx, f, store.ByEntered)
		if err != nil {
			return err
		}
		if err := drain(hits); err != nil {
			return err
		}
		if _, _, err := search.Count(ctx, f); err != nil {
			return err
		}
		_, err = search.Contacts(ctx)
		return err
	}
}

func useList(ctx context.Context) func(*store.Store) error {
	return func(s *store.Store) error { return drain(s.Contacts(ctx, store.ContactFilter{})) }
}

func useNote(ctx context.Context, uid string, today journal.Day) func(*store.Store) error {
	return func(s *store.Store) error {
		_, err := s.AddNote(ctx, journal.Note{
			Day: today, Body: noteText, Touch: true, Channel: journal.Call,
			Participants: []journal.Participant{{UID: uid, Role: journal.Present}},
		}, nil)
		return err
	}
}

const noteText = "Walked through the summary of the pilot; she will take it to the board."

// drain reads a sequence to its end.
func drain[T any](rows iter.Seq2[T, error]) error {
	for _, err := range rows {
		if err != nil {
			return err
		}
	}
	return nil
}

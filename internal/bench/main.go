// Command bench measures rel against the sqlite3 shell on the same journal and the same SQL, and prints what it finds
// beside what is to be reached. It makes the journals it needs, of invented people, the same ones on every machine;
// builds rel as it is given out; and times whole processes, round by round, each round in an order of its own.
//
//	go run ./internal/bench            10,000 contacts and a million notes, in about a quarter of an hour
//	go run ./internal/bench -stress    as well 100,000 contacts and five million notes
//	go run ./internal/bench -notes 10000 -rounds 3    a quick look
//
// It fails no build: what it prints is to be read.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// bench is what is measured, and with what.
type bench struct {
	*shop
	env    *term.Env
	rounds int
	schema string // the SQL of a new journal
}

func main() { os.Exit(mainCode(term.System())) }

// mainCode is the program, from signals to exit code.
func mainCode(env *term.Env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := mainWith(ctx, env); err != nil {
		fmt.Fprintln(env.Err, "bench:", err)
		return 1
	}
	return 0
}

// options are what can be said on the command line.
type options struct {
	folder, peer                  string
	contacts, notes, seed, rounds int
	stress                        bool
}

func mainWith(ctx context.Context, env *term.Env) error {
	var o options
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	fs.StringVar(&o.folder, "folder", filepath.Join(os.TempDir(), "rel-bench"), "where the journals are made, and kept for the next time")
	fs.StringVar(&o.peer, "peer", "sqlite3", "the sqlite3 shell")
	fs.IntVar(&o.contacts, "contacts", 10_000, "how many contacts the journal has")
	fs.IntVar(&o.notes, "notes", 1_000_000, "how many notes the journal has")
	fs.IntVar(&o.seed, "seed", 1, "what the sample is made from")
	fs.IntVar(&o.rounds, "rounds", 20, "how often every process runs")
	fs.BoolVar(&o.stress, "stress", false, "as well a journal of 100,000 contacts and 5,000,000 notes")
	if err := fs.Parse(env.Args); err != nil {
		return err
	}
	at, err := open(ctx, o.folder, o.peer)
	if err != nil {
		return err
	}
	b := &bench{shop: at, env: env, rounds: o.rounds}
	if err := b.measureAll(ctx, o); err != nil {
		return err
	}
	return env.Out.Flush()
}

// measureAll makes the journals, runs the contests, and prints what they came to.
func (b *bench) measureAll(ctx context.Context, o options) error {
	full := sample{contacts: o.contacts, notes: o.notes, seed: uint64(o.seed), today: journal.DayOf(b.env.Time())}
	small, huge := full, full
	small.notes = o.contacts
	huge.contacts, huge.notes = 100_000, 5_000_000
	path, err := b.journal(ctx, full)
	if err != nil {
		return err
	}
	smallPath, err := b.journal(ctx, small)
	if err != nil {
		return err
	}
	if b.schema, err = schemaOf(ctx, path); err != nil {
		return err
	}
	contests := b.growing(ctx, small, smallPath, full, path, 1.1, 1.02)
	if o.stress {
		hugePath, err := b.journal(ctx, huge)
		if err != nil {
			return err
		}
		contests = append(contests, b.growing(ctx, small, smallPath, huge, hugePath, 1.3, 1.1)...)
		contests = append(contests, &contest{
			what: fmt.Sprintf("rel export notes at %s notes", count(huge.notes)), most: 0.9, stretch: 0.7, rounds: 1, long: true,
			ours: b.words(ctx, hugePath, "export", "notes"), theirs: b.shell(ctx, hugePath, exportNotes, "-csv"),
		})
	}
	for _, more := range []func(context.Context, string) ([]*contest, error){b.reading, b.writing} {
		list, err := more(ctx, path)
		if err != nil {
			return err
		}
		contests = append(contests, list...)
	}
	contests = append(contests, b.importing(ctx, full))
	starts, err := b.starting(ctx)
	if err != nil {
		return err
	}
	if err := b.compete(ctx, append(contests, starts...)); err != nil {
		return err
	}
	if err := b.print(contests); err != nil {
		return err
	}
	fmt.Fprintf(b.env.Out, "\nThe start of every command, against a Go hello-world:\n\n")
	return b.table(starts)
}

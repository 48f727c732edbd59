package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
	"github.com/rel-journal/rel/internal/vcard"
)

// app is what the commands of one run share: the world outside, the flags of all commands, and the store, which is
// opened when a command first asks for it.
type app struct {
	env     *term.Env
	path    string
	format  string
	color   string
	quiet   bool
	yes     bool
	hushed  bool   // there is nothing more to remark: it was said already, or a shell listens
	command string // what is running, as the history will have it
	kept    bool   // whether a backup was made before what the command does
	wrote   bool   // whether the command has written, as far as the journal is closed
	store   *store.Store
	chosen  map[string]store.Who // who was chosen of several that a name fits, by NameKey
	unasked int                  // while it is not zero, a name that fits several is refused, and nobody is asked
}

// journalPath is where the journal lies: --db, else REL_DB, else the platform's place for data.
func (a *app) journalPath() string {
	switch {
	case a.path != "":
		return a.path
	case a.env.Var("REL_DB") != "":
		return a.env.Var("REL_DB")
	default:
		return a.env.DataFile()
	}
}

// scratch is the folder, beside the journal, of files that hold people's words for a moment.
func (a *app) scratch() string { return a.journalPath() + "-scratch" }

// reading is the store for a command that only looks. Where there is no journal yet, it is an empty one.
func (a *app) reading(ctx context.Context) (*store.Store, error) { return a.open(ctx, false) }

// writing is the store for a command that writes. A journal that is not there is made.
func (a *app) writing(ctx context.Context) (*store.Store, error) {
	if a.store != nil && a.store.Absent() {
		if err := a.close(); err != nil {
			return nil, err
		}
	}
	return a.open(ctx, true)
}

func (a *app) open(ctx context.Context, create bool) (*store.Store, error) {
	if a.store != nil {
		return a.store, nil
	}
	var before backups.File
	s, err := store.Open(ctx, store.Options{
		Path: a.journalPath(), Create: create, Now: a.env.Time, Author: a.env.User(), Command: a.command,
		Outdated: vcard.Outdated,
		Migrating: func(ctx context.Context, s *store.Store) (err error) {
			before, err = a.keepBeforeMigration(ctx, s)
			return err
		},
	})
	if err != nil {
		return nil, err
	}
	if before.Path != "" {
		a.copyOff(ctx, s.File(), before) // only now is it known where to
	}
	for _, path := range term.SweepScratch(a.scratch()) {
		a.tell("What you wrote in the editor when rel was ended is kept in " + path)
	}
	if create && s.Fresh() {
		a.tellLost()
	}
	if service, syncing := store.Syncing(a.journalPath()); syncing && create && s.Fresh() {
		a.talk("The journal lies in a folder that %s keeps in step. Two computers that write at once can damage it; "+
			"rel help environment says how to keep it elsewhere.", service)
	}
	a.store = s
	return s, nil
}

func (a *app) close() error {
	if a.store == nil {
		return nil
	}
	s := a.store
	a.store, a.wrote = nil, a.wrote || s.Wrote()
	return s.Close()
}

// style is how this run prints.
func (a *app) style() (render.Style, error) {
	f, err := render.ParseFormat(a.format)
	out := a.env.Out
	return render.Style{Format: f, TTY: out.TTY, Width: out.Width, Color: out.Color, Today: a.today()}, err
}

// machine reports whether the answer is for a program: any format that was asked for but a table.
func (a *app) machine() bool { return a.format != string(render.Table) }

func (a *app) today() journal.Day { return journal.DayOf(a.env.Time()) }

// dates is the grammar of dates for this journal.
func (a *app) dates(ctx context.Context, toward journal.Toward) (journal.Dates, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Dates{}, err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return journal.Dates{}, err
	}
	review, err := s.LastReviewDay(ctx)
	return journal.Dates{Today: a.today(), Order: settings.DateOrder, Toward: toward, Review: review}, err
}

// day reads a date a person typed; empty is no day.
func (a *app) day(ctx context.Context, text string, toward journal.Toward) (journal.Day, error) {
	return a.edge(ctx, text, toward, journal.NoEdge)
}

// edge is day for a flag that bounds a time, in which a month, a quarter or a year stands for its first day, or its last.
func (a *app) edge(ctx context.Context, text string, toward journal.Toward, edge journal.Edge) (journal.Day, error) {
	if text == "" {
		return journal.Day{}, nil
	}
	g, err := a.dates(ctx, toward)
	if err != nil {
		return journal.Day{}, err
	}
	g.Edge = edge
	return g.Parse(text)
}

// prepare settles what the flags of all commands say, before any command runs.
func (a *app) prepare(cmd *cobra.Command) error {
	a.command = strings.TrimPrefix(cmd.CommandPath(), "rel ")
	if err := a.settleFormat(cmd); err != nil {
		return err
	}
	if err := a.env.SetColor(a.color); err != nil {
		return journal.Bad("--color auto, always or never", "%v", err)
	}
	return nil
}

// ownFormats is the annotation of a command that has formats beside those of lists.
const ownFormats = "rel_formats"

// settleFormat reads the format: one of lists, or of the command's own.
func (a *app) settleFormat(cmd *cobra.Command) error {
	if own := strings.ToLower(strings.TrimSpace(a.format)); slices.Contains(strings.Fields(cmd.Annotations[ownFormats]), own) {
		a.format = own
		return nil
	}
	format, err := render.ParseFormat(a.format)
	if err == nil {
		a.format = string(format)
	}
	return err
}

// completeFormat completes the formats of lists, and the command's own.
func completeFormat(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	all := each(render.Formats, func(f render.Format) string { return string(f) })
	return words(append(all, strings.Fields(cmd.Annotations[ownFormats])...))(cmd, args, typed)
}

package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// The files of a handover besides its manifest.
const (
	handoverText    = "handover.md"
	handoverJournal = "journal.db"
)

// ofHandover reports whether a handover has a file of this name.
func ofHandover(name string) bool {
	return slices.Contains([]string{handoverText, handoverJournal, manifestFile}, name)
}

// handoverFlags are what a handover alone is told.
type handoverFlags struct {
	all bool
}

// handover is a handover in the making: a journal for a successor, and a document that says no more than that journal
// does, but for assessments.
type handover struct {
	app      *app
	store    *store.Store
	filter   store.HandoverFilter
	assessed bool   // assessments are in the document
	of       string // whom it is of, in words
	from     string // who hands over

	made     store.Handover
	manifest manifest
}

// exportHandover makes a folder for a successor.
func (a *app) exportHandover(cmd *cobra.Command, args []string, filter filterFlags, h handoverFlags, f exportFlags) error {
	if err := a.checkHandover(cmd, args, h, f); err != nil {
		return err
	}
	ctx := cmd.Context()
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	x := &handover{app: a, store: s, assessed: f.assessments, filter: store.HandoverFilter{Private: filter.private}}
	if err := x.ask(ctx, args, filter); err != nil {
		return err
	}
	v, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	if x.from = v.Author; x.from == "" {
		x.from = a.env.User()
	}
	err = writeExportFolder(f, handoverText, ofHandover, func(folder *term.Folder) error { return x.write(ctx, folder) })
	if err != nil {
		return err
	}
	x.sayLeftOut()
	return a.say("Wrote the handover of %s to %s: %s and %s", x.of, f.file, handoverText, handoverJournal)
}

// checkHandover refuses what a handover cannot be.
func (a *app) checkHandover(cmd *cobra.Command, args []string, h handoverFlags, f exportFlags) error {
	if cmd.Flags().Changed("format") && a.format != string(render.Markdown) {
		return journal.Bad("leave --format out; rel export contacts --format json is for programs",
			"a handover is a Markdown document and a journal, and cannot be %s", a.format)
	}
	if name := misplacedFlag(cmd, "who", "kind", "tag", "stage", "field", "via", "since", "until", "columns", "sort", "limit"); name != "" {
		return journal.Bad("rel export handover WHO, --group NAME or --all, with -o FOLDER", "a handover is not narrowed by --%s", name)
	}
	said := 0
	for _, given := range []bool{len(args) > 0, cmd.Flags().Changed("group"), h.all} {
		if given {
			said++
		}
	}
	switch {
	case said == 0:
		return journal.Bad(`rel export handover "dana w; luis" -o FOLDER, or --group NAME, or --all for everybody`,
			"it is not said who is handed over")
	case said > 1:
		return journal.Bad("WHO, --group NAME or --all: one of them", "who is handed over is said twice")
	case f.file == "" || f.file == "-":
		return journal.Bad("-o FOLDER, which is made", "a handover is a document and a journal, and needs a folder to be in")
	}
	return a.checkTarget(f.file)
}

// ask settles whom it is of.
func (x *handover) ask(ctx context.Context, args []string, filter filterFlags) error {
	if len(args) > 0 {
		with, err := x.app.whos(ctx, false, args[0])
		if err != nil {
			return unadded(err, args[0])
		}
		x.filter.Who = with.ids()
		x.of = fewNames(each(with.known, func(w store.Who) string { return w.Name }), mostNamed)
		return nil
	}
	c, err := filter.contacts(ctx, x.app)
	if err != nil {
		return err
	}
	n, err := x.store.CountContacts(ctx, c)
	if err == nil && n == 0 {
		err = journal.Missing("rel list shows who is in the journal", "there is nobody to hand over")
	}
	if x.of = "everybody"; err != nil || c.Groups == nil {
		return err
	}
	all, err := store.All(x.store.Contacts(ctx, c))
	x.of, x.filter.Who = and(c.Groups), each(all, func(c journal.Contact) int64 { return c.ID })
	return err
}

// mostNamed is how many people are named in what is said of a handover; of more it is said how many they are.
const mostNamed = 3

// write fills the folder. The journal is made beside the person's own first: SQLite cannot be trusted to write everywhere
// that a finished file can be taken.
func (x *handover) write(ctx context.Context, folder *term.Folder) (err error) {
	before, err := x.store.LatestChange(ctx)
	if err != nil {
		return err
	}
	scratch, err := x.app.newScratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	x.manifest = nil
	made := filepath.Join(scratch.Folder, handoverJournal)
	if err := x.writeText(ctx, folder, made); err != nil {
		return err
	}
	err = x.app.pour(ctx, "Copying", made, func(from io.Reader) error {
		return x.manifest.file(folder, handoverJournal, func(w io.Writer) error {
			_, err := io.Copy(w, from)
			return err
		})
	})
	if err != nil {
		return err
	}
	after, err := x.store.LatestChange(ctx)
	if err == nil && after != before {
		err = errMeanwhile
	}
	if err != nil {
		return err
	}
	return x.manifest.write(folder)
}

// writeText makes the journal at path, and writes the document out of it.
func (x *handover) writeText(ctx context.Context, folder *term.Folder, path string) (err error) {
	progress := x.app.env.Progress("Handing over")
	defer progress.Done()
	tick := func() { progress.Add(1) }
	if x.made, err = x.store.HandOver(ctx, path, x.filter, tick); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.made.Journal.Close()) }()
	return x.manifest.file(folder, handoverText, func(w io.Writer) error {
		d := render.NewDocument(w)
		if err := x.first(ctx, d); err != nil {
			return err
		}
		if err := x.relationships(ctx, d, tick); err != nil {
			return err
		}
		return d.End()
	})
}

// sayLeftOut says what the folder lacks, and what it has that one would not think.
func (x *handover) sayLeftOut() {
	h := x.made
	if notes := x.leftNotes(); notes != "" {
		x.app.talk("Left out: %s (--include-private).", notes)
	}
	if x.filter.Private {
		x.app.talk("Private notes are in both the document and the journal, and marked as such.")
	}
	switch shown := h.Assessments - h.Secret; {
	case h.Assessments > 0 && !x.assessed:
		x.app.talk("Left out: %s (--assessments).", countOf(h.Assessments, "assessment"))
	case shown > 0:
		x.app.talk("The document tells how relationships were assessed, the journal does not.")
	}
	x.app.talk("Nothing was erased here, and the full journal belongs to your records officer: rel help records.")
}

// secret is how many assessments, where they were asked for, were left out as a private note shows them.
func (x *handover) secret() int {
	if !x.assessed {
		return 0
	}
	return x.made.Secret
}

// leftNotes is how many private notes were left out, and of what came of such; empty for none.
func (x *handover) leftNotes() string {
	var came []string
	for _, left := range []struct {
		n    int
		noun string
	}{{x.made.FollowUps, "follow-up"}, {x.made.Facts, "fact"}, {x.secret(), "assessment"}} {
		if left.n > 0 {
			came = append(came, countOf(left.n, left.noun))
		}
	}
	switch n := x.made.Notes; {
	case n == 0 && came == nil:
		return ""
	case n == 0:
		return and(came) + " of private notes"
	case came == nil:
		return countOf(n, "private note")
	case n == 1:
		return "1 private note, with " + and(came) + " out of it"
	default:
		return countOf(n, "private note") + ", with " + and(came) + " out of them"
	}
}

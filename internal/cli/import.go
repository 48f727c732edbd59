package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/ical"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// importFlags are what can be said of an import.
type importFlags struct {
	maps, groups, tags []string
	order, stage       string
	as                 string
	dryRun, skipBad    bool
	noBackup, add      bool

	calendar calendarFlags
}

func newImport(a *app) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import FILE",
		Long: `Import contacts, notes, or positions, from a spreadsheet saved as CSV; - reads standard input.

Columns are known by their headings: name or first and last name, title, organization, e-mail, phone, web, address,
birthday, group, tags, cadence, last contact and their usual spellings; what is not known is kept as a field, so
nothing is lost. --map says what a column is: one of these, or field, "field:Other name", or ignore.

Somebody who is in the journal already is not doubled: what is empty is filled in, and what differs is listed and left
as it is. A last contact becomes a touch on that day. The whole file is one change, which rel undo takes back; a row
that cannot be read stops it with nothing written, unless --skip-bad leaves such rows out. Before it, rel makes a backup of
the journal by itself.

With --as notes each row is a conversation, as rel export notes writes them, which is known without it: day, who was
present, text, channel, what was heard and their usual spellings. People are named by whole names, aliases or e-mail
addresses, several parted by ; and somebody nobody knows is a bad row, unless --add adds them. A note that is there
already is left alone, so that the same file can be imported again. However long the file, it is read row by row.

With --as positions each row is a term that somebody served: name, title, organization, start, end. Terms that follow one
another at the same title and organization, with no gap over a month, are one position; an end that is not past is a position
they hold. People are known as in a file of contacts; somebody nobody knows is a bad row, unless --add adds them.

Of a calendar (.ics) the meetings of a period become notes: --since and --until, else the past 90 days. Who was there is
known by e-mail address, or else by whole name; a meeting with nobody known is passed by, unless --add adds them. --me is
your own address, and --add needs it. What was canceled or declined, or is still to come, is no note. See rel help formats.`,
		Example: `  rel import contacts.csv --dry-run
  rel import contacts.csv --group Providers --tag 2026
  rel import members.csv --map "Member=name" --map "Seat=field:District"
  rel import visits.csv --as notes --map "Visited=present" --add
  rel import terms.csv --as positions --dry-run
  rel import calendar.ics --me ada@example.org --since 2026-09-01 --dry-run`,
		Args:              slots(1, 1),
		ValidArgsFunction: files,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.importFile(cmd.Context(), args[0], f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.as, "as", "", "the `sort` of each row: contacts, notes or positions; notes of rel's own export are known")
	fs.BoolVar(&f.dryRun, "dry-run", false, "show exactly what would be done, and write nothing")
	listVar(fs, &f.maps, "map", "what a column is, `Column=field`; may be given again")
	fs.StringVar(&f.order, "date-order", "", "`order` of 5/12/2026 where the file does not settle it: mdy or dmy")
	fs.BoolVar(&f.skipBad, "skip-bad", false, "leave out rows that cannot be read, and list them")
	fs.BoolVar(&f.noBackup, "no-backup", false, "make no backup of the journal first")
	fs.BoolVar(&f.add, "add", false, "of notes, positions and meetings: add whoever is not in the journal yet")
	fs.StringVar(&f.stage, "stage", "", "the `stage` of all who are new")
	listVar(fs, &f.groups, "group", "the `group` of all of them, made when it is not there; may be given again")
	listVar(fs, &f.tags, "tag", "a `tag` for all of them; may be given again")
	f.calendar.bind(cmd)
	complete(cmd, "as", words(imports))
	complete(cmd, "date-order", words([]journal.Order{journal.MDY, journal.DMY}))
	complete(cmd, "stage", words(journal.Stages))
	complete(cmd, "group", a.completeGroups)
	complete(cmd, "tag", a.completeTags)
	return cmd
}

// mostPlans is how often an import is planned anew because the journal was changed meanwhile.
const mostPlans = 5

// What a row of a file can be.
const (
	asContacts  = "contacts"
	asNotes     = "notes"
	asPositions = "positions"
)

var imports = []string{asContacts, asNotes, asPositions}

func (a *app) importFile(ctx context.Context, path string, f importFlags) (err error) {
	if f.as != "" {
		if f.as, err = oneOf("sort of row", f.as, imports); err != nil {
			return err
		}
	}
	file, err := a.sheetFile(ctx, path)
	if err != nil {
		return err
	}
	head, err := file.first(headSize)
	if err != nil {
		return err
	}
	switch {
	case ical.Holds(head):
		return a.importCalendar(ctx, file, f)
	case f.calendar.given():
		return journal.Bad("leave them out; they say which meetings of a calendar are taken",
			"--since, --until, --me and --with-description are for calendars (.ics), and %s is none", file.name())
	case f.as == "" && csvfile.HoldsNotes(head):
		f.as = asNotes
	}
	if f.as == asNotes {
		return a.importNotes(ctx, file, f)
	}
	return a.importContacts(ctx, file, f)
}

func (a *app) importContacts(ctx context.Context, file sheetFile, f importFlags) error {
	if f.add && f.as != asPositions {
		return journal.Bad("leave it out; whoever is new in a file of contacts is added", "--add is for notes and positions")
	}
	o, err := a.importOptions(ctx, f, file.name())
	if err != nil {
		return err
	}
	options, err := a.sheetOptions(ctx, file, f)
	if err != nil {
		return err
	}
	sheet, err := a.readSheet(file, options, f.as == asPositions)
	if err != nil {
		return err
	}
	for range mostPlans {
		if err = a.planAndImport(ctx, sheet, f, o); !errors.Is(err, store.ErrOutdated) {
			return err
		}
	}
	return err
}

// planAndImport plans the import, and carries it out unless it is only to be shown or a row is bad.
func (a *app) planAndImport(ctx context.Context, sheet *csvfile.Sheet, f importFlags, o store.ImportOptions) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	progress := a.env.Progress("Comparing")
	o.Tick = func() { progress.Add(1) }
	makePlan := s.PlanImport
	if f.as == asPositions {
		makePlan = s.PlanPositions
	}
	plan, err := makePlan(ctx, sheet.Cards, o)
	progress.Done()
	if err != nil {
		return err
	}
	bad := a.checkBad(badCards(sheet, plan), f.skipBad)
	if f.dryRun {
		return cmp.Or(a.showPlan(sheet, plan, bad != nil), bad) // what is good can be looked at all the same
	}
	if bad != nil {
		return bad
	}
	return a.carryOut(ctx, sheet, plan, f.noBackup)
}

// importOptions is what is given to all that is imported.
func (a *app) importOptions(ctx context.Context, f importFlags, file string) (o store.ImportOptions, err error) {
	o.File, o.Add = file, f.add
	if f.stage != "" {
		if o.Stage, err = oneOf("stage", f.stage, journal.Stages); err != nil {
			return o, err
		}
	}
	for _, g := range f.groups {
		name, err := a.groupOrNew(ctx, g)
		if err != nil {
			return o, err
		}
		o.Groups = append(o.Groups, name)
	}
	o.Tags, err = readTags(f.tags)
	return o, err
}

// carryOut imports, and reports.
func (a *app) carryOut(ctx context.Context, sheet *csvfile.Sheet, plan *store.Plan, noBackup bool) error {
	if plan.Count(store.Adding)+plan.Count(store.Updating) == 0 {
		a.reportDiffers(plan)
		return a.answerImport(plan, fmt.Sprintf("Nothing to import from %s: %s.", plan.File(), tally(plan)))
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if !noBackup {
		if err := a.keepBeforeImport(ctx, s); err != nil {
			return err
		}
	}
	progress := a.env.Progress("Importing")
	err = s.Import(ctx, plan, func(done, all int) { progress.Set(int64(done), int64(all)) })
	progress.Done()
	if err != nil {
		return err
	}
	a.reportImport(sheet, plan)
	return a.answerImport(plan, fmt.Sprintf("Imported %s: %s   (rel undo to take back)", plan.File(), tally(plan)))
}

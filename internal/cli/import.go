package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/spf13/cobra"

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
	saveMap, useMap    string

	used   store.SheetMap       // the map that is used
	mapped []store.MappedColumn // what --map says
	sort   string               // what a row of the file is, or its format

	calendar calendarFlags
	spill    *spill // for what is too much for memory
}

func newImport(a *app) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import FILE...",
		Long: `Import contacts, notes, follow-ups, facts or positions from a spreadsheet saved as CSV; - reads standard input. What is in a
file is told by its content; rel help formats lists all that rel reads, and says of each what comes in. Each file is one
change, which rel undo takes back; where one cannot be imported, those before it stand.

Columns are known by their headings: name or first and last name, title, organization, e-mail, phone, web, address,
birthday, group, tags, cadence, last contact and their usual spellings; what is not known is kept as a field, so
nothing is lost. --map says what a column is: one of these, or field, "field:Other name", or ignore.

Somebody who is in the journal already is not doubled: further addresses, phones and the like are added, what is empty is
filled in, what there is one of and differs is listed and left, and what was removed here stays so. A last contact becomes
a touch on that day where it is later than what the journal knows. A row that cannot be read stops the file with nothing
written, unless --skip-bad leaves such rows out. Before the first change, rel makes a backup of the journal by itself.

With --as notes each row is a conversation, as rel export notes writes them, which is known without it: day, who was
present, text, channel, what was heard and their usual spellings. People are named by whole names, aliases or e-mail
addresses, several parted by ; and somebody nobody knows is a bad row, unless --add adds them. A note that is there
already is left alone, so that the same file can be imported again. However long the file, it is read row by row.

With --as positions each row is a term that somebody served: name, title, organization, start, end. Terms that follow one
another at the same title and organization, with no gap over a month, are one position; an end that is not past is a position
they hold. People are known as in a file of contacts; somebody nobody knows is a bad row, unless --add adds them.

Of a calendar (.ics) the meetings of a period become notes: --since and --until, else the past 90 days. Who was there is
known by e-mail address, or else by whole name; a meeting with nobody known is passed by, unless --add adds them. --me is
your own address, and --add needs it. What was canceled or declined, or is still to come, is no note. See rel help formats.

What rel export all wrote brings a whole journal: into an empty one, which then is equal, or into another, which gains what it
lacks, and keeps what it has. See rel help formats json.`,
		Example: `  rel import contacts.csv --dry-run
  rel import contacts.csv --group Providers --tag 2026
  rel import members.csv --map "Member=name" --map "Seat=field:District"
  rel import members.csv --map "Member=name" --save-map board
  rel import members-2027.csv --use-map board
  rel import visits.csv --as notes --map "Visited=present" --add
  rel import terms.csv --as positions --dry-run
  rel import calendar.ics --me ada@example.org --since 2026-09-01 --dry-run`,
		Args:              slots(1, math.MaxInt),
		ValidArgsFunction: files,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.importFiles(cmd, args, &f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.as, "as", "", "the `sort` of each row of a sheet: "+joinWords(sorts())+"; those of rel's own export are known")
	fs.BoolVar(&f.dryRun, "dry-run", false, "show exactly what would be done, and write nothing")
	listVar(fs, &f.maps, "map", "what a column is, `Column=field`; may be given again")
	fs.StringVar(&f.saveMap, "save-map", "", "keep what is said of the columns in the journal under this `name`")
	fs.StringVar(&f.useMap, "use-map", "", "take the columns as the map of this `name` says")
	fs.StringVar(&f.order, "date-order", "", "`order` of 5/12/2026 where no date of the file settles it: mdy or dmy")
	fs.BoolVar(&f.skipBad, "skip-bad", false, "leave out rows that cannot be read, and list them")
	fs.BoolVar(&f.noBackup, "no-backup", false, "make no backup of the journal first")
	fs.BoolVar(&f.add, "add", false, "of notes, meetings, follow-ups, facts and positions: add whoever is not in the journal yet")
	fs.StringVar(&f.stage, "stage", "", "the `stage` of all who are new")
	listVar(fs, &f.groups, "group", "the `group` of all contacts that come, made when it is not there; may be given again")
	listVar(fs, &f.tags, "tag", "a `tag` for all of them, and for notes that come; may be given again")
	f.calendar.bind(cmd)
	complete(cmd, "as", words(sorts()))
	complete(cmd, "save-map", a.completeMaps)
	complete(cmd, "use-map", a.completeMaps)
	complete(cmd, "date-order", words([]journal.Order{journal.MDY, journal.DMY}))
	complete(cmd, "stage", words(journal.Stages))
	complete(cmd, "group", a.completeGroups)
	complete(cmd, "tag", a.completeTags)
	return cmd
}

// importFiles imports one file after the other, each as a change of its own.
func (a *app) importFiles(cmd *cobra.Command, paths []string, f *importFlags) (err error) {
	if f.as != "" {
		if f.as, err = oneOf("sort of row", f.as, sorts()); err != nil {
			return err
		}
	}
	f.spill = &spill{app: a}
	defer func() { err = errors.Join(err, f.spill.Close()) }()
	all, err := a.allIncoming(cmd.Context(), paths, f.spill)
	if err != nil {
		return err
	}
	if len(all) > 1 && a.machine() {
		return journal.Bad("import one file at a time, or leave --format out", "--format %s is for one file", a.format)
	}
	if err := a.readMapFlags(cmd.Context(), f); err != nil {
		return err
	}
	if f.as == "" {
		f.as = f.used.Sort
	}
	told, err := tellFormats(cmd, all, f.as)
	if err != nil {
		return err
	}
	for i, file := range all {
		if len(all) > 1 && f.dryRun {
			a.talk("%s, beside the journal as it is now:", file.name())
		}
		a.tellList(file)
		f.sort = told[i].name
		if err := told[i].bring(a, cmd.Context(), file, f); err != nil {
			a.tellOthers(all, i)
			return err
		}
	}
	return nil
}

// tellFormats tells the formats of all files, before the first is imported.
func tellFormats(cmd *cobra.Command, all []incoming, as string) (told []format, err error) {
	for i := range all {
		x, err := formatOf(&all[i], as)
		if err == nil {
			err = x.check(cmd)
		}
		if err != nil {
			return nil, err
		}
		told = append(told, x)
	}
	return told, nil
}

// tellOthers says what became of the other files where one was bad.
func (a *app) tellOthers(all []incoming, bad int) {
	names := each(all, incoming.name)
	if bad > 0 {
		a.talk("What came before stands: %s.", few(names[:bad]))
	}
	if rest := names[bad+1:]; len(rest) > 0 {
		a.talk("Not looked at: %s.", few(rest))
	}
}

// mostPlans is how often an import is planned anew because the journal was changed meanwhile.
const mostPlans = 5

// importCards imports a file of contacts that was read.
func (a *app) importCards(ctx context.Context, file cardFile, f *importFlags) error {
	o, err := a.importOptions(ctx, f, file.name)
	if err != nil {
		return err
	}
	for range mostPlans {
		if err = a.planAndImport(ctx, file, f, o); !errors.Is(err, store.ErrOutdated) {
			return err
		}
	}
	return err
}

// planAndImport plans the import, and carries it out unless it is only to be shown or a row is bad.
func (a *app) planAndImport(ctx context.Context, file cardFile, f *importFlags, o store.ImportOptions) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	progress := a.env.Progress("Comparing")
	o.Tick = func() { progress.Add(1) }
	makePlan := s.PlanImport
	if file.terms {
		makePlan = s.PlanPositions
	}
	read := readCards{bad: badRows{row: file.row}}
	plan, err := makePlan(ctx, read.good(file.readFile, file.cards()), o)
	progress.Done()
	if err != nil {
		return err
	}
	file.remarks = slices.Concat(file.remarks, read.tell())
	if file.after != nil {
		file.remarks = append(file.remarks, file.after(store.Imported{})...)
	}
	bad := a.checkBad(badCards(read.bad, plan), f.skipBad)
	if f.dryRun {
		return cmp.Or(a.showPlan(file.readFile, plan, bad != nil), bad) // what is good can be looked at all the same
	}
	if bad != nil {
		return bad
	}
	return a.carryOut(ctx, file.readFile, read.fields.names, plan, f)
}

// importOptions is what is given to all that is imported.
func (a *app) importOptions(ctx context.Context, f *importFlags, file string) (o store.ImportOptions, err error) {
	o.File, o.Add, o.Map, o.Spill = file, f.add, f.saving(f.sort), f.spill.create
	o.Given, err = a.given(ctx, f)
	return o, err
}

// given is what --stage, --group and --tag give.
func (a *app) given(ctx context.Context, f *importFlags) (g store.Given, err error) {
	if f.stage != "" {
		if g.Stage, err = oneOf("stage", f.stage, journal.Stages); err != nil {
			return g, err
		}
	}
	for _, group := range f.groups {
		name, err := a.groupOrNew(ctx, group)
		if err != nil {
			return g, err
		}
		g.Groups = append(g.Groups, name)
	}
	g.Tags, err = readTags(f.tags)
	return g, err
}

// carryOut imports, and reports. fields are the names of those the contacts have.
func (a *app) carryOut(ctx context.Context, file readFile, fields []string, plan *store.Plan, f *importFlags) error {
	if !plan.Changes() {
		if err := a.reportDiffers(plan); err != nil {
			return err
		}
		if err := a.saveMapAlone(ctx, f.saving(f.sort)); err != nil {
			return err
		}
		return a.answerImport(plan, fmt.Sprintf("Nothing to import from %s: %s.", plan.File(), tally(plan)))
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if !f.noBackup {
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
	if err := a.reportImport(file, fields, plan); err != nil {
		return err
	}
	a.tellSaved(f.saving(f.sort))
	return a.answerImport(plan, fmt.Sprintf("Imported %s: %s   (rel undo to take back)", plan.File(), tally(plan)))
}

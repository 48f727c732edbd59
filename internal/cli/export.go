package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// exportFlags are where an export goes.
type exportFlags struct {
	file    string
	force   bool
	details bool // of a calendar
	silent  bool // a calendar without alarms

	names       bool // of a review
	assessments bool // of a review, a handover or all
}

// What can be exported.
var exports = []string{
	"contacts", "notes", "follow-ups", "facts", "assessments", "initiatives", "calendar", "review", "handover", "records",
	"all", "schema",
}

func newExport(a *app) *cobra.Command {
	var filter filterFlags
	var f exportFlags
	var h handoverFlags
	cmd := &cobra.Command{
		Use:        "export WHAT [WHO]",
		SuggestFor: []string{"handover", "handoff"},
		Long: `Export contacts, notes, follow-ups, facts, assessments or initiatives to standard output, or with -o to a file, whole or
not at all. CSV unless --format json, or a FILE that ends in .json. Contacts go out as vCards, too, with --format vcard, vcard4
for version 4.0, or a FILE that ends in .vcf; see rel help formats. A CSV file opens right in Excel, and rel import reads it
back; a cell that a spreadsheet would run as a formula gets an apostrophe, which import takes away. JSON has every detail.

Private notes stay out unless --include-private; how many is said. Assessments are in no export but their own. --since and
--until are the days of notes, and of contacts the day they were last touched.

rel export calendar writes a calendar (.ics) for others to subscribe to: whom to call and when, follow-ups, birthdays. Names and
days alone leave the journal, unless --details adds what the follow-ups say, and phone numbers.

rel export review takes the last review to a meeting, or one that is named (r2), as totals; --names has whom it found, too.
--format markdown makes it a document.

rel export records makes a folder of all that is held, of everybody or of WHO (several parted by ; or a comma): private
notes, what was removed, earlier wordings and the history, with checksums. It answers a request for records; see
rel help records.

rel export all is everything in one file, as JSON or, with --format ndjson or a FILE that ends in .ndjson, a line for each thing:
rel import reads it into an empty journal, which then is equal, or into another, which gains what it lacks. Private notes stay out
unless --include-private, and assessments unless --assessments. rel export schema is the shape of it, a JSON Schema.

rel export handover makes a folder for whoever takes over from you, of WHO, --group or --all: handover.md, with a list of first
calls and half a page on each relationship, facts apart from impressions; and journal.db, which they open with --db, and in which
every relationship is waiting to be assessed anew. Private notes stay out unless --include-private, assessments unless
--assessments, and then they are in handover.md alone. To hand over is not to erase: your journal stays as it is, and the
full one belongs to the records officer, who gets it from rel export records.`,
		Example: `  rel export contacts -o contacts.csv
  rel export notes --since 2026-01-01 -o notes.csv
  rel export contacts --group Providers --format json
  rel export contacts --tag board -o board.vcf
  rel export calendar --group Providers -o rel.ics
  rel export review --format markdown -o review.md
  rel export records "dana w" --since 2026-01-01 -o records
  rel export all --include-private --assessments -o all.json
  rel export handover --group Providers -o handover`,
		Args:              slots(1, 2),
		Annotations:       map[string]string{firstWords: strings.Join(exports, " "), ownFormats: strings.Join(append(vcardFormats, formatLines), " ")},
		ValidArgsFunction: a.completeFirst(words(exports), a.completeWhose),
		RunE: func(cmd *cobra.Command, args []string) error {
			what, err := oneOf("thing to export", args[0], exports)
			if err == nil && what != "contacts" {
				err = a.noCards(cmd, what, f.file)
			}
			if err != nil {
				return err
			}
			if err := f.suit(cmd, what); err != nil {
				return err
			}
			switch what {
			case "records":
				return a.exportRecords(cmd, args[1:], filter, f)
			case "review":
				return a.exportReview(cmd, args[1:], f)
			case "handover":
				return a.exportHandover(cmd, args[1:], filter, h, f)
			case "all":
				return a.exportWhole(cmd, args[1:], filter, f)
			case "schema":
				return a.exportSchema(cmd, args[1:], f)
			default:
				return a.exportList(cmd, what, args[1:], filter, f)
			}
		},
	}
	filter.bind(cmd, a, "who", "kind", "group", "tag", "stage", "field", "via", "since", "until",
		"columns", "sort", "limit", "include-private")
	cmd.Flags().StringVarP(&f.file, "output", "o", "", "the `file` to write, of records and a handover the folder; without it, or for -, standard output")
	complete(cmd, "output", files)
	cmd.Flags().BoolVar(&f.force, "force", false, "overwrite the file, the records or the handover that are there")
	cmd.Flags().BoolVar(&f.details, "details", false, "of a calendar: what the follow-ups say, and phone numbers, too")
	cmd.Flags().BoolVar(&f.silent, "no-alarms", false, "of a calendar: no alarm on the morning of the day")
	cmd.Flags().BoolVar(&f.names, "names", false, "of a review: whom it found, too")
	cmd.Flags().BoolVar(&h.all, "all", false, "hand over everybody")
	cmd.Flags().BoolVar(&f.assessments, "assessments", false, "of all: assessments, too; of a review: whom they are about; in the document of a handover: assessments")
	return cmd
}

// suit refuses flags that are for the export of something else.
func (f exportFlags) suit(cmd *cobra.Command, what string) error {
	for _, x := range []struct {
		flag string
		of   []string
	}{
		{"details", []string{"calendar"}}, {"no-alarms", []string{"calendar"}}, {"names", []string{"review"}}, {"all", []string{"handover"}},
		{"assessments", []string{"review", "handover", "all"}},
	} {
		if cmd.Flags().Changed(x.flag) && !slices.Contains(x.of, what) {
			return journal.Bad("rel export "+x.of[0]+" --"+x.flag, "%s are not exported by --%s", what, x.flag)
		}
	}
	return nil
}

// exportList exports a list.
func (a *app) exportList(cmd *cobra.Command, what string, who []string, filter filterFlags, f exportFlags) error {
	if len(who) > 0 && what == "calendar" {
		return journal.Bad("it is narrowed by --kind, --group, --tag, --stage and --field", "a calendar is not exported by name")
	}
	if len(who) > 0 {
		return journal.Bad("rel export notes --who "+quote(who[0]), "%s are not exported by name", what)
	}
	if what == "calendar" {
		return a.exportCalendar(cmd, filter, f)
	}
	if err := a.exportFormat(cmd, f.file); err != nil {
		return err
	}
	switch what {
	case "notes":
		return a.exportNotes(cmd, filter, f)
	case "follow-ups":
		return a.exportFollowUps(cmd, filter, f)
	case "facts":
		return a.exportFacts(cmd, filter, f)
	case "assessments":
		return a.exportAssessments(cmd, filter, f)
	case "initiatives":
		return a.exportInitiatives(cmd, filter, f)
	default:
		return a.exportContacts(cmd, filter, f)
	}
}

// completeWhose completes whose records are exported, or who is handed over.
func (a *app) completeWhose(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if args[0] == "review" {
		return a.completeReviews(cmd, args, typed)
	}
	if args[0] != "records" && args[0] != "handover" {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeContacts(cmd, args, typed)
}

// exportFormat settles the format: as said, else as the file's name ends, else CSV.
func (a *app) exportFormat(cmd *cobra.Command, file string) error {
	said := cmd.Flags().Changed("format")
	_, asCards := vcardVersion(a.format)
	switch {
	case asCards:
	case !said && isVCardFile(file):
		a.format = formatVCard
	case !said && strings.EqualFold(filepath.Ext(file), ".json"):
		a.format = string(render.JSON)
	case !said:
		a.format = string(render.CSV)
	case a.format != string(render.CSV) && a.format != string(render.JSON):
		return journal.Bad("--format csv or --format json; rel list and rel log print tables", "an export cannot be %s", a.format)
	}
	return nil
}

func (a *app) exportContacts(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "who", "via", "include-private"); name != "" {
		return journal.Bad("rel export notes --"+name, "contacts are not exported by --%s", name)
	}
	if v, ok := vcardVersion(a.format); ok {
		return a.exportVCards(cmd, v, filter, f)
	}
	c, err := filter.contacts(ctx, a)
	if err != nil {
		return err
	}
	if c.Sort == "" {
		c.Sort = store.SortNumber // so that what is imported again elsewhere gets the same numbers
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	var fields []string
	if a.format == string(render.CSV) || len(filter.columns) > 0 {
		if fields, err = s.FieldNames(ctx); err != nil {
			return err
		}
	}
	return export(a, f, "contact", a.contactColumns(fields), filter.columns, s.Contacts(ctx, c))
}

func (a *app) exportNotes(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "kind", "stage", "field", "sort"); name != "" {
		return journal.Bad("rel export contacts --"+name, "notes are not exported by --%s", name)
	}
	n, err := filter.notes(ctx, a)
	if err != nil {
		return err
	}
	n.ByNumber = true // so that what is imported again elsewhere gets the same numbers, as with contacts
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := export(a, f, "note", a.noteColumns(), filter.columns, s.Notes(ctx, n)); err != nil {
		return err
	}
	_, private, err := s.CountNotes(ctx, n)
	if private > 0 {
		a.leftOut(private)
	}
	return err
}

func (a *app) exportFollowUps(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	n, err := filter.byContact(cmd, a, "follow-ups")
	if err != nil {
		return err
	}
	x := store.FollowUpFilter{Who: n.Who, Private: n.Private, Limit: n.Limit, ByNumber: true}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := export(a, f, "follow-up", followUpColumns(a.today()), filter.columns, s.FollowUps(ctx, x)); err != nil {
		return err
	}
	_, private, err := s.CountFollowUps(ctx, x)
	if private > 0 {
		a.leftOutOf(private, "follow-up")
	}
	return err
}

func (a *app) exportFacts(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	n, err := filter.byContact(cmd, a, "facts")
	if err != nil {
		return err
	}
	x := store.FactFilter{Who: n.Who, Private: n.Private, Dropped: true, Limit: n.Limit, ByNumber: true}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := export(a, f, "fact", factColumns(), filter.columns, s.Facts(ctx, x)); err != nil {
		return err
	}
	_, private, err := s.CountFacts(ctx, x)
	if private > 0 {
		a.leftOutOf(private, "fact")
	}
	return err
}

func (a *app) exportAssessments(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	n, err := filter.byContact(cmd, a, "assessments")
	if err != nil {
		return err
	}
	x := store.AssessmentFilter{Who: n.Who, Private: n.Private, Limit: n.Limit, ByNumber: true}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := export(a, f, "assessment", assessmentColumns(), filter.columns, s.Assessments(ctx, x)); err != nil {
		return err
	}
	_, private, err := s.CountAssessments(ctx, x)
	if private > 0 {
		a.leftOutOf(private, "assessment")
	}
	return err
}

func (a *app) exportInitiatives(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	n, err := filter.byContact(cmd, a, "initiatives")
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Initiatives(ctx, store.InitiativeFilter{Who: n.Who})
	if err != nil {
		return err
	}
	if n.Limit > 0 {
		all = all[:min(n.Limit, len(all))]
	}
	return export(a, f, "initiative", a.initiativeColumns(), filter.columns, render.Rows(all))
}

// byContact is the flags as a filter of what is exported of contacts, and not by more.
func (f *filterFlags) byContact(cmd *cobra.Command, a *app, what string) (store.NoteFilter, error) {
	if name := misplacedFlag(cmd, "kind", "group", "tag", "stage", "field", "via", "since", "until", "sort"); name != "" {
		return store.NoteFilter{}, journal.Bad("rel export "+what+" --who --columns --limit; contacts and notes are exported by more",
			"%s are not exported by --%s", what, name)
	}
	return f.notes(cmd.Context(), a)
}

// misplacedFlag is the first of these flags that was given.
func misplacedFlag(cmd *cobra.Command, names ...string) string {
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			return name
		}
	}
	return ""
}

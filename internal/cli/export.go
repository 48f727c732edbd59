package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// What can be exported.
var exports = []string{
	"contacts", "notes", "follow-ups", "facts", "assessments", "initiatives", "calendar", "review", "handover", "records",
	"all", "schema", "markdown", "vcards",
}

func newExport(a *app) *cobra.Command {
	var filter filterFlags
	var f exportFlags
	var h handoverFlags
	cmd := &cobra.Command{
		Use:        "export WHAT [WHO]",
		SuggestFor: []string{"handover", "handoff"},
		Long:       exportLong,
		Example: `  rel export contacts -o contacts.csv
  rel export notes --since 2026-01-01 -o notes.csv
  rel export contacts --group Providers --format json
  rel export contacts --tag board -o board.vcf
  rel export calendar --group Providers -o rel.ics
  rel export review --format markdown -o review.md
  rel export records "dana w" --since 2026-01-01 -o records
  rel export all --include-private --assessments -o all.json
  rel export handover --group Providers -o handover
  rel export markdown --group Providers -o people
  rel export vcards -o contacts`,
		Args: slots(1, 2),
		Annotations: map[string]string{
			firstWords: strings.Join(exports, " "), ownFormats: strings.Join(append(vcardFormats, formatLines, formatMutt), " "),
		},
		ValidArgsFunction: a.completeFirst(words(exports), a.completeWhose),
		RunE: func(cmd *cobra.Command, args []string) error {
			what, err := oneOf("thing to export", args[0], exports)
			if err == nil && what != "contacts" && what != "vcards" {
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
				return a.exportReview(cmd, args[1:], filter, f)
			case "handover":
				return a.exportHandover(cmd, args[1:], filter, h, f)
			case "all":
				return a.exportWhole(cmd, args[1:], filter, f)
			case "schema":
				return a.exportSchema(cmd, args[1:], f)
			case "markdown":
				return a.exportMarkdown(cmd, args[1:], filter, f)
			case "vcards":
				return a.exportCardFolder(cmd, args[1:], filter, f)
			default:
				return a.exportList(cmd, what, args[1:], filter, f)
			}
		},
	}
	bindExport(cmd, a, &filter, &f, &h)
	return cmd
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
	if err := a.exportFormat(cmd, what, f.file); err != nil {
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
	if !slices.Contains([]string{"records", "handover", "markdown", "vcards"}, args[0]) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeContacts(cmd, args, typed)
}

// exportFormat settles the format: as said, else as the file's name ends, else CSV.
func (a *app) exportFormat(cmd *cobra.Command, what, file string) error {
	said := cmd.Flags().Changed("format")
	_, asCards := vcardVersion(a.format)
	switch {
	case asCards, a.format == formatMutt:
	case !said && isVCardFile(file):
		a.format = formatVCard
	case !said && strings.EqualFold(filepath.Ext(file), ".json"):
		a.format = string(render.JSON)
	case !said:
		a.format = string(render.CSV)
	case a.format != string(render.CSV) && a.format != string(render.JSON):
		return journal.Bad("--format csv or --format json, which hold all; "+listOf(what)+" prints tables, --format markdown too",
			"an export cannot be %s", a.format)
	}
	return nil
}

// listOf is the command whose list an export is the whole of.
func listOf(what string) string {
	return cmp.Or(map[string]string{
		"notes": "rel log", "follow-ups": "rel todo --all", "facts": "rel fact --all", "assessments": "rel assess",
		"initiatives": "rel initiative", "review": "rel show r1",
	}[what], "rel list")
}

func (a *app) exportContacts(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "who", "via", "include-private"); name != "" {
		return journal.Bad("rel export notes --"+name, "contacts are not exported by --%s", name)
	}
	if v, ok := vcardVersion(a.format); ok {
		return a.exportVCards(cmd, v, filter, f)
	}
	if a.format == formatMutt {
		return a.exportAliases(cmd, filter, f)
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
	if a.format != string(render.CSV) || len(filter.columns) > 0 {
		return export(a, f, "contact", a.contactColumns(c, fields), filter.columns, s.Contacts(ctx, c))
	}
	more := beyondSheet{place: a.placing(c)}
	if err := export(a, f, "contact", a.contactColumns(c, fields), nil, more.looking(s.ContactsKeys(ctx, c))); err != nil {
		return err
	}
	more.tell(a)
	return nil
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
	all, err := s.Initiatives(ctx, store.InitiativeFilter{Who: n.Who, Private: n.Private})
	if err != nil {
		return err
	}
	if n.Limit > 0 {
		all = all[:min(n.Limit, len(all))]
	}
	committed, err := a.committedColumn(ctx, s, all, n.Private)
	if err != nil {
		return err
	}
	return export(a, f, "initiative", append(a.initiativeColumns(), committed), filter.columns, render.Rows(all))
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

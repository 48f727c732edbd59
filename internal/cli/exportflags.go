package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
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

const exportLong = `Export contacts, notes, follow-ups, facts, assessments or initiatives to standard output, or with -o to a file, whole or
not at all. CSV unless --format json, or a FILE that ends in .json. Contacts go out as vCards, too, with --format vcard, vcard4
for version 4.0, or a FILE that ends in .vcf; see rel help formats. A CSV file opens right in Excel, and rel import reads it
back; a cell that a spreadsheet would run as a formula gets an apostrophe, which import takes away. JSON has every detail.

Private notes stay out unless --include-private; how many is said. Assessments are in no export but their own. --since and
--until are the days of notes, and of contacts the day they were last touched; with --moved-since, --until is that of the move.

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
full one belongs to the records officer, who gets it from rel export records.

rel export markdown makes a folder with a file for each contact, of all, of WHO or as --group and the like narrow it, as Obsidian,
Logseq, foam and zk have them; rel help formats markdown. rel export vcards makes one with a vCard for each, as khard and
vdirsyncer have them. With --force either takes the place of an earlier one in which nothing was changed since.`

// bindExport gives the command its flags.
func bindExport(cmd *cobra.Command, a *app, filter *filterFlags, f *exportFlags, h *handoverFlags) {
	filter.bind(cmd, a, "who", "kind", "group", "tag", "stage", "field", "via", "since", "until",
		"columns", "sort", "limit", "include-private", "org", "moved-since", "never")
	cmd.Flags().StringVarP(&f.file, "output", "o", "",
		"the `file` to write, of records and the like the folder; without it, or for -, standard output")
	complete(cmd, "output", files)
	cmd.Flags().BoolVar(&f.force, "force", false, "overwrite the file, or the folder of an earlier export, that is there")
	cmd.Flags().BoolVar(&f.details, "details", false, "of a calendar: what the follow-ups say, and phone numbers, too")
	cmd.Flags().BoolVar(&f.silent, "no-alarms", false, "of a calendar: no alarm on the morning of the day")
	cmd.Flags().BoolVar(&f.names, "names", false, "of a review: whom it found, too")
	cmd.Flags().BoolVar(&h.all, "all", false, "hand over everybody")
	cmd.Flags().BoolVar(&f.assessments, "assessments", false,
		"of all and markdown: assessments, too; of a review: whom they are about; in the document of a handover: assessments")
}

// suit refuses flags that are for the export of something else.
func (f exportFlags) suit(cmd *cobra.Command, what string) error {
	for _, x := range []struct {
		flag string
		of   []string
	}{
		{"details", []string{"calendar"}}, {"no-alarms", []string{"calendar"}},
		{"names", []string{"review"}}, {"all", []string{"handover"}},
		{"org", []string{"contacts"}}, {"moved-since", []string{"contacts"}}, {"never", []string{"contacts"}},
		{"assessments", []string{"review", "handover", "all", "markdown"}},
	} {
		if cmd.Flags().Changed(x.flag) && !slices.Contains(x.of, what) {
			return journal.Bad("rel export "+x.of[0]+" --"+x.flag, "%s are not exported by --%s", what, x.flag)
		}
	}
	return nil
}

package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// recordsAbout is what an export of records says of itself to programs.
type recordsAbout struct {
	Shape    int               `json:"shape"` // of the file; a name that goes, or changes its meaning, makes it another
	At       time.Time         `json:"at"`    // when it was made
	Rel      string            `json:"rel"`   // by which version
	Who      []int64           `json:"who"`   // whose records were asked for; [] is everybody's
	Since    journal.Day       `json:"since"`
	Until    journal.Day       `json:"until"`
	Mentions []int64           `json:"mentions"` // the notes that only mention them, which are not included
	Settings map[string]string `json:"settings"`
}

func (r *recordsExport) about(ctx context.Context) (recordsAbout, error) {
	v, err := r.store.Settings(ctx)
	about := recordsAbout{
		Shape: 1, At: r.app.env.Time().UTC().Truncate(time.Second), Rel: version(),
		Who: r.filter.Who, Since: r.filter.Since, Until: r.filter.Until, Mentions: r.mentions, Settings: map[string]string{},
	}
	for _, s := range settings {
		if !strings.HasPrefix(s.name, "backup-") { // where things are kept here is no business of whoever gets this
			about.Settings[s.name] = s.get(v)
		}
	}
	return about, err
}

const recordsIntro = `Records of a relationship journal

Asked for    %s
Made         %s, by rel %s

In these files:
%s.
Private notes are among it, and what was removed, earlier wordings, and what was
undone.
%sWho keeps them keeps what was written about people: keep them as you keep the
journal.

`

const recordsOutro = `
%-15s all of the above in one file, for programs
%-15s the checksum (SHA-256) of each file: in this folder,
                sha256sum -c MANIFEST.txt, on a Mac shasum -a 256 -c
                MANIFEST.txt, tells whether any was changed since

Contacts, notes, follow-ups, facts, assessments, initiatives, reviews, groups and
changes go by their numbers: number 841 of the notes is n841 in the journal, and in
wordings.csv the note of number 841. removed_by is the number of the change that
removed something. In wordings.csv, "changed" is a value that took the place of
another; "linked" and "unlinked" is something that was given to a record or
taken away: an address, a tag, somebody who took part. Where a change is undone,
what stands under "from" is what the record has.

Days are written 2026-01-31, moments in UTC. In the .csv files a text that a
spreadsheet would run as a formula has an apostrophe before it that is not part
of the text; records.json has every text as it was written.

What is not here: what was erased by rel purge, and what was written elsewhere.
`

// readme writes in plain words what the folder is. People read it, on a terminal too, so that names are safe in it.
func (r *recordsExport) readme(w io.Writer) error {
	made := r.app.env.Time().Format("Mon 2 Jan 2006 at 15:04 MST")
	mentioned := r.mentioned()
	if mentioned != "" {
		mentioned = render.Safe(mentioned) + ".\n"
	}
	_, err := fmt.Fprintf(w, recordsIntro, render.Safe(r.asked()), made, version(), r.scope(), mentioned)
	for _, s := range recordSheets {
		if err == nil {
			_, err = fmt.Fprintf(w, "%-15s %s: %s\n", s.file(), countOf(r.rows[s.name], s.noun), s.about)
		}
	}
	if err == nil {
		_, err = fmt.Fprintf(w, recordsOutro, recordsWhole, manifestFile)
	}
	return err
}

// asked is what was asked for, in words.
func (r *recordsExport) asked() string {
	text := "everything the journal holds"
	if len(r.who) > 0 {
		text = "what the journal holds of " + and(each(r.who, func(w store.Who) string { return fmt.Sprintf("%s (%d)", w.Name, w.ID) }))
	}
	return text + r.period()
}

// scope is what is in the files, in words. A search for a name finds more: where a text only mentions somebody.
func (r *recordsExport) scope() string {
	switch {
	case len(r.who) > 0 && r.period() != "":
		return "everything that the journal holds about them as participants or subject, in the notes of those days"
	case len(r.who) > 0:
		return "everything that the journal holds about them as participants or subject"
	case r.period() != "":
		return "everything that the journal holds of the notes of those days"
	default:
		return "everything that the journal holds"
	}
}

// period is the days of notes that were asked for, as the end of a sentence.
func (r *recordsExport) period() string {
	f := r.filter
	switch since, until := f.Since.Format("Mon 2 Jan 2006"), f.Until.Format("Mon 2 Jan 2006"); {
	case f.Since.IsZero() && f.Until.IsZero():
		return ""
	case f.Until.IsZero():
		return ", notes from " + since + " on"
	case f.Since.IsZero():
		return ", notes up to " + until
	default:
		return ", notes from " + since + " to " + until
	}
}

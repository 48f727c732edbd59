package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// exportRecords makes a folder of everything held, of all or of those asked for.
func (a *app) exportRecords(cmd *cobra.Command, args []string, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "format", "who", "kind", "group", "tag", "stage", "field", "via",
		"columns", "sort", "limit", "include-private"); name != "" {
		return journal.Bad("rel export records WHO --since --until -o FOLDER; contacts and notes are exported by more",
			"records are whole, and not exported by --%s", name)
	}
	if f.file == "" || f.file == "-" {
		return journal.Bad("-o FOLDER, which is made", "records are several files, and need a folder to be in")
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	r := &recordsExport{app: a, store: s}
	if err := r.ask(ctx, args, filter); err != nil {
		return err
	}
	err = writeExportFolder(f, recordsWhole, isOurs, func(folder *term.Folder) error { return r.write(ctx, folder) })
	if err != nil {
		return err
	}
	a.talk("This is %s, also what was removed; %s of the notes %s private.", r.scope(), noneOr(r.private), are(r.private))
	if text := r.mentioned(); text != "" {
		a.talk("%s.", text)
	}
	return a.say("Wrote the records to %s: %s", f.file, r.tally())
}

// ask settles what is asked for.
func (r *recordsExport) ask(ctx context.Context, args []string, filter filterFlags) (err error) {
	if len(args) > 0 {
		if r.who, err = r.app.whosRecords(ctx, args[0]); err != nil {
			return err
		}
		r.filter.Who, err = r.store.WithParts(ctx, each(r.who, func(w store.Who) int64 { return w.ID }))
		if err != nil {
			return err
		}
	}
	r.filter.Since, r.filter.Until, err = filter.period(ctx, r.app)
	return err
}

// whosRecords is the contacts that text names, removed ones too.
func (a *app) whosRecords(ctx context.Context, text string) ([]store.Who, error) {
	p, err := a.whos(ctx, false, text)
	if !isMissing(err) {
		return p.known, err
	}
	if w, err := a.anyWho(ctx, text); err == nil || !isMissing(err) {
		return []store.Who{w}, err
	}
	p = party{}
	for _, part := range journal.SplitNames(text) {
		w, err := a.anyWho(ctx, part)
		if err != nil {
			return nil, unadded(err, part)
		}
		p.take(w)
	}
	return p.known, nil
}

// noneOr is a number, or none.
func noneOr(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// mostMentions is how many notes that only mention somebody are named; of more it is said how many there are.
const mostMentions = 20

// mentioned is which notes only mention whom was asked for, as a sentence without its full stop; empty for none.
func (r *recordsExport) mentioned() string {
	n := len(r.mentions)
	if n == 0 {
		return ""
	}
	names := strings.Join(each(r.who, func(w store.Who) string { return w.Name }), " or ")
	text := fmt.Sprintf("%s mention %s in their text and are not included: ", countOf(n, "other note"), names)
	if n == 1 {
		text = fmt.Sprintf("1 other note mentions %s in its text and is not included: ", names)
	}
	text += refs(r.mentions[:min(n, mostMentions)])
	if more := n - mostMentions; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// tally is how much there is of what.
func (r *recordsExport) tally() string {
	var all []string
	for _, sheet := range recordSheets {
		all = append(all, countOf(r.rows[sheet.name], sheet.noun))
	}
	return and(all)
}

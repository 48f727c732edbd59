package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// purgeFlags are what can be said of a purge.
type purgeFlags struct {
	before, confirm string
}

func newPurge(a *app) *cobra.Command {
	var f purgeFlags
	cmd := &cobra.Command{
		Use:        "purge [REF]",
		SuggestFor: []string{"erase", "wipe", "forget"},
		Long: `Erase for good what rel rm only hides: a contact (by number or name, also a removed one), a note (n841), a follow-up
(t7), a fact (f3), an assessment (a5), an initiative (i2), or with --before all notes dated before a day. It goes from the
history, the search index and the free space of the file too, and rel undo does not bring it back.

With a contact go the follow-ups with them, what they committed to initiatives, the facts and assessments and the notes that
nobody else is in; with a note go the follow-ups, facts and assessments out of it; of what belonged to an initiative, nothing
does. A note with others in it stays, without the contact and what they said; its text stays
as it is, so each is listed, to be edited or purged as well. rel search finds where a text only mentions somebody.

What will go is shown first, and has to be confirmed by typing the contact's name, the note's reference or the day;
--yes does not do so, --confirm does, for programs. Backups that still hold what was erased are named afterwards.
rel purge alone finishes a purge that was interrupted. Under rel config hold on nothing is erased.`,
		Example: `  rel purge "dana w"
  rel purge n841
  rel purge --before 2021-01-01
  rel purge n841 --confirm n841`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeRefs),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.purge(cmd.Context(), args, f) },
	}
	cmd.Flags().StringVar(&f.before, "before", "", "erase the notes dated before this `day`")
	cmd.Flags().StringVar(&f.confirm, "confirm", "", "the `text` that would have to be typed, so that nothing is asked")
	return cmd
}

func (a *app) purge(ctx context.Context, args []string, f purgeFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if len(args) == 0 && f.before == "" {
		return a.finishPurge(ctx, s)
	}
	e, err := a.erasure(ctx, s, args, f)
	if err != nil {
		return err
	}
	if len(e.purge.Who)+e.purge.Notes+len(e.purge.FollowUps)+len(e.purge.Facts)+len(e.purge.Assessments)+len(e.purge.Initiatives) == 0 {
		a.talk("There is no note dated before %s.", e.word)
		return nil
	}
	if err := s.CanPurge(ctx); err != nil {
		return err
	}
	show := a.talk // as to whoever confirms unasked
	if f.confirm == "" {
		show = func(format string, args ...any) { a.tell(render.SafeLines(fmt.Sprintf(format, args...))) }
	}
	show("%s", e.shown())
	if err := a.confirmPurge(ctx, e, f.confirm); err != nil {
		return err
	}
	return a.erase(ctx, e)
}

// finishPurge rewrites the file after a purge that was interrupted.
func (a *app) finishPurge(ctx context.Context, s *store.Store) error {
	unfinished, err := s.Purged(ctx)
	if err != nil {
		return err
	}
	if !unfinished {
		return journal.Bad("rel purge n841, rel purge WHO, or rel purge --before 2021-01-01", "say what is to be erased")
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := a.compact(ctx, s); err != nil {
		return err
	}
	return a.say("Finished: what was erased before is out of the file too.")
}

// confirmPurge has what goes confirmed by its name, and by nothing less.
func (a *app) confirmPurge(ctx context.Context, e erasure, typed string) (err error) {
	switch {
	case typed != "":
	case !a.env.Interactive():
		return journal.Bad("--confirm "+quote(e.word)+" erases it without asking", "there is nobody here to confirm it; nothing was erased")
	default:
		if typed, err = a.ask(ctx, "This cannot be undone. Type "+e.word+" to erase it:", ""); err != nil {
			return err
		}
	}
	if name, err := journal.CleanName(typed); err != nil || name != e.word { // a keyboard may make an ñ of two parts
		return journal.Bad("type "+e.word+" just so", "that is not %s; nothing was erased", e.word)
	}
	return nil
}

// erase erases what was confirmed, says what stays where, and rewrites the file.
func (a *app) erase(ctx context.Context, e erasure) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	copies, err := a.copies(ctx)
	if err != nil {
		return err
	}
	if err := s.Purge(ctx, e.purge); err != nil {
		return err
	}
	if err := a.say("Erased %s.", e.what); err != nil {
		return err
	}
	if len(e.purge.Kept) > 0 {
		if err := a.say("Kept, without the contact: %s.", refs(e.purge.Kept)); err != nil {
			return err
		}
	}
	// Where it stays is said first: it would not be known any more when the file is rewritten later, by rel purge alone.
	remains, err := e.purge.Remains(ctx, copies)
	if err == nil {
		err = a.sayRemains(remains)
	}
	return cmp.Or(a.compact(ctx, s), err)
}

// largeFile is from how many bytes on it takes long enough to rewrite the file that it is said.
const largeFile = 100 << 20

// compact rewrites the file. Who interrupts that is told how it is finished.
func (a *app) compact(ctx context.Context, s *store.Store) error {
	if info, err := os.Stat(a.journalPath()); err == nil && info.Size() > largeFile {
		a.talk("Rewriting the journal's file without it. In a large journal that takes a while.")
	}
	err := s.Compact(ctx)
	var p *journal.Problem
	if errors.Is(err, context.Canceled) && errors.As(err, &p) {
		a.complain(p.What, p.Hint)
	}
	return err
}

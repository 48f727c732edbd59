package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

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
		Short:      "Erase for good: a contact, a note, or old notes",
		Long: `Erase for good what rel rm only hides: a contact (by number or name, also a removed one), a note (n841), or with
--before all notes dated before a day. It goes from the history, the search index and the free space of the file
too, and rel undo does not bring it back.

With a contact go the notes that nobody else is in. A note with others in it stays, without the contact and what they
said; its text stays as it is, so each is listed, to be edited or purged as well. rel search finds where a text only
mentions somebody.

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
	if len(e.purge.Who)+e.purge.Notes == 0 {
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

// erasure is a purge as it is shown and confirmed.
type erasure struct {
	purge store.Purge
	what  string // what goes, in words
	word  string // what has to be typed
}

// erasure finds out what is to be erased.
func (a *app) erasure(ctx context.Context, s *store.Store, args []string, f purgeFlags) (e erasure, err error) {
	if f.before != "" {
		if len(args) > 0 {
			return e, journal.Bad("one at a time: rel purge "+quote(args[0])+", then rel purge --before", "a contact or a note, or --before, not both")
		}
		day, err := a.day(ctx, f.before, journal.Back)
		if err != nil {
			return e, err
		}
		e.purge, err = s.PurgeBefore(ctx, day)
		e.word, e.what = day.String(), countOf(e.purge.Notes, "note")+" dated before "+day.Format("Mon 2 Jan 2006")
		return e, err
	}
	t, err := a.anyRef(ctx, args[0])
	switch {
	case err != nil:
		return e, err
	case t.change != 0:
		return e, journal.Bad("rel purge erases a contact or a note, and their part of all changes with them", "a change cannot be erased by itself")
	case t.note != 0:
		return a.noteErasure(ctx, s, t.note)
	default:
		return contactErasure(ctx, s, t.who)
	}
}

// anyRef is ref for what may have been removed, too.
func (a *app) anyRef(ctx context.Context, text string) (target, error) {
	t, err := a.ref(ctx, text)
	if _, isRef := journal.ParseRef(text); isMissing(err) && !isRef {
		t.who, err = a.anyWho(ctx, text)
	}
	return t, err
}

func (a *app) noteErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	n, err := s.Note(ctx, id)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeNote(ctx, id)
	e.word, e.what = noteRef(id), "the note "+noteLine(n)
	return e, err
}

func contactErasure(ctx context.Context, s *store.Store, w store.Who) (e erasure, err error) {
	e.purge, err = s.PurgeContact(ctx, w.ID)
	if err != nil {
		return e, err
	}
	e.word = w.Name
	e.what = and(each(e.purge.Who, func(w store.Who) string { return fmt.Sprintf("%s (%d)", w.Name, w.ID) }))
	if n := len(e.purge.Erased); n > 0 {
		e.what += ", and " + countOf(n, "note") + " with nobody else: " + refs(e.purge.Erased)
	}
	return e, nil
}

// refs is notes by their references.
func refs(ids []int64) string { return strings.Join(each(ids, noteRef), ", ") }

// shown is what will go and what will stay, before it is confirmed.
func (e erasure) shown() string {
	text := "To be erased for good: " + e.what + "."
	if len(e.purge.Kept) > 0 {
		text += "\nTo stay, but for the contact and what they said: " + refs(e.purge.Kept) +
			". The text of these is not changed; rel edit or rel purge each where it has to be."
	}
	return text
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

// erase erases what was confirmed, rewrites the file, and says what stays where.
func (a *app) erase(ctx context.Context, e erasure) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	backups, err := a.backups(ctx, s)
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
	if err := a.compact(ctx, s); err != nil {
		return err
	}
	remains, err := e.purge.Remains(ctx, backups)
	if err != nil {
		return err
	}
	return a.sayRemains(remains)
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

package cli

import (
	"bufio"
	"context"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
	"github.com/rel-journal/rel/internal/vcard"
)

// The formats in which contacts alone go out. What most programs read is the usual one.
const (
	formatVCard  = "vcard"
	formatVCard3 = "vcard3"
	formatVCard4 = "vcard4"
)

var vcardFormats = []string{formatVCard, formatVCard3, formatVCard4}

// vcardVersion is the version of vCard that a format is; false where it is another format.
func vcardVersion(format string) (v vcard.Version, ok bool) {
	switch format {
	case formatVCard, formatVCard3:
		return vcard.V3, true
	case formatVCard4:
		return vcard.V4, true
	}
	return "", false
}

// isVCardFile reports whether a file is called as files of vCards are.
func isVCardFile(name string) bool {
	ext := filepath.Ext(name)
	return strings.EqualFold(ext, ".vcf") || strings.EqualFold(ext, ".vcard")
}

// noCards refuses to export something else than contacts as cards, or as aliases.
func (a *app) noCards(cmd *cobra.Command, what, file string) error {
	if _, said := vcardVersion(a.format); said || !cmd.Flags().Changed("format") && isVCardFile(file) {
		return journal.Bad("rel export contacts --format vcard", "%s do not go out as vCards", what)
	}
	if a.format == formatMutt {
		return journal.Bad("rel export contacts --format mutt", "%s do not go out as aliases of mutt", what)
	}
	return nil
}

// exportVCards writes contacts as cards, with what is kept aside of them for other programs.
func (a *app) exportVCards(cmd *cobra.Command, v vcard.Version, filter filterFlags, f exportFlags) error {
	return a.exportEach(cmd, "a card", filter, f, (*store.Store).ContactsKept, func(w io.Writer) eachContact {
		cards := vcard.NewWriter(w, v, a.today())
		return func(c journal.Contact) (bool, error) { return true, cards.Write(c) }
	})
}

// eachContact writes a contact, and reports whether there was anything of it to write.
type eachContact func(journal.Contact) (bool, error)

// exportEach writes contacts one by one, in a format whose pieces, one for each, have no columns.
func (a *app) exportEach(
	cmd *cobra.Command, piece string, filter filterFlags, f exportFlags,
	contacts func(*store.Store, context.Context, store.ContactFilter) iter.Seq2[journal.Contact, error],
	begin func(w io.Writer) eachContact,
) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "columns"); name != "" {
		return journal.Bad("leave it out, or --format csv", "%s has no columns to choose", piece)
	}
	c, err := filter.contacts(ctx, a)
	if err != nil {
		return err
	}
	if c.Sort == "" {
		c.Sort = store.SortNumber
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	return a.send(f, "contact", func(w io.Writer, tick func()) (n int, err error) {
		buffered := bufio.NewWriterSize(w, 64<<10)
		w = buffered
		if !f.toFile() && a.env.Out.TTY {
			w = harmlessly{buffered}
		}
		write := begin(w)
		for contact, err := range contacts(s, ctx, c) {
			written := false
			if err == nil {
				written, err = write(contact)
			}
			if err != nil {
				return n, err
			}
			if written {
				n++
			}
			tick()
		}
		return n, buffered.Flush()
	})
}

// cardEnd is how the files of a folder of cards end.
const cardEnd = ".vcf"

// exportCardFolder makes a folder with a card for each contact, called by their uid.
func (a *app) exportCardFolder(cmd *cobra.Command, args []string, filter filterFlags, f exportFlags) error {
	v, ok := vcardVersion(a.format)
	switch {
	case cmd.Flags().Changed("format") && !ok:
		return journal.Bad("--format vcard, or vcard4", "vCards cannot be %s", a.format)
	case !ok:
		v = vcard.V3
	}
	of, err := a.whoseFiles(cmd, args, filter, f)
	if err != nil {
		return err
	}
	s, err := a.reading(cmd.Context())
	if err != nil {
		return err
	}
	n := 0
	err = writeExportFolder(f, "", writtenBefore(f.file, cardEnd), func(folder *term.Folder) error {
		n = 0
		return a.writeFolder(folder, func(tick func(), m *manifest) error {
			for c, err := range s.ContactsKept(cmd.Context(), of) {
				if err != nil {
					return err
				}
				write := func(w io.Writer) error { return vcard.NewWriter(w, v, a.today()).Write(c) }
				if err := m.file(folder, c.UID+cardEnd, write); err != nil {
					return err
				}
				n++
				tick()
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	return a.say("Wrote %s to %s", countOf(n, "contact"), f.file)
}

// withAside is the lines of a contact's card with one for what is kept aside of them for other programs.
func withAside(ctx context.Context, s *store.Store, lines []render.Line, id int64) ([]render.Line, error) {
	kept, err := s.Kept(ctx, id)
	return append(lines, render.Line{Label: "Aside", Text: strings.Join(journal.PropertyNames(kept), ", ")}), err
}

// harmlessly is a terminal to which whole cards are written, with what could harm it made visible.
type harmlessly struct{ w io.Writer }

func (h harmlessly) Write(p []byte) (int, error) {
	_, err := io.WriteString(h.w, render.SafeLines(string(p)))
	return len(p), err
}

package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// markdownEnd is how the files of a folder of Markdown end.
const markdownEnd = ".md"

// exportMarkdown makes a folder with a file for each contact, as note tools have them.
func (a *app) exportMarkdown(cmd *cobra.Command, args []string, filter filterFlags, f exportFlags) error {
	if cmd.Flags().Changed("format") && a.format != string(render.Markdown) {
		return journal.Bad("leave --format out", "markdown cannot be %s", a.format)
	}
	of, err := a.whoseFiles(cmd, args, filter, f)
	if err != nil {
		return err
	}
	s, err := a.reading(cmd.Context())
	if err != nil {
		return err
	}
	asked := store.LeafFilter{Of: of, Private: filter.private, Assessments: f.assessments}
	var m markdownExport
	err = writeExportFolder(f, "", writtenBefore(f.file, markdownEnd), func(folder *term.Folder) error {
		return a.writeFolder(folder, func(tick func(), manifest *manifest) error {
			m = markdownExport{app: a, folder: folder, manifest: manifest}
			return m.write(cmd.Context(), s, asked, tick)
		})
	})
	if err != nil {
		return err
	}
	a.tellLeftOut(m.leftOut, store.WholeFilter{Private: asked.Private, Assessments: asked.Assessments})
	if n := m.nobodys; n > 0 && len(args) == 0 {
		a.talk("In no file: %s with nobody (rel export follow-ups).", countOf(n, "follow-up"))
	}
	return a.say("Wrote %s to %s", countOf(m.contacts, "contact"), f.file)
}

// whoseFiles is who gets a file of their own in an export that is a folder.
func (a *app) whoseFiles(cmd *cobra.Command, args []string, filter filterFlags, f exportFlags) (of store.ContactFilter, err error) {
	if name := misplacedFlag(cmd, "who", "via", "since", "until", "columns", "sort", "limit"); name != "" {
		return of, journal.Bad("narrow it by WHO, --kind, --group, --tag, --stage or --field",
			"files of contacts are not narrowed by --%s", name)
	}
	if !f.toFile() {
		return of, journal.Bad("-o FOLDER, which is made", "a file for each contact needs a folder to be in")
	}
	if err := a.checkTarget(f.file); err != nil {
		return of, err
	}
	if of, err = filter.contacts(cmd.Context(), a); err != nil || len(args) == 0 {
		return of, err
	}
	with, err := a.whos(cmd.Context(), false, args[0])
	if err != nil {
		return of, unadded(err, args[0])
	}
	of.IDs = with.ids()
	return of, nil
}

// writtenBefore says of a name whether a file of that name was written to a folder by an earlier export of files that end so.
func writtenBefore(folder, end string) func(name string) bool {
	names := map[string]bool{manifestFile: true}
	lines, err := os.ReadFile(filepath.Join(folder, manifestFile))
	for line := range strings.Lines(string(lines)) {
		_, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		names[name] = err == nil && strings.HasSuffix(name, end) && name == filepath.Base(name)
	}
	return func(name string) bool { return names[name] }
}

// writeFolder fills a folder with files, and lists them in its manifest.
func (a *app) writeFolder(folder *term.Folder, write func(tick func(), m *manifest) error) error {
	progress := a.env.Progress("Exporting")
	defer progress.Done()
	var m manifest
	if err := write(func() { progress.Add(1) }, &m); err != nil {
		return err
	}
	return m.write(folder)
}

// markdownExport is a folder of Markdown in the making.
type markdownExport struct {
	app      *app
	folder   *term.Folder
	manifest *manifest
	files    map[int64]string // what the file of each contact is called, by number

	contacts, nobodys int
	leftOut           store.LeftOut
}

func (m *markdownExport) write(ctx context.Context, s *store.Store, f store.LeafFilter, tick func()) error {
	return s.Leaves(ctx, f, func(l store.Leaves) error {
		m.files, m.contacts, m.leftOut, m.nobodys = fileNames(l.Names), len(l.Names), l.LeftOut, l.Nobodys
		for leaf, err := range l.All {
			if err != nil {
				return err
			}
			name := m.files[leaf.Contact.ID] + markdownEnd
			if err := m.manifest.file(m.folder, name, func(w io.Writer) error { return m.file(w, leaf) }); err != nil {
				return err
			}
			tick()
		}
		return nil
	})
}

package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

func newManual(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "manual FOLDER",
		Long: `Write a man page of every command and topic into a folder, and the scripts that complete commands and names in bash,
zsh, fish and PowerShell: what a package of rel installs beside the program. They are made of what rel help says, and
the same rel writes the same files. On Linux they belong here:

  install -Dm644 -t /usr/local/share/man/man1 made/*.1
  install -Dm644 -t /usr/local/share/man/man7 made/*.7
  install -Dm644 made/rel.bash /usr/share/bash-completion/completions/rel
  install -Dm644 made/_rel /usr/share/zsh/site-functions/_rel
  install -Dm644 made/rel.fish /usr/share/fish/vendor_completions.d/rel.fish`,
		Example: `  rel manual made`,
		Args:    slots(1, 1),
		ValidArgsFunction: a.completeFirst(func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		}),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.manual(newRoot(a), args[0])
		},
	}
}

// manual writes the man pages and scripts of a whole tree of commands.
func (a *app) manual(root *cobra.Command, folder string) error {
	pages := []*cobra.Command{root}
	for _, c := range helped(root) {
		pages = append(pages, c)
		if c.IsAdditionalHelpTopicCommand() {
			pages = append(pages, helped(c)...)
		}
	}
	err := term.WriteFolder(folder, isManual, func(f *term.Folder) error {
		for _, c := range pages {
			if err := f.Write(pageName(c), func(w io.Writer) error { return writePage(w, c) }); err != nil {
				return err
			}
		}
		for _, s := range shells {
			if err := f.Write(s.file, func(w io.Writer) error { return s.script(root, w) }); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, fs.ErrExist):
		return journal.Bad("name a folder that is to be made", "%s is there already, with something else in it", folder)
	case err != nil:
		return fileFailure("the manual could not be written", err, checkFile)
	}
	return a.say("Wrote %s and the scripts of %d shells to %s", countOf(len(pages), "man page"), len(shells), folder)
}

// isManual reports whether rel manual writes a file of this name, which may go when it writes again.
func isManual(name string) bool {
	for _, s := range shells {
		if name == s.file {
			return true
		}
	}
	return strings.HasPrefix(name, "rel") && (strings.HasSuffix(name, ".1") || strings.HasSuffix(name, ".7"))
}

// pageName is the file of the man page of a command or topic.
func pageName(c *cobra.Command) string { return fmt.Sprintf("%s.%d", dashedPath(c), section(c)) }

// dashedPath is what a command or topic is called among man pages.
func dashedPath(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// section is where a man page belongs: 1 has programs, 7 what there is to read up on.
func section(c *cobra.Command) int {
	if c.IsAdditionalHelpTopicCommand() {
		return 7
	}
	return 1
}

package cli

import (
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// shell is one that rel completes names in: the file its script is installed as, and what writes the script.
type shell struct {
	name, file string
	script     func(root *cobra.Command, w io.Writer) error
}

var shells = []shell{
	{"bash", "rel.bash", bashScript},
	{"zsh", "_rel", zshScript},
	{"fish", "rel.fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
	{"powershell", "rel.ps1", (*cobra.Command).GenPowerShellCompletionWithDesc},
}

func newCompletion(a *app) *cobra.Command {
	names := each(shells, func(s shell) string { return s.name })
	return &cobra.Command{
		Use: "completion SHELL",
		Long: `Print the script that makes your shell complete rel's commands, and names, groups and tags from the journal.
SHELL is bash, zsh, fish or powershell.

The script needs no more than the shell. Where bash has the package bash-completion, the first example is all there is
to do; without it, add this line to ~/.bashrc:

  eval "$(rel completion bash)"`,
		Example: `  rel completion bash > ~/.local/share/bash-completion/completions/rel
  rel completion zsh > "${fpath[1]}/_rel"
  rel completion fish > ~/.config/fish/completions/rel.fish
  rel completion powershell >> $PROFILE`,
		Args:      slots(1, 1),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := oneOf("shell", args[0], names)
			if err != nil {
				return err
			}
			return shells[slices.Index(names, name)].script(cmd.Root(), a.env.Out)
		},
	}
}

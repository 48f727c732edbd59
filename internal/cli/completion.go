package cli

import (
	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newCompletion(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion SHELL",
		Long: `Print the script that makes your shell complete rel's commands, and names, groups and tags from the journal.
SHELL is bash, zsh, fish or powershell.`,
		Example: `  rel completion bash > ~/.local/share/bash-completion/completions/rel
  rel completion zsh > "${fpath[1]}/_rel"
  rel completion fish > ~/.config/fish/completions/rel.fish
  rel completion powershell >> $PROFILE`,
		Args:      slots(1, 1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			shell, err := oneOf("shell", args[0], shells)
			if err != nil {
				return err
			}
			return a.printCompletion(cmd.Root(), shell)
		},
	}
}

func (a *app) printCompletion(root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.env.Out, true)
	case "zsh":
		return root.GenZshCompletion(a.env.Out)
	case "fish":
		return root.GenFishCompletion(a.env.Out, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(a.env.Out)
	default:
		return journal.Bad("bash, zsh, fish or powershell", "there is no completion for %s", shell)
	}
}

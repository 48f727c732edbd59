package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// What cobra's scripts lack for names. Names are typed in any case, and those of several words need their spaces escaped
// where a shell puts what they have in common onto the line.

// bashFitting gives the completions that fit what was typed, in place of compgen, which minds the case. Completions are
// described where they are listed, which is what 63 says; 37 has them escaped for the line.
const bashFitting = `
__rel_fitting()
{
    local comp
    for comp in "${completions[@]}"; do
        [[ $comp == "$cur"* ]] && printf "%s\n" "$comp"
    done
}

__rel_complete()
{
    local case COMP_TYPE=${COMP_TYPE:-37}
    case=$(shopt -p nocasematch)
    shopt -s nocasematch
    [[ $COMP_TYPE == 63 ]] || COMP_TYPE=37
    __start_rel "$@"
    $case
}

complete -o default -F __rel_complete rel
`

func bashScript(root *cobra.Command, w io.Writer) error {
	var b bytes.Buffer
	if err := root.GenBashCompletionV2(&b, true); err != nil {
		return err
	}
	script := amended(b.String(), `compgen -W "${completions[*]}" -- "${cur}"`, `compgen -W "$(__rel_fitting)"`)
	_, err := io.WriteString(w, script+bashFitting)
	return err
}

func zshScript(root *cobra.Command, w io.Writer) error {
	var b bytes.Buffer
	if err := root.GenZshCompletion(&b); err != nil {
		return err
	}
	_, err := io.WriteString(w, amended(b.String(), `completions $flagPrefix $noSpace;`,
		`completions $flagPrefix $noSpace -M "'m:{[:lower:]}={[:upper:]}'";`))
	return err
}

// amended is a script with one thing in place of another, which must be there.
func amended(script, was, is string) string {
	if !strings.Contains(script, was) {
		panic("the script of cobra has no " + was) // it is part of the program
	}
	return strings.ReplaceAll(script, was, is)
}

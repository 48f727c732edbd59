package cli

import (
	"bytes"
	_ "embed" // the script of bash
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// bashCompletion is our own: cobra's needs a package that many a bash lacks, runs what it finds on the line, and knows
// neither quotes nor names that are found by their second word.
//
//go:embed completion.bash
var bashCompletion string

func bashScript(_ *cobra.Command, w io.Writer) error {
	_, err := io.WriteString(w, bashCompletion)
	return err
}

// zshScript is cobra's. It lacks that names are typed in any case, that a quote may be open, and that a name may be found by
// its second word, where it is the only one: of several, zsh would put what they have in common in place of what was typed.
func zshScript(root *cobra.Command, w io.Writer) error {
	var b bytes.Buffer
	if err := root.GenZshCompletion(&b); err != nil {
		return err
	}
	script := amended(b.String(), `completions $flagPrefix $noSpace;`,
		`completions $flagPrefix $noSpace -M "'m:{[:lower:]}={[:upper:]} ${${(M)${#completions}:#1}:+l:|=*}'";`)
	script = amended(script, `eval ${requestComp} `, `eval "${requestComp}${compstate[quote]#$QISUFFIX}" `)
	_, err := io.WriteString(w, script)
	return err
}

// amended is a script with one thing in place of another, which must be there.
func amended(script, was, is string) string {
	if !strings.Contains(script, was) {
		panic("the script of cobra has no " + was) // it is part of the program
	}
	return strings.ReplaceAll(script, was, is)
}

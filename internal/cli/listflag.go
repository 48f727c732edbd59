package cli

import (
	"strings"

	"github.com/spf13/pflag"
)

// list is the value of a flag that may be given again, each time with one more element, which is taken as it is. pflag's
// own asks for its text when it is made and prepares to write CSV for it, for every such flag of every command: four
// kilobytes each, at every start of the program.
type list []string

// listVar binds a flag that may be given again.
func listVar(fs *pflag.FlagSet, p *[]string, name, usage string) { fs.Var((*list)(p), name, usage) }

// String is what the flag holds.
func (l *list) String() string { return strings.Join(*l, "; ") }

// Set adds an element.
func (l *list) Set(text string) error {
	*l = append(*l, text)
	return nil
}

// Type tells cobra's completion that the flag may be given again.
func (l *list) Type() string { return "stringArray" }

// commaList is a list whose elements may also be given at once, with commas between them.
type commaList []string

// commaListVar binds a flag that takes elements with commas between them, and may be given again.
func commaListVar(fs *pflag.FlagSet, p *[]string, name, usage string) {
	fs.Var((*commaList)(p), name, usage)
}

// String is what the flag holds.
func (l *commaList) String() string { return strings.Join(*l, ",") }

// Set adds the elements.
func (l *commaList) Set(text string) error {
	*l = append(*l, strings.Split(text, ",")...)
	return nil
}

// Type tells cobra's completion that the flag may be given again.
func (l *commaList) Type() string { return "stringSlice" }

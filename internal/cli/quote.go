package cli

import (
	"runtime"
	"strings"
)

// quote is text as one word of a line for the shell, to be typed or pasted as it stands.
func quote(text string) string { return quoteFor(runtime.GOOS, text) }

// quoteFor is quote on an operating system, by its name in Go. On Windows, a single quote is a letter to cmd.exe, so
// a word stands in double quotes and those inside it are doubled, which cmd.exe and PowerShell both take; there the
// backslash is part of paths, and %, ^ and the comma mean something. PowerShell alone still reads $ and ` inside.
func quoteFor(system, text string) string {
	special := " \t\n\"'$`!*?[](){}<>|&;#~"
	if system == "windows" {
		if text != "" && !strings.ContainsAny(text, special+"%^,") {
			return text
		}
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	switch {
	case text != "" && !strings.ContainsAny(text, special+`\`):
		return text
	case !strings.ContainsAny(text, "\"$`\\!"):
		return `"` + text + `"`
	default:
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
}

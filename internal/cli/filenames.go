package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// longestFileName is how many bytes of a contact's name its file bears, so that there is room for a number and an ending
// wherever the folder is copied to.
const longestFileName = 120

// fileNames is what the files of contacts are called, by their numbers and without an ending: by the name, as Linux, macOS and
// Windows all take it and a link can hold it, and with the number where two would be one file on any of them.
func fileNames(all []journal.Someone) map[int64]string {
	names, bearers := map[int64]string{}, map[string]int{}
	for _, who := range all {
		names[who.ID] = fileName(who.Name)
		bearers[journal.Fold(names[who.ID])]++
	}
	for _, who := range all {
		name := names[who.ID]
		if bearers[journal.Fold(name)] == 1 && !reserved(name) {
			continue
		}
		for again := true; again; again = bearers[journal.Fold(name)] > 0 {
			name = strings.TrimSpace(fmt.Sprintf("%s (%d)", name, who.ID))
		}
		names[who.ID] = name
		bearers[journal.Fold(name)]++
	}
	return names
}

// fileName is a name without what no file can be called, or would be hidden by, or what would end a link.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?|<>#^%`, r):
			return '-'
		case r == '[':
			return '('
		case r == ']':
			return ')'
		case r == '"' || r == '`':
			return '\''
		case r != ' ' && !unicode.IsPrint(r), r == utf8.RuneError:
			return -1
		default:
			return r
		}
	}, name)
	const ends = " .-~" // dots hide a file or are dropped, hyphens look like a flag
	name = strings.TrimLeft(name, ends)
	if len(name) > longestFileName {
		at := longestFileName
		for !utf8.RuneStart(name[at]) {
			at--
		}
		name = name[:at]
	}
	return strings.TrimRight(name, " .")
}

// reserved reports whether Windows keeps a name for a device, whatever ending it has, or there is nothing in it.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch stem {
	case "", "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	digit, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		digit, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && utf8.RuneCountInString(digit) == 1 && strings.Trim(digit, "0123456789¹²³") == ""
}

package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// countOf is a number with its noun: "1 contact", "3 contacts".
func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// aOrAn is a noun with its article: "a note", "an initiative".
func aOrAn(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// are is "is" or "are", as the number asks for.
func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// was is "was" or "were", as the number asks for.
func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// and joins names as a sentence does: "Dana, Luis and Ada".
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// sentenceCase is an error's text as a sentence begins.
func sentenceCase(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

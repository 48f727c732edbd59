package term

import (
	"errors"
	"runtime"
	"strings"
)

var errOpenQuote = errors.New("a quote is not closed")

// splitCommand splits the value of PAGER or EDITOR into a program and its arguments. On Windows a
// backslash is part of a path and quotes nothing.
func splitCommand(s string) ([]string, error) {
	return splitWords(s, runtime.GOOS != "windows")
}

// splitWords splits s at spaces, tabs and newlines. Single and double quotes hold a word together,
// and where escapes is true a backslash outside single quotes takes the next character as it is.
// Nothing is expanded: there is no shell, so nothing runs but the program that is named.
func splitWords(s string, escapes bool) ([]string, error) {
	var (
		sp      splitter
		escaped bool // the character before was a backslash
	)
	for _, r := range s {
		switch {
		case escaped:
			sp.add(r)
			escaped = false
		case escapes && r == '\\' && sp.quote != '\'':
			sp.begun, escaped = true, true
		case sp.quote != 0:
			sp.quoted(r)
		default:
			sp.plain(r)
		}
	}
	if sp.quote != 0 || escaped {
		return nil, errOpenQuote
	}
	sp.end()
	return sp.words, nil
}

// splitter is how far splitWords has come.
type splitter struct {
	words []string
	word  strings.Builder
	begun bool // a word is under way; it may still be empty, as in ""
	quote rune // the quote that is open, or 0
}

func (sp *splitter) add(r rune) {
	sp.begun = true
	sp.word.WriteRune(r)
}

// end ends the word under way, if there is one.
func (sp *splitter) end() {
	if sp.begun {
		sp.words = append(sp.words, sp.word.String())
	}
	sp.word.Reset()
	sp.begun = false
}

// plain takes a character outside quotes.
func (sp *splitter) plain(r rune) {
	switch r {
	case ' ', '\t', '\r', '\n':
		sp.end()
	case '"', '\'':
		sp.begun, sp.quote = true, r
	default:
		sp.add(r)
	}
}

// quoted takes a character inside quotes.
func (sp *splitter) quoted(r rune) {
	if r == sp.quote {
		sp.quote = 0
		return
	}
	sp.add(r)
}

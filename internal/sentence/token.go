package sentence

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// token is a word of a sentence, and what stands around it.
type token struct {
	start, end int    // its bytes
	text       string // as it is written
	key        string // folded, without apostrophes and periods
	owner      string // the key of whose it is: "luis" for "Luis's"; empty for a word that is no possessive
	gap        string // what stands between the word before and this one, marks apart
	mark       byte   // @ or \ directly before it, 0 for neither
	begins     bool   // it may be capitalized only because something begins with it
	quoted     bool   // it stands in double quotation marks
	hidden     bool   // it is part of an address, or of a tag
}

// tokens are the words of a text. Hyphens part words, as they do in journal.NameKey; apostrophes do not.
func tokens(text string, hidden []span) (all []token) {
	end, quoted := 0, false
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isLetter(r) {
			if r == '"' || r == '“' || r == '”' {
				quoted = !quoted
			}
			at += size
			continue
		}
		t := token{start: at, end: wordEnd(text, at), quoted: quoted}
		t.text, t.gap, t.hidden = text[t.start:t.end], text[end:t.start], within(hidden, t.start)
		if last := len(t.gap) - 1; last >= 0 && !t.hidden && (t.gap[last] == '@' || t.gap[last] == '\\') {
			t.gap, t.mark = t.gap[:last], t.gap[last]
		}
		t.key = journal.NameKey(t.text)
		t.owner = owner(t.text, t.key)
		t.begins = len(all) == 0 || all[len(all)-1].stops(t.gap)
		all = append(all, t)
		at, end = t.end, t.end
	}
	return all
}

// wordEnd is where the word that begins at a place ends. An apostrophe between letters belongs to it, and one
// behind an s: "Luis' offer". A period between single letters does as well: "J.R.".
func wordEnd(text string, at int) int {
	begin := at
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		switch {
		case isLetter(r):
		case isApostrophe(r) && unicode.IsLetter(next):
		case (r == '’' || r == '\'') && strings.HasSuffix(text[begin:at], "s") && !strings.HasSuffix(text[:begin], string(r)):
		case r == '.' && unicode.IsLetter(next) && initials(text[begin:at]) && !unicode.IsLetter(after(text, at+size)):
		default:
			return at
		}
		at += size
	}
	return at
}

// after is the character behind the one that begins at a place.
func after(text string, at int) rune {
	_, size := utf8.DecodeRuneInString(text[at:])
	r, _ := utf8.DecodeRuneInString(text[at+size:])
	return r
}

// initials reports whether a text is single letters with periods between them.
func initials(text string) bool {
	for part := range strings.SplitSeq(text, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// owner is the key of whose something is, by a word in the possessive; empty for any other word.
func owner(text, key string) string {
	n := len(text)
	r, size := utf8.DecodeLastRuneInString(text)
	if isApostrophe(r) {
		return key
	}
	if r != 's' && r != 'S' {
		return ""
	}
	if r, _ = utf8.DecodeLastRuneInString(text[:n-size]); isApostrophe(r) {
		return strings.TrimSuffix(key, "s")
	}
	return ""
}

// stops reports whether a gap behind the word ends a sentence, or something like one.
func (t token) stops(gap string) bool {
	if strings.ContainsAny(gap, "!?;:\n\"“”(") {
		return true
	}
	return strings.Contains(gap, ".") && !t.abbreviates()
}

// abbreviates reports whether a period behind the word may belong to it: "Dr.", "P.", "Jr.".
func (t token) abbreviates() bool {
	return t.isInitial() || has(abbreviations(), t.key)
}

// number is the number that the word is: 12, or in a possessive 12's.
func (t token) number() (int64, bool) {
	n, err := strconv.ParseInt(cmp.Or(t.owner, t.key), 10, 64)
	return n, err == nil
}

// isInitial reports whether the word is a capital letter, or several with periods between them.
func (t token) isInitial() bool {
	return t.capital() && initials(t.text)
}

func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// shouted reports whether the word is of capitals alone, two at least.
func (t token) shouted() bool {
	n := 0
	for _, r := range t.text {
		if unicode.IsLower(r) {
			return t.owner != "" && len(t.text) > 3 && strings.ToUpper(t.owner) == t.text[:min(len(t.owner), len(t.text))]
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// named reports whether the word looks like part of a name: a capital, then small letters, and not only because
// something begins with it.
func (t token) named() bool {
	return t.mark != '\\' && t.capital() && !t.shouted() && !t.isInitial() && !t.begins && !has(calendar(), t.key) && !has(small(), t.key)
}

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

func within(spans []span, at int) bool {
	for _, s := range spans {
		if s.start <= at && at < s.end {
			return true
		}
	}
	return false
}

// addresses are the stretches of a text that are e-mail or web addresses.
func addresses(text string) (all []span) {
	for _, s := range fields(text) {
		word := text[s.start:s.end]
		at := strings.IndexByte(strings.TrimLeft(word, `"'(<[`), '@')
		if at > 0 && isLetter(rune(word[0])) || strings.Contains(word, "://") || strings.HasPrefix(strings.ToLower(word), "www.") {
			all = append(all, s)
		}
	}
	return all
}

// fields are the stretches of a text that white space parts.
func fields(text string) (all []span) {
	start := -1
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			if start >= 0 {
				all = append(all, span{start, i})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		all = append(all, span{start, len(text)})
	}
	return all
}

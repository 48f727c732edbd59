package journal

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is s as it would be typed on a plain keyboard without thinking of case or accents: compatibility
// forms taken apart (Unicode NFKD), accents stripped, case folded, and letters such as ø and ß, which
// have no decomposition, written plain. "José Łukasz Groß" folds to "jose lukasz gross".
//
// Only accents go. Marks that spell stay: vowel signs of Indic and Thai script, the voicing of kana.
// Hangul comes out as single letters (jamo), so that a syllable half typed is the start of the whole.
// What cannot be seen goes as well: soft hyphens, direction marks, variation selectors.
//
// Every character folds on its own, whatever stands beside it, and what has been folded folds to itself.
func Fold(s string) string {
	if allASCII(s) {
		return strings.ToLower(s)
	}
	folded := make([]byte, 0, len(s)+len(s)/2)
	for _, r := range s {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

func allASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendFolded decomposes one character at a time. Over the whole string norm would also put marks into
// their canonical order, and dropping some of them afterwards could change what that order is.
func appendFolded(folded []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(folded, byte(unicode.ToLower(r)))
	}
	if plain, ok := typedPlain[r]; ok {
		return append(folded, plain...)
	}
	for _, part := range decomposed(r) {
		if !unseen(part) && !accent(part) {
			folded = appendLower(folded, part)
		}
	}
	return folded
}

// decomposed is the NFKD of one character. The tables of norm leave out the Hangul syllables, which are
// taken apart by rule.
func decomposed(r rune) string {
	if '가' <= r && r <= '힣' {
		return norm.NFKD.String(string(r))
	}
	if parts := norm.NFKD.PropertiesString(string(r)).Decomposition(); parts != nil {
		return string(parts)
	}
	return string(r)
}

// appendLower goes by way of the upper case, which joins what lower case alone keeps apart: σ and ς.
func appendLower(folded []byte, r rune) []byte {
	r = unicode.ToLower(unicode.ToUpper(r))
	if plain, ok := typedPlain[r]; ok {
		return append(folded, plain...)
	}
	return utf8.AppendRune(folded, r)
}

// typedPlain are the lower-case letters that Unicode does not decompose but that people type plain, and
// the spacing acute in both its places, which decomposes into a space but is typed for an apostrophe.
var typedPlain = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ø': "o", 'ł': "l",
	'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", '´': "'", '\u1ffd': "'",
}

// accent reports whether r is a mark that people leave out when they type. The canonical combining class
// tells: 1 is an overlay, 10 to 36 are the points of Hebrew, Arabic and Syriac, 200 and over stand
// above or below a letter. The rest (nukta, kana voicing, virama, Thai and Tibetan signs) spell.
func accent(r rune) bool {
	if !unicode.Is(unicode.Mn, r) {
		return false
	}
	class := norm.NFKD.PropertiesString(string(r)).CCC()
	return class == 1 || 10 <= class && class <= 36 || class >= 200
}

// unseen reports whether r leaves no trace on the screen, as text pasted from elsewhere is full of. The
// zero-width joiner is not among them: it holds families of emoji together.
func unseen(r rune) bool {
	switch r {
	case '\u00ad', '\u034f', '\u200b', '\u200c', '\u2060', '\ufeff':
		return true
	}
	return unicode.In(r, unicode.Bidi_Control, unicode.Variation_Selector)
}

// NameKey is what names are compared by: s folded, apostrophes and periods dropped, and every other run
// of punctuation and white space made one space. "O’Brien-Díaz, J.R." has the key "obrien diaz jr".
// A name that is nothing but punctuation is its own key, so only blank text has the empty key. The key
// of a key is itself.
func NameKey(s string) string {
	folded := Fold(s)
	if key := spokenPart(folded); key != "" {
		return key
	}
	return cmp.Or(OneSpaced(folded), OneSpaced(s))
}

// spokenPart is the words of a folded name, one space between them.
func spokenPart(folded string) string {
	key := make([]byte, 0, len(folded))
	gap := false
	for _, r := range folded {
		switch {
		case r == '.' || isApostrophe(r):
		case isGap(r):
			gap = len(key) > 0
		default:
			if gap {
				key = append(key, ' ')
				gap = false
			}
			key = utf8.AppendRune(key, r)
		}
	}
	return string(key)
}

// isApostrophe knows, beside the typewriter's: the quotation marks and primes used for it, the ʻokina and
// other letters of that look, and the Armenian and Hebrew signs of the same use.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '‘', '’', '‛', '′', '‵', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ꞌ', '՚', '׳':
		return true
	}
	return false
}

func isGap(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r)
}

// OneSpaced is s trimmed, with every run of white space, line ends included, made one space.
func OneSpaced(s string) string { return strings.Join(strings.Fields(s), " ") }

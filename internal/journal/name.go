package journal

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The limits of what is taken.
const (
	MaxName = 200     // characters in a name
	MaxTag  = 60      // characters in a tag
	MaxText = 1 << 20 // bytes in a free text
)

// CleanName is the one form in which a name (of a contact, alias, group or field) is kept: composed
// (Unicode NFC), trimmed, every run of white space one space. Anything else is kept faithfully. The error,
// a *Problem, says that the name is empty, longer than MaxName, or not text.
func CleanName(s string) (string, error) {
	if err := readable("name", s); err != nil {
		return "", err
	}
	name := norm.NFC.String(OneSpaced(s))
	if name == "" {
		return "", Bad(`give a name, such as "Dana Whitcomb"`, "the name is empty")
	}
	if n := utf8.RuneCountInString(name); n > MaxName {
		return "", Bad("shorten the name; the rest can go into a note or a field",
			"the name is %d characters long, and at most %d are taken", n, MaxName)
	}
	return name, nil
}

// CleanText is the one form in which a free text is kept: lines end in LF, and white space at the end is
// gone. Empty text is fine. What names the text in the error, a *Problem, which says that the
// text is longer than MaxText or not text at all.
func CleanText(what, s string) (string, error) {
	if err := readable(what, s); err != nil {
		return "", err
	}
	text := strings.TrimRightFunc(s, unicode.IsSpace)
	if strings.Contains(text, "\r") { // which is rare, and the making of a replacer long
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	if len(text) > MaxText {
		return "", Bad("split it in two, or keep the long part in a file and write down where that is",
			"the %s is %d bytes long, and at most %d are taken", what, len(text), MaxText)
	}
	return text, nil
}

// Tag is a tag's one form: without the leading #, composed (Unicode NFC), in lower case, with a hyphen for
// every run of white space: "#Budget Season" is "budget-season". The error, a *Problem, says that it is
// empty, longer than MaxTag, holds a comma or semicolon, or is not text.
func Tag(s string) (string, error) {
	const hint = "a tag is a word or a few, such as qris or budget-season"
	if err := readable("tag", s); err != nil {
		return "", err
	}
	bare := strings.TrimLeftFunc(s, func(r rune) bool { return r == '#' || unicode.IsSpace(r) })
	tag := norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(bare), "-")))
	if tag == "" {
		return "", Bad(hint, "the tag is empty")
	}
	if strings.ContainsAny(tag, ",;") {
		return "", Bad("give each tag on its own; "+hint, "the tag %q has a comma or semicolon in it", tag)
	}
	if n := utf8.RuneCountInString(tag); n > MaxTag {
		return "", Bad(hint, "the tag is %d characters long, and at most %d are taken", n, MaxTag)
	}
	return tag, nil
}

// readable refuses what is no text, which would be cut or mangled on its way through the database, a
// terminal or a spreadsheet.
func readable(what, s string) error {
	if !utf8.ValidString(s) {
		return Bad("save it as UTF-8 and try again", "the %s is not valid UTF-8 text", what)
	}
	if strings.ContainsRune(s, 0) {
		return Bad("take the NUL character out and try again", "the %s has a NUL character in it", what)
	}
	return nil
}

// Words are the words of a NameKey, in order; none for the empty key.
func Words(key string) []string { return strings.Fields(key) }

// Says reports whether every word of a part is one of the text's, as names are compared; a part without words is said by any.
func Says(text, part string) bool {
	words := Words(NameKey(text))
	return !slices.ContainsFunc(Words(NameKey(part)), func(word string) bool { return !slices.Contains(words, word) })
}

// MatchKey reports whether every word typed is the start of a different word of the key, in any order:
// "w dana" matches "dana whitcomb", "d d" does not. Both are NameKeys. Nothing typed matches nothing.
func MatchKey(key, typed string) bool {
	words, starts := Words(key), Words(typed)
	if len(starts) == 0 || len(starts) > len(words) {
		return false
	}
	// The longest first, so that "d dana" leaves dana's word to dana. That is enough: what a longer
	// start fits, a shorter start of it fits too, and two that do not contain each other never compete.
	slices.SortFunc(starts, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, start := range starts {
		i := slices.IndexFunc(words, func(word string) bool { return strings.HasPrefix(word, start) })
		if i < 0 {
			return false
		}
		words = slices.Delete(words, i, i+1)
	}
	return true
}

// Agree reports whether two names could be one person's: "D. Whitcomb", "Whitcomb, Dana M." and "Dana
// Whitcomb, PhD" agree with "Dana Whitcomb". Every word of the shorter must be found in the longer, an
// initial for any word it starts, and one whole word must be the same. Jr. contradicts Sr. but not the
// lack of either; degrees are passed over. Agree is the same both ways round.
func Agree(a, b string) bool {
	keyA, keyB := straightKey(a), straightKey(b)
	if keyA == keyB {
		return keyA != ""
	}
	wordsA, generationA := withoutTitles(Words(keyA))
	wordsB, generationB := withoutTitles(Words(keyB))
	if generationA != "" && generationB != "" && generationA != generationB {
		return false
	}
	if len(wordsA) > len(wordsB) {
		wordsA, wordsB = wordsB, wordsA
	}
	return within(wordsA, wordsB)
}

// straightKey is the key of a name, turned round first if it stands in the order "Whitcomb, Dana".
func straightKey(name string) string {
	if turned, ok := Turned(name); ok {
		name = turned
	}
	return NameKey(name)
}

// within reports whether each word of few stands for a different word of many, one of them in full.
// The words that have the least choice choose first: whole words, then those only an initial can stand
// for, then the initials. Within one letter all that are left are alike, so no choice spoils another.
func within(few, many []string) bool {
	few, many, same := withoutShared(few, many)
	if !same {
		return false
	}
	slices.SortStableFunc(few, func(a, b string) int { return cmp.Compare(initialRank(a), initialRank(b)) })
	for _, word := range few {
		i := slices.IndexFunc(many, func(other string) bool { return standsFor(word, other) })
		if i < 0 {
			return false
		}
		many = slices.Delete(many, i, i+1)
	}
	return true
}

// withoutShared is few and many without the words of more than one letter they share, and whether any were.
func withoutShared(few, many []string) (restFew, restMany []string, shared bool) {
	restMany = slices.Clone(many)
	for _, word := range few {
		i := slices.Index(restMany, word)
		if i < 0 || isInitial(word) {
			restFew = append(restFew, word)
			continue
		}
		restMany = slices.Delete(restMany, i, i+1)
	}
	return restFew, restMany, len(restFew) < len(few)
}

// standsFor reports whether one of two words is an initial that the other starts with.
func standsFor(a, b string) bool {
	return isInitial(a) && strings.HasPrefix(b, a) || isInitial(b) && strings.HasPrefix(a, b)
}

func isInitial(word string) bool { return utf8.RuneCountInString(word) == 1 }

func initialRank(word string) int {
	if isInitial(word) {
		return 1
	}
	return 0
}

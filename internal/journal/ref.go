package journal

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Ref names anything listed that is not a contact, by the letter of its sort and its number: n841.
type Ref struct {
	Letter byte // lower case
	Number int64
}

// The letters of references.
const (
	RefNote     = 'n'
	RefFollowUp = 't'
	RefFact     = 'f'
	RefChange   = 'c'
	RefSeat     = 's'

	RefAssessment = 'a'
	RefInitiative = 'i'
	RefReview     = 'r'
)

// refLetters are the letters that references begin with: assessment, change, fact, initiative, note, review, seat, follow-up.
const refLetters = "acfinrst"

// ParseRef reads a reference such as "n841", the letter in either case. It is false for anything else,
// and for letters that nothing is listed by, so that a name like "K9" stays a name.
func ParseRef(s string) (Ref, bool) {
	if s == "" {
		return Ref{}, false
	}
	letter := s[0] | 0x20 // the lower case of an ASCII letter, and no letter for anything else
	if strings.IndexByte(refLetters, letter) < 0 {
		return Ref{}, false
	}
	number, ok := parseCount(s[1:])
	if !ok {
		return Ref{}, false
	}
	return Ref{letter, number}, true
}

// String is the reference as it is shown and typed.
func (r Ref) String() string { return string(r.Letter) + strconv.FormatInt(r.Number, 10) }

// What is the sort of thing it names, as a sentence has it: "a note".
func (r Ref) What() string {
	switch r.Letter {
	case RefNote:
		return "a note"
	case RefFollowUp:
		return "a follow-up"
	case RefFact:
		return "a fact"
	case RefChange:
		return "a change"
	case RefSeat:
		return "a vacant seat"
	case RefAssessment:
		return "an assessment"
	case RefInitiative:
		return "an initiative"
	case RefReview:
		return "a review"
	default:
		return "a contact"
	}
}

// ParseNumber reads a contact's number, "12" or "#12". It is false for anything else.
func ParseNumber(s string) (int64, bool) { return parseCount(strings.TrimPrefix(s, "#")) }

// parseCount reads a whole number from 1 up, written the one way it is shown: no sign, no leading zeros.
func parseCount(s string) (int64, bool) {
	if s == "" || s[0] < '1' || s[0] > '9' {
		return 0, false
	}
	number, err := strconv.ParseInt(s, 10, 64)
	return number, err == nil
}

// IsEmail reports whether s looks like one e-mail address, white space around it aside. It is a light
// check, to tell an address from a name; whether mail arrives is another matter.
func IsEmail(s string) bool {
	local, domain, ok := strings.Cut(strings.TrimSpace(s), "@")
	if !ok || local == "" || domain == "" {
		return false
	}
	return !strings.ContainsFunc(local+domain, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`@,;:<>()"`, r)
	})
}

// CutScheme is an address without the scheme that a URI has before it, in any case: of "mailto:dana@example.org" what is behind
// "mailto:". Where there is none, it is the address as it stands.
func CutScheme(address, scheme string) string {
	if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
		return strings.TrimSpace(address[len(scheme):])
	}
	return address
}

// EmailKey is what e-mail addresses are compared by: trimmed, in lower case.
func EmailKey(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// extension is the end of a phone number that a switchboard asks for: "x12", "ext. 12", ";ext=12", or ",,12" after a pause. It is
// short, so that "#2025550143" stays a number.
var extension = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:(?:extension|extn?|x|#)[ .:=]*|,+)\d{1,6}\s*$`)
})

// IsExtension reports whether a text is what stands behind a phone number and is none by itself: an extension, "x12", or another
// parameter of RFC 3966, "phone-context=+1".
func IsExtension(text string) bool {
	text = strings.TrimSpace(text)
	if at := extension().FindStringIndex(text); len(at) > 0 && at[0] == 0 {
		return true
	}
	name, _, parameter := strings.Cut(text, "=")
	return parameter && name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// PhoneKey is what phone numbers are compared by: the digits alone, without an extension and without
// the leading 1 of a North American number of eleven digits. It is empty when there are no digits.
func PhoneKey(s string) string {
	number, _ := cutExtension(s)
	digits := onlyDigits(number)
	if len(digits) == 11 {
		digits = strings.TrimPrefix(digits, "1")
	}
	return digits
}

package journal

import (
	"strings"
	"unicode"
)

// suffixSort says what a suffix of a name tells.
type suffixSort int

const (
	generation suffixSort = iota + 1 // which of several of the same name
	credential                       // a degree or license
	company                          // the legal form of an organization
)

// suffixes are the words that follow a name after a comma and belong to it. Degrees that are also common
// names (Ma, Do, Ba) are left out: a list of people is split there.
var suffixes = map[string]suffixSort{
	"jr": generation, "sr": generation, "ii": generation, "iii": generation, "iv": generation,
	"2nd": generation, "3rd": generation, "4th": generation,

	"phd": credential, "md": credential, "edd": credential, "esq": credential, "mph": credential,
	"mpa": credential, "mpp": credential, "mba": credential, "msw": credential, "lcsw": credential,
	"lmsw": credential, "med": credential, "rn": credential, "bsn": credential, "msn": credential,
	"dnp": credential, "jd": credential, "cpa": credential, "psyd": credential, "drph": credential,
	"dds": credential, "dmd": credential, "dvm": credential,

	"inc": company, "incorporated": company, "llc": company, "ltd": company, "limited": company,
	"corp": company, "corporation": company, "co": company, "llp": company, "lp": company,
	"plc": company, "pllc": company, "pc": company,
}

// ordinals are the ways to write the same generation.
var ordinals = map[string]string{"2nd": "ii", "3rd": "iii", "4th": "iv"}

// IsSuffix reports whether a word that follows a name belongs to it, as Jr., PhD and Inc. do. The word is judged as it
// was written: case is ignored, a last period is optional, and periods inside are too, but not in a generation: "J.R."
// are initials.
func IsSuffix(word string) bool {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	sort, ok := suffixes[strings.ReplaceAll(word, ".", "")]
	return ok && (sort != generation || !strings.Contains(word, "."))
}

// allSuffixes reports whether text is one suffix or several: "Jr.", "MD MPH".
func allSuffixes(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if !IsSuffix(word) {
			return false
		}
	}
	return true
}

// SplitNames is the names in a list of them, trimmed and without empty ones: split at semicolons if there
// are any ("Whitcomb, Dana; Ortega, Luis"), else at commas, but never before a suffix such as Jr., PhD or
// Inc. A single name comes back alone; blank text has none.
func SplitNames(s string) []string {
	if strings.Contains(s, ";") {
		return partsOf(s, ";")
	}
	var names []string
	for _, part := range partsOf(s, ",") {
		if last := len(names) - 1; last >= 0 && allSuffixes(part) {
			names[last] += ", " + part
			continue
		}
		names = append(names, part)
	}
	return names
}

// partsOf is what stands between separators, where there is anything, without white space and stray
// commas around it.
func partsOf(s, separator string) []string {
	var parts []string
	for part := range strings.SplitSeq(s, separator) {
		if part = strings.TrimFunc(part, isStray); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func isStray(r rune) bool { return r == ',' || unicode.IsSpace(r) }

// Turned is a name that stands family name first, the other way round: "Whitcomb Jr., Dana" is "Dana
// Whitcomb Jr.". It is false where there is no comma, where the comma only sets off a suffix ("Luis
// Ortega, Jr."), and where there are too many names to be one.
func Turned(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return "", false
	}
	var names, after []string
	for i, part := range partsOf(s, ",") {
		if i > 0 && allSuffixes(part) {
			after = append(after, part)
		} else {
			names = append(names, part)
		}
	}
	if len(names) != 2 {
		return "", false
	}
	given, tail := cutSuffixes(names[1])
	turned := OneSpaced(given + " " + names[0] + " " + tail)
	return strings.Join(append([]string{turned}, after...), ", "), true
}

// cutSuffixes parts the suffixes from the end of a name, as in "Dana Jr.", leaving at least one word.
func cutSuffixes(name string) (rest, tail string) {
	words := strings.Fields(name)
	end := len(words)
	for end > 1 && IsSuffix(words[end-1]) {
		end--
	}
	return strings.Join(words[:end], " "), strings.Join(words[end:], " ")
}

// withoutTitles is the words of a key without the degrees and generation at their end, leaving at least
// one word, and the generation, empty when there is none. The legal form of a company stays: it
// is also the family name of people.
func withoutTitles(words []string) (rest []string, which string) {
	for len(words) > 1 {
		last := words[len(words)-1]
		switch suffixes[last] {
		case generation:
			which = last
			if ordinal, ok := ordinals[last]; ok {
				which = ordinal
			}
		case credential:
		default:
			return words, which
		}
		words = words[:len(words)-1]
	}
	return words, which
}

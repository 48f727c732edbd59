package journal

import "strings"

// trunks are what is dialed before a number at home alone: 0 in most of the world, 8 in Russia and Kazakhstan, of code 7; and
// nothing, as in Spain, or in China for mobile phones.
const (
	trunk        = "0"
	trunkOfSeven = "8"
)

// shortestTail is how many digits a number has at least behind the code of its country, for one without a country to be taken for it;
// without a trunk before it, one more, as those of an office have no more.
const shortestTail = 7

// tailOf is what a number is looked for by that may be another without the code of its country: its last digits. It is empty of a
// number of North America, where nothing is dialed before one at home, and of one that is as short as those of an office.
func tailOf(reach string) string {
	number, _, _ := strings.Cut(reach, " ")
	if strings.HasPrefix(number, "+1") || len(number) <= shortestTail {
		return ""
	}
	return number[len(number)-shortestTail:]
}

// homeAndAbroad reports whether two numbers, as reach has them, are the same as it is dialed at home, 020 7946 0000, and from abroad,
// +44 20 7946 0000: what stands behind the country's code is what stands behind the trunk's 0, or with it, as in Italy, or all of it
// where there is none. Of two that are both written as at home nobody knows the countries.
func homeAndAbroad(a, b string) bool {
	if strings.HasPrefix(a, "+") {
		a, b = b, a
	}
	number, plus := strings.CutPrefix(b, "+")
	if !plus || strings.HasPrefix(a, "+") || strings.HasPrefix(number, "1") {
		return false
	}
	code := number[:min(codeLength(number), len(number))]
	tail := number[len(code):]
	switch {
	case len(tail) < shortestTail:
		return false
	case code == "7":
		return a == trunkOfSeven+tail || a == tail
	default:
		return a == trunk+tail || a == tail && len(a) > shortestTail
	}
}

// codeLength is how many digits of a number dialed from abroad are its country's (ITU-T E.164, the list of codes assigned).
func codeLength(number string) int {
	const two = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 " +
		"81 82 84 86 90 91 92 93 94 95 98 "
	switch {
	case strings.HasPrefix(number, "1"), strings.HasPrefix(number, "7"):
		return 1
	case len(number) >= 2 && strings.Contains(two, " "+number[:2]+" "):
		return 2
	default:
		return 3
	}
}

package journal

import "strings"

// Phone is a telephone number as it is dialed from anywhere in the world (E.164), and what a switchboard asks for behind it.
type Phone struct {
	Number    string // "+12025550142"
	Extension string // "12"; empty where there is none
}

// String is the number with its extension: "+12025550142 x12".
func (p Phone) String() string {
	if p.Extension == "" {
		return p.Number
	}
	return p.Number + " x" + p.Extension
}

// ParsePhone reads a telephone number whatever its writing: one of North America with or without its 1, any other behind a
// + or what is dialed for it, 011 or 00. ok is false where it cannot be told which number of the world is meant: of
// "555-0142" nobody knows the area.
func ParsePhone(text string) (p Phone, ok bool) {
	text, p.Extension = cutExtension(text)
	digits, abroad := dialed(text)
	if abroad && !strings.HasPrefix(digits, "1") {
		p.Number = "+" + digits
		ok = len(digits) >= shortestAbroad && len(digits) <= longestPhone && digits[0] != '0'
	} else {
		if len(digits) == 11 {
			digits = strings.TrimPrefix(digits, "1")
		}
		p.Number, ok = "+1"+digits, isNorthAmerican(digits)
	}
	if !ok {
		return Phone{}, false
	}
	return p, true
}

// How many digits a number has that is dialed from abroad, the country's among them (ITU-T E.164, and the least in use).
const (
	shortestAbroad = 8
	longestPhone   = 15
)

// dialed is the digits of a number, and whether they begin with a country's: behind a +, or behind what is dialed for
// one. The 0 in brackets of "+44 (0)20" is dialed at home alone.
func dialed(text string) (digits string, abroad bool) {
	first := strings.IndexFunc(text, isDigit)
	if first < 0 {
		return "", false
	}
	if strings.Contains(text[:first], "+") {
		return onlyDigits(strings.Replace(text, "(0)", "", 1)), true
	}
	digits = onlyDigits(text)
	for _, prefix := range []string{"011", "00"} {
		if rest, ok := strings.CutPrefix(digits, prefix); ok {
			return rest, true
		}
	}
	return digits, false
}

// isNorthAmerican reports whether ten digits can be a number of the North American plan: neither area nor exchange begins
// with 0 or 1.
func isNorthAmerican(digits string) bool {
	return len(digits) == 10 && digits[0] >= '2' && digits[3] >= '2'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
}

// cutExtension parts a number from its extension, if it has one.
func cutExtension(text string) (number, digits string) {
	at := extension().FindStringIndex(text)
	if at == nil {
		return text, ""
	}
	return text[:at[0]], onlyDigits(text[at[0]:])
}

// shortestLocal is how many digits tell two numbers to be the same of which the area is not known.
const shortestLocal = 7

// reach is what numbers are compared by to find the same one twice: as the world dials it, or its digits where that cannot
// be told, each with its extension. It is empty for what is no number.
func reach(phone string) string {
	if p, ok := ParsePhone(phone); ok {
		return p.String()
	}
	number, ext := cutExtension(phone)
	if number = onlyDigits(number); len(number) < shortestLocal {
		return ""
	}
	return Phone{Number: number, Extension: ext}.String()
}

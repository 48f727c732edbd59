package csvfile

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts are the characters that make a spreadsheet run a cell as a formula, full-width forms
// included. Source: OWASP, "CSV Injection".
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// Restore takes back what rel's CSV export does to a cell that a spreadsheet would run: one leading
// apostrophe is removed where apostrophes and then the start of a formula begin the cell. All other
// cells are returned as they are.
func Restore(cell string) string {
	rest := strings.TrimLeft(cell, "'")
	start, _ := utf8.DecodeRuneInString(rest)
	if rest == cell || rest == "" || !strings.ContainsRune(formulaStarts, start) {
		return cell
	}
	return cell[1:]
}

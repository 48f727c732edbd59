package render

import "testing"

func TestMarkdown(t *testing.T) {
	odd := listed{number: 3, name: `a|b\c`, org: "<script> *x* `y` [z](u)", note: "one\r\ntwo\x1b\nthree"}
	// Relative days and cut cells would be wrong tomorrow, so a terminal changes nothing here.
	for _, s := range []Style{{Format: Markdown}, {Format: Markdown, TTY: true, Width: 20, Color: true, Today: today}} {
		expect(t, list(t, s, columns(), dana, odd), ""+
			"| Nr | Name | Organization | Phone | Touched | Mark |\n"+
			"| ---: | --- | --- | --- | --- | --- |\n"+
			"| 12 | Dana Whitcomb | Office of Early Learning | 202-555-0142 | 2026-11-03 | Likes \\| pipes<br>and    lines |\n"+
			"| 3 | a\\|b\\\\c | \\<script> \\*x\\* \\`y\\` \\[z](u) |  |  | one<br>two␛<br>three |\n")
	}
}

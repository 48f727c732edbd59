package render

import (
	"errors"
	"strings"
	"testing"
)

func card(t *testing.T, s Style, lines ...Line) string {
	t.Helper()
	var b strings.Builder
	if err := Card(&b, s, lines); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCard(t *testing.T) {
	lines := []Line{
		{Label: "Phone", Text: "202-555-0142"},
		{Text: "202-555-0177"},
		{Label: "Due", Text: "3 days ago", Tint: Red},
		{Label: "Birthday", Text: "  \n"},
		{Label: "Web"},
		{Text: "https://example.org"},
		{Label: "Notes", Text: "\nWalked through the pilot.\n\nAgreed to meet again in May.\n"},
	}
	expect(t, card(t, Style{}, lines...), ""+
		"Phone  202-555-0142\n"+
		"       202-555-0177\n"+
		"Due    3 days ago\n"+
		"Web    https://example.org\n"+
		"Notes  Walked through the pilot.\n"+
		"\n"+
		"       Agreed to meet again in May.\n")
	expect(t, card(t, Style{Width: 24, Color: true}, lines[2], lines[6]), ""+
		"\x1b[2mDue\x1b[0m    \x1b[31m3 days ago\x1b[0m\n"+
		"\x1b[2mNotes\x1b[0m  Walked through\n"+
		"       the pilot.\n"+
		"\n"+
		"       Agreed to meet\n"+
		"       again in May.\n")
}

func TestCardIsSafe(t *testing.T) {
	expect(t, card(t, Style{}, Line{Label: "Fa\nx\x1b", Text: "\x1b[2J\u202E"}), "Fa x␛  ␛[2J⟨202E⟩\n")
}

func TestCardWithoutLabels(t *testing.T) {
	expect(t, card(t, Style{}, Line{Text: "Dana Whitcomb"}, Line{Text: "Director"}), "Dana Whitcomb\nDirector\n")
	expect(t, card(t, Style{}), "")
}

func TestCardKeepsRoomForText(t *testing.T) {
	label := strings.Repeat("In office since ", 10)
	expect(t, card(t, Style{Width: 40}, Line{Label: label, Text: "2019 and again"}), "In office since In office since In offi…\n  2019 and again\n")
	expect(t, card(t, Style{}, Line{Label: label, Text: "2019"}), strings.TrimSpace(label)+"  2019\n")
}

func TestCardTellsThatItCannotWrite(t *testing.T) {
	if err := Card(full{}, Style{}, []Line{{Text: "x"}}); !errors.Is(err, errFull) {
		t.Errorf("Card gives %v", err)
	}
}

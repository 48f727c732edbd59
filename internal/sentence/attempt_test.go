package sentence

import "testing"

func TestAttempted(t *testing.T) {
	for text, want := range map[string]bool{
		"Called Ana, no answer, left voicemail":           true,
		"Left a message about the one-page summary.":      true,
		"Tried to reach Will Tran by phone, no luck":      true,
		"She didn’t pick up":                              true,
		"Left  Voicemail":                                 true,
		"":                                                false,
		"She left the message board as it was":            false,
		"There is no easy answer to the rates":            false,
		"He tried the new form; a reply will come by May": false,
	} {
		if got := Attempted(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

package journal

import (
	"errors"
	"testing"
)

func TestParseChannel(t *testing.T) {
	for want, texts := range map[Channel][]string{
		Call:      {"call", "CALL", "c", "phone", "Phone call", "phone-call", "telephone"},
		Meeting:   {"meeting", "mee", "in person", "in-person", "In Person", "face to face", "face-to-face", "visit", "coffee", "lunch"},
		Video:     {"video", "v", "zoom", "Teams", "webex", "video call"},
		Email:     {"email", "em", "e-mail", "E-Mail", "mail"},
		Message:   {"message", "mes", "text", "SMS", "text message", "chat"},
		Letter:    {"letter", "l"},
		Encounter: {"encounter", "en", "ran into"},
		Social:    {"social", "s", "reception", "party"},
		Forum:     {"forum", "conference", "hearing"},
	} {
		for _, text := range texts {
			if got, err := ParseChannel(text); got != want || err != nil {
				t.Errorf("%q: %q, %v, want %q", text, got, err, want)
			}
		}
	}
}

func TestParseChannelRefuses(t *testing.T) {
	for _, text := range []string{"", " ", "-", "m", "me", "e", "fax", "meetings", "phonecalls", "pho"} {
		got, err := ParseChannel(text)
		var problem *Problem
		if got != "" || !errors.As(err, &problem) || problem.Code != Usage || problem.Hint == "" {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestOtherChannelsAreByTheirKey(t *testing.T) {
	for word := range otherChannels {
		if channelKey(word) != word {
			t.Errorf("%q can never be found", word)
		}
	}
}

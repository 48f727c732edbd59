package journal

import (
	"maps"
	"slices"
	"strings"
)

// otherChannels are what people also call the channels, by channelKey. rel help who shows the same table.
var otherChannels = map[string]Channel{
	"phone":       Call,
	"phonecall":   Call,
	"telephone":   Call,
	"inperson":    Meeting,
	"facetoface":  Meeting,
	"visit":       Meeting,
	"coffee":      Meeting,
	"lunch":       Meeting,
	"zoom":        Video,
	"teams":       Video,
	"webex":       Video,
	"videocall":   Video,
	"text":        Message,
	"sms":         Message,
	"textmessage": Message,
	"chat":        Message,
	"mail":        Email,
	"raninto":     Encounter,
	"reception":   Social,
	"party":       Social,
	"conference":  Forum,
	"hearing":     Forum,
}

// ParseChannel reads how a conversation was held as people say it: a channel by its name or as much of its beginning
// as tells it apart, or another word for it, "phone call", in-person, zoom. Case, spaces and hyphens do not matter.
// The error is a *Problem of code Usage.
func ParseChannel(text string) (Channel, error) {
	key := channelKey(text)
	if channel, ok := otherChannels[key]; ok {
		return channel, nil
	}
	var begun []Channel
	for _, channel := range Channels {
		if string(channel) == key {
			return channel, nil
		}
		if key != "" && strings.HasPrefix(string(channel), key) {
			begun = append(begun, channel)
		}
	}
	if len(begun) == 1 {
		return begun[0], nil
	}
	return "", Bad(DidYouMean(nearestChannel(text), "one of "+channelNames()), "%q is no channel", AsTyped(text))
}

// nearestChannel is the word for a channel that is most like what was typed.
func nearestChannel(text string) []string {
	words := slices.Collect(maps.Keys(otherChannels))
	for _, channel := range Channels {
		words = append(words, string(channel))
	}
	return Nearest(text, words, 1)
}

// channelKey is a word for a channel without what does not matter in it.
func channelKey(text string) string {
	matters := func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}
	return strings.Map(matters, Fold(text))
}

func channelNames() string {
	names := make([]string, len(Channels))
	for i, channel := range Channels {
		names[i] = string(channel)
	}
	return strings.Join(names, ", ")
}

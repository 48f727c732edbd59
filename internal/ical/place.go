package ical

import (
	"net/url"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// channelOf is how a meeting was held, as far as it plainly says so: over video where its place is a link, or it has a link
// and no place.
func channelOf(x component) journal.Channel {
	place := strings.ToLower(x.text("LOCATION"))
	switch {
	case strings.HasPrefix(place, "tel:"), place == "phone", place == "phone call", place == "call":
		return journal.Call
	case isLink(place), place == "" && isOnline(x):
		return journal.Video
	}
	return journal.Meeting
}

// placeOf is where a meeting was, on one line; empty for a link, which says nothing of where, and may hold a password.
func placeOf(x component) string {
	place := journal.OneSpaced(strings.ReplaceAll(x.text("LOCATION"), "\n", ", "))
	if lower := strings.ToLower(place); isLink(lower) || strings.HasPrefix(lower, "tel:") {
		return ""
	}
	return place
}

// isLink reports whether a place, in lower case, is on the net: a link, or the name a calendar gives to one.
func isLink(place string) bool {
	if strings.HasPrefix(place, "http://") || strings.HasPrefix(place, "https://") {
		return true
	}
	for _, name := range []string{"microsoft teams", "google meet", "zoom", "webex", "skype"} {
		if strings.HasPrefix(place, name) {
			return true
		}
	}
	return false
}

// isOnline reports whether a calendar says that there is a link.
func isOnline(x component) bool {
	return isMeetingLink(strings.ToLower(x.text("URL"))) ||
		slices.ContainsFunc(onlineProperties(), func(name string) bool { return x.text(name) != "" })
}

// isMeetingLink reports whether a link, in lower case, leads to a meeting itself, not to what may be read about it.
func isMeetingLink(link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	host := "." + u.Hostname()
	for _, of := range []string{
		"zoom.us", "zoomgov.com", "teams.microsoft.com", "teams.live.com", "meet.google.com", "webex.com", "gotomeeting.com", "goto.com",
		"whereby.com", "meet.jit.si", "join.skype.com",
	} {
		if strings.HasSuffix(host, "."+of) {
			return true
		}
	}
	return false
}

// onlineProperties are those that hold a link to a meeting.
func onlineProperties() []string {
	return []string{"CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"}
}

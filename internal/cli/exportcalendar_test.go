package cli

import (
	"maps"
	"regexp"
	"strings"
	"testing"
	"time"

	goical "github.com/emersion/go-ical"
)

// TestCalendarToOthers: the calendar that others subscribe to is whole to a library of others, with lines as wide as they may be,
// alarms that ring, and UIDs that no two entries share and that stay when somebody is renamed and the day goes on.
func TestCalendarToOthers(t *testing.T) {
	d := newDesk(t)
	d.rel(t, "", "add", "Zoë Ælfgifu "+strings.Repeat("Þórðardóttir-", 8)+"; Jr.", "--every", "weekly", "--phone", "202-555-0142",
		"--date", "birthday: 1980-05-12", "--date", "name day: --05-12")
	d.rel(t, "", "add", "Luis Ortega", "--date", "birthday: --02-29")
	d.rel(t, "", "note", "luis", "The pilot.", "--on", "2026-11-20", "--todo", "send the memo by 2026-12-01", "--owed", "two\nnames by 2026-12-02")
	text, _ := d.rel(t, "", "export", "calendar", "--details")
	first := entriesToOthers(t, text)
	if len(first) != 7 {
		t.Errorf("entries %v", first)
	}
	again, _ := d.rel(t, "", "export", "calendar", "--details")
	if again != text {
		t.Errorf("a moment later it is\n%s", again)
	}
	evening := d.now().Add(5 * time.Hour)
	d.now = func() time.Time { return evening }
	later, _ := d.rel(t, "", "export", "calendar", "--details")
	stamps := regexp.MustCompile(`(?m)^DTSTAMP:.*$`)
	if later == text || stamps.ReplaceAllString(later, "") != stamps.ReplaceAllString(text, "") {
		t.Errorf("in the evening more than the stamps is new:\n%s", later)
	}
	d.rel(t, "", "edit", "luis", "--name", "Luis Okafor", "--every", "monthly")
	next := evening.Add(48 * time.Hour)
	d.now = func() time.Time { return next }
	moved, _ := d.rel(t, "", "export", "calendar")
	if second := entriesToOthers(t, moved); !maps.EqualFunc(first, second, func(string, string) bool { return true }) {
		t.Errorf("UIDs were %v, and are %v", first, second)
	}
}

// entriesToOthers is the titles of the entries of a calendar by their UIDs, as a library of others reads it.
func entriesToOthers(t *testing.T, text string) map[string]string {
	t.Helper()
	body, ends := strings.CutSuffix(text, "\r\n")
	for line := range strings.SplitSeq(body, "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !ends {
			t.Fatalf("line %q", line)
		}
	}
	calendar, err := goical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	all := map[string]string{}
	for _, e := range calendar.Events() {
		uid, uidErr := e.Props.Text("UID")
		title, titleErr := e.Props.Text("SUMMARY")
		_, stampErr := e.Props.DateTime("DTSTAMP", nil)
		if uidErr != nil || titleErr != nil || stampErr != nil || uid == "" || all[uid] != "" {
			t.Fatalf("%q is of %q, %v, %v, %v", title, uid, uidErr, titleErr, stampErr)
		}
		all[uid] = title
		if len(e.Children) != 1 || e.Children[0].Name != "VALARM" {
			t.Fatalf("%q has %v within it", title, e.Children)
		}
		alarm := e.Children[0].Props
		rings, err := alarm.Get("TRIGGER").Duration()
		if action := alarm.Get("ACTION"); err != nil || rings != 9*time.Hour || action.Value != "DISPLAY" || alarm.Get("DESCRIPTION") == nil {
			t.Fatalf("%q rings %v, %v, %v", title, rings, action, err)
		}
	}
	return all
}

package ical

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// zone is the time zone of this name: as the file says, else as this computer knows it, by its usual name or by the one
// that Windows gives it. A name may begin with whose it is: /example.org/America/New_York.
func (c *Calendar) zone(id string) (*time.Location, error) {
	id = strings.TrimSpace(id)
	if zone := c.zones[id]; zone != nil {
		return zone, nil
	}
	for name := strings.Trim(id, "/"); name != "" && len(name) <= longestZone; _, name, _ = strings.Cut(name, "/") {
		if usual := windowsZones()[strings.ToLower(afterOffset(name))]; usual != "" {
			name = usual
		}
		if zone, err := time.LoadLocation(name); err == nil && zone != time.Local {
			c.zones[id] = zone
			return zone, nil
		}
	}
	return nil, journal.Bad("export the calendar anew with its time zones, or leave the meeting out with --skip-bad",
		"the file does not say what the time zone %q is, nor does this computer", clip(id))
}

// longestZone is how long the name of a time zone can be.
const longestZone = 100

// afterOffset is what stands behind the offset that Windows shows before a time zone, "(UTC-05:00) Eastern Time (US & Canada)". The
// offset itself says nothing of summer.
func afterOffset(name string) string {
	offset, rest, ok := strings.Cut(name, ") ")
	if !ok || !strings.HasPrefix(offset, "(UTC") && !strings.HasPrefix(offset, "(GMT") {
		return name
	}
	return strings.TrimSpace(rest)
}

// windowsNames has a line for each time zone of Windows: its name, a tab, the usual one (windowsZones.xml of Unicode's CLDR).
//
//go:embed windows.txt
var windowsNames string

// shownNames has a line for time zones as Windows shows them to people in English, likewise: those of America, Europe, and as many
// others as meetings are likely to be in.
//
//go:embed shown.txt
var shownNames string

// windowsZones is the usual names of time zones by those of Windows, in lower case.
var windowsZones = sync.OnceValue(func() map[string]string {
	zones := map[string]string{}
	for l := range strings.Lines(windowsNames + shownNames) {
		windows, usual, _ := strings.Cut(strings.TrimSpace(l), "\t")
		zones[strings.ToLower(windows)] = usual
	}
	return zones
})

// change is a change of the clocks of a zone: from this instant on they are so many seconds ahead of UTC.
type change struct {
	at, ahead int64
}

// errNoZone is the error of a time zone that makes no sense.
var errNoZone = errors.New("this is no time zone")

// makeZone makes a time zone of what the file says of it, good from a year before the period to a year after it.
func (c *Calendar) makeZone(x component) (*time.Location, error) {
	var changes []change
	before, first := int64(0), time.Time{}
	for _, part := range x.parts {
		found, from, err := c.changes(part)
		if err != nil || len(found) == 0 {
			return nil, cmp.Or(err, errNoZone)
		}
		if start := time.Unix(found[0].at, 0); first.IsZero() || start.Before(first) {
			before, first = from, start
		}
		changes = append(changes, found...)
	}
	if len(changes) == 0 || x.bad != nil {
		return nil, errNoZone
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	return compileZone(x.text("TZID"), before, changes)
}

// changes is when clocks are set as an observance says, and how they went before the first time.
func (c *Calendar) changes(part component) (all []change, before int64, err error) {
	before, from := readOffset(part.text("TZOFFSETFROM"))
	ahead, to := readOffset(part.text("TZOFFSETTO"))
	start, ok := part.line("DTSTART")
	if !from || !to || !ok || part.bad != nil {
		return nil, 0, errNoZone
	}
	s := series{until: wall(c.o.Until.Add(366))}
	if s.start, err = c.moment(start, start.value); err != nil {
		return nil, 0, err
	}
	s.start.zone = time.FixedZone("", int(before)) // as the end of its rule is to be read
	if s.added, err = c.moments(part, "RDATE"); err != nil {
		return nil, 0, err
	}
	if s.rules, err = c.rules(part, "RRULE", s.start); err != nil {
		return nil, 0, err
	}
	switch {
	case slices.ContainsFunc(s.rules, func(r rule) bool { return !r.yearly() }):
		return nil, 0, errNoZone
	case slices.ContainsFunc(s.rules, rule.endless): // what was long before the period was changed since
		s.since = wall(c.o.Since.Add(-2 * 366))
	}
	for _, t := range s.walls() {
		all = append(all, change{t.Unix() - before, ahead})
	}
	return all, before, nil
}

// readOffset reads how far clocks are ahead of UTC, +0530, in seconds.
func readOffset(text string) (seconds int64, ok bool) {
	digits := strings.TrimLeft(text, "+-")
	n, err := strconv.Atoi(digits)
	if err != nil || len(text) != len(digits)+1 || len(digits) != 4 && len(digits) != 6 {
		return 0, false
	}
	if len(digits) == 4 {
		n *= 100
	}
	hours, minutes := n/10_000, n/100%100
	seconds = int64(hours*3600 + minutes*60 + n%100)
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, hours < 24 && minutes < 60 && n%100 < 60
}

// compileZone makes a location of the changes of a zone, in the order of time, by writing the file that a system would have
// of it (RFC 8536): so it is a time zone like any other.
func compileZone(name string, before int64, changes []change) (*time.Location, error) {
	kinds := []int64{before}
	var at, kind []byte
	for _, x := range changes {
		k := slices.Index(kinds, x.ahead)
		if k < 0 {
			k, kinds = len(kinds), append(kinds, x.ahead)
		}
		if k > 200 { // a byte counts them
			return nil, errNoZone
		}
		at, kind = binary.BigEndian.AppendUint64(at, uint64(x.at)), append(kind, byte(k))
	}
	var file bytes.Buffer
	head := func(changes, kinds, letters int) {
		file.WriteString("TZif2" + strings.Repeat("\x00", 15))
		for _, n := range []int{0, 0, 0, changes, kinds, letters} {
			file.Write(binary.BigEndian.AppendUint32(nil, uint32(n)))
		}
	}
	head(0, 0, 0) // for programs that know no more than 32 bits, nothing
	head(len(changes), len(kinds), 1)
	file.Write(at)
	file.Write(kind)
	for _, ahead := range kinds {
		file.Write(append(binary.BigEndian.AppendUint32(nil, uint32(int32(ahead))), 0, 0))
	}
	file.WriteString("\x00\n\n")
	return time.LoadLocationFromTZData(name, file.Bytes())
}

package journal

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Order says how a date of numbers and slashes, such as 5/12/2026, is read.
type Order string

// The orders of a slash date.
const (
	OrderUnset Order = ""    // nobody has said yet, so a date that both orders fit is refused
	MDY        Order = "mdy" // the month first
	DMY        Order = "dmy" // the day first
)

// Toward says which way a date without a year, or a bare weekday, is looked for.
type Toward int

// The ways to look. Today itself counts both ways.
const (
	Back    Toward = iota // the latest up to today: for notes and --since
	Forward               // the first from today on: for follow-ups and snoozes
	Exact                 // neither: the year must be given, and a bare weekday is refused: for moves
)

// Dates reads dates as people write them, in the small grammar of "rel help dates".
type Dates struct {
	Today  Day   // must be set: what "yesterday" is counted from
	Order  Order // while unset, a slash date that can be read in two ways is refused
	Toward Toward
	Edge   Edge
	Review Day // the day of the latest review, which "review" stands for; zero when there was none
}

// errOtherForm says that a text is not of the form a reader reads, so that the next one may try.
var errOtherForm = errors.New("a date of another form")

// Parse reads one date. Case and surplus space do not matter. A text that is no date, or could be two,
// gives a *Problem of code Usage whose hint shows what to write instead; nothing is ever guessed.
func (g Dates) Parse(text string) (Day, error) {
	day, isDate, err := g.Spot(text)
	if !isDate {
		if err := g.notOneDay(plainDate(text)); g.Edge == NoEdge && err != nil {
			return Day{}, err
		}
		return Day{}, Bad(`write 2026-11-22, today, friday, last friday, "3 days ago", "in 2 weeks" or "nov 22"; see rel help dates`,
			"%q is not a date rel can read", AsTyped(text))
	}
	return day, err
}

// Spot is Parse for a text that may be something else: where it has the form of no date, isDate is false and the
// error nil.
func (g Dates) Spot(text string) (day Day, isDate bool, err error) {
	plain := strings.TrimPrefix(plainDate(text), "on ")
	readers := []func(string) (Day, error){g.named, g.weekday, g.weekdayOf, g.counted, g.calendar}
	if g.Edge != NoEdge {
		readers = append(readers, g.stretched)
	}
	for _, read := range readers {
		if day, err := read(plain); !errors.Is(err, errOtherForm) {
			return day, true, err
		}
	}
	return Day{}, false, nil
}

// named reads the days that have a name of their own.
func (g Dates) named(text string) (Day, error) {
	switch text {
	case "today":
		return g.Today, nil
	case "yesterday":
		return g.away(span{-1, inDays}, text)
	case "tomorrow":
		return g.away(span{1, inDays}, text)
	case "review":
		if g.Review.IsZero() {
			return Day{}, Bad("give a day instead, such as "+g.Today.String(), "there was no review yet")
		}
		return g.Review, nil
	}
	return Day{}, errOtherForm
}

// weekday reads a day of the week. "this friday" is read as "friday" is, the way g looks; "last friday"
// is the latest one before today, even where that was this week.
func (g Dates) weekday(text string) (Day, error) {
	which, name, ok := strings.Cut(text, " ")
	if !ok {
		which, name = "this", text
	}
	weekday, ok := weekdayNames()[name]
	if !ok {
		return Day{}, errOtherForm
	}
	ahead := (int(weekday-g.Today.Weekday()) + 7) % 7
	switch which {
	case "this":
		return g.bareWeekday(ahead, text)
	case "last":
		return g.away(span{ahead - 7, inDays}, text)
	case "next":
		if ahead == 0 {
			ahead = 7
		}
		return Day{}, g.eitherOf(ahead, ahead+7, text)
	}
	return Day{}, errOtherForm
}

// weekdayOf reads a day of the week of this week, the last or the next: "friday next week", "monday of this week". Weeks begin
// on Sunday to some and on Monday to others; where that makes two days of it, the text is refused, and both are shown.
func (g Dates) weekdayOf(text string) (Day, error) {
	words := strings.Fields(text)
	if len(words) > 3 && words[1] == "of" {
		words = append(words[:1], words[2:]...)
	}
	if len(words) != 3 || words[2] != "week" {
		return Day{}, errOtherForm
	}
	weekday, known := weekdayNames()[words[0]]
	weeks, isWeek := map[string]int{"last": -1, "this": 0, "next": 1}[words[1]]
	if !known || !isWeek {
		return Day{}, errOtherForm
	}
	fromSunday := 7*weeks + int(weekday-g.Today.Weekday())
	fromMonday := 7*weeks + (int(weekday)+6)%7 - (int(g.Today.Weekday())+6)%7
	if fromSunday != fromMonday {
		return Day{}, g.twoDays(min(fromSunday, fromMonday), max(fromSunday, fromMonday), text, "weeks begin on Sunday, or on Monday")
	}
	return g.away(span{fromSunday, inDays}, text)
}

// bareWeekday is the weekday so many days ahead of today, or the same one of the week before.
func (g Dates) bareWeekday(ahead int, text string) (Day, error) {
	switch {
	case g.Toward == Exact:
		return Day{}, g.inexact(text)
	case ahead == 0 && g.Toward == Forward:
		return Day{}, g.eitherOf(0, 7, text)
	case ahead == 0:
		return Day{}, g.eitherOf(-7, 0, text)
	case g.Toward == Forward:
		return g.away(span{ahead, inDays}, text)
	default:
		return g.away(span{ahead - 7, inDays}, text)
	}
}

// eitherOf refuses a text that can mean two days, and shows both, given in days from today.
func (g Dates) eitherOf(first, second int, text string) error {
	return g.twoDays(first, second, text, "today is a "+g.Today.Weekday().String())
}

// twoDays is the problem of a text that can mean two days, given in days from today, and why it can.
func (g Dates) twoDays(first, second int, text, why string) error {
	one, err := g.away(span{first, inDays}, text)
	if err != nil {
		return err
	}
	other, err := g.away(span{second, inDays}, text)
	if err != nil {
		return err
	}
	return Bad("write "+one.String()+" or "+other.String(), "%q can mean two days, as %s", text, why)
}

// counted reads a span from today: "3 days ago", "in 2 weeks", "2w ago". An m is a month here. A span alone
// does not say which way, unless g looks forward.
func (g Dates) counted(text string) (Day, error) {
	words := strings.Fields(text)
	if n := len(words); n > 1 && words[n-1] == "ago" {
		s, ok := readSpan(words[:n-1])
		s.n = -s.n
		return g.ifSpan(s, ok, text)
	}
	if len(words) > 1 && words[0] == "in" {
		s, ok := readSpan(words[1:])
		return g.ifSpan(s, ok, text)
	}
	if g.Toward == Forward {
		s, ok := readBareSpan(words)
		return g.ifSpan(s, ok, text)
	}
	if _, ok := readSpan(words); ok {
		return Day{}, Bad(`write "`+text+` ago" or "in `+text+`"`, "%q does not say which way from today", AsTyped(text))
	}
	return Day{}, errOtherForm
}

func (g Dates) ifSpan(s span, ok bool, text string) (Day, error) {
	if !ok {
		return Day{}, errOtherForm
	}
	return g.away(s, text)
}

// away is the day a span leads to from today.
func (g Dates) away(s span, text string) (Day, error) {
	day, ok := s.from(g.Today)
	if !ok {
		return Day{}, outOfRange(text)
	}
	return day, nil
}

// calendar reads a day of the calendar, with or without its year.
func (g Dates) calendar(text string) (Day, error) {
	if w, ok := readISO(text); ok {
		return w.inFullYear(text)
	}
	if w, ok := readSpelled(text); ok {
		return g.complete(w, text)
	}
	s, ok := readSlash(text)
	if !ok {
		return Day{}, errOtherForm
	}
	w, err := s.in(g.Order, text)
	if err != nil {
		return Day{}, err
	}
	return g.complete(w, text)
}

// complete gives a date that lacks its year the nearest one, the way g looks, that has such a day.
func (g Dates) complete(w written, text string) (Day, error) {
	if w.year != "" {
		return w.inFullYear(text)
	}
	if _, ok := w.in(aLeapYear); !ok {
		return Day{}, noSuchDay(text)
	}
	step := -1
	switch g.Toward {
	case Exact:
		return Day{}, g.inexact(text)
	case Forward:
		step = 1
	}
	// Leap years are at most eight years apart, as 1896 and 1904 are.
	for years := range 9 {
		day, ok := w.in(g.Today.Year + step*years)
		if ok && step*day.Compare(g.Today) >= 0 {
			return day, nil
		}
	}
	return Day{}, outOfRange(text)
}

// aLeapYear has every day that any year has.
const aLeapYear = 2000

func (g Dates) inexact(text string) error {
	example := g.Today.String()
	if with := strings.TrimSpace(text) + " " + strconv.Itoa(g.Today.Year); g.reads(with) {
		example = with
	}
	return Bad("write the day with its year, such as "+example, "%q does not say which year", AsTyped(text))
}

// reads reports whether a text is one day of the grammar.
func (g Dates) reads(text string) bool {
	_, err := g.Parse(text)
	return err == nil
}

func outOfRange(text string) error {
	return Bad("dates run from "+Day{1, time.January, 1}.String()+" to "+Day{9999, time.December, 31}.String(),
		"%q is too far away", AsTyped(text))
}

package journal

import (
	"fmt"
	"time"
)

// Day is a civil day, without a time or a zone. Its zero value is no day at all, prints as the empty
// string and is before every other day. Days run from 0001-01-01 to 9999-12-31.
type Day struct {
	Year  int
	Month time.Month
	Dom   int // day of the month
}

// DayOf is the civil day of an instant, in the instant's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// ParseISO reads "2006-01-02" and nothing else.
func ParseISO(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return Day{}, fmt.Errorf("%q is not a day of the form 2006-01-02", s)
	}
	return DayOf(t), nil
}

// IsZero reports whether d is no day at all.
func (d Day) IsZero() bool { return d == Day{} }

// String is the day in the form 2006-01-02, or the empty string for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Dom)
}

// MarshalText is String.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; the empty string is no day.
func (d *Day) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = Day{}
		return nil
	}
	*d, err = ParseISO(string(b))
	return err
}

// Compare is negative, zero or positive as d is before, the same as or after e.
func (d Day) Compare(e Day) int {
	switch {
	case d == e:
		return 0
	case d.Year != e.Year:
		return d.Year - e.Year
	case d.Month != e.Month:
		return int(d.Month - e.Month)
	default:
		return d.Dom - e.Dom
	}
}

// Before reports whether d comes before e.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// After reports whether d comes after e.
func (d Day) After(e Day) bool { return d.Compare(e) > 0 }

// Add is the day n days later.
func (d Day) Add(n int) Day { return DayOf(d.utc().AddDate(0, 0, n)) }

// Sub is how many days d is after e.
func (d Day) Sub(e Day) int { return int((d.utc().Unix() - e.utc().Unix()) / 86400) }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }

// Format is the day in a layout of package time.
func (d Day) Format(layout string) string { return d.utc().Format(layout) }

func (d Day) utc() time.Time { return time.Date(d.Year, d.Month, d.Dom, 0, 0, 0, 0, time.UTC) }

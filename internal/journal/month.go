package journal

import "time"

// Month is a month of the calendar, by its number: January of year 1 is 0.
type Month int

// MonthOf is the month of a day.
func MonthOf(d Day) Month { return Month(12*(d.Year-1) + int(d.Month) - 1) }

// First is the first day of the month, of the first month there is where it would be before that.
func (m Month) First() Day {
	m = max(m, 0)
	return Day{Year: int(m)/12 + 1, Month: time.Month(m%12 + 1), Dom: 1}
}

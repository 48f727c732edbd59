package backups

import "time"

// How many backups are kept: the newest, then the newest of each of so many weeks and months that have any.
const (
	newest = 10
	weeks  = 8
	months = 12
)

// Keep says of each backup, newest first, whether it stays. What a restore replaced may be nowhere else, and what
// somebody asked for they count on: each of these are counted by themselves, and no number of imports pushes them out.
// The newest of each always stays.
func Keep(files []File) []bool {
	keep := make([]bool, len(files))
	for _, kind := range []countedAs{asReplaced, asAsked, asAutomatic} {
		keepSome(files, keep, func(f File) bool { return f.Why.countedAs() == kind })
	}
	return keep
}

// countedAs is what backups are counted together with.
type countedAs int

const (
	asAutomatic countedAs = iota
	asAsked
	asReplaced
)

func (w Why) countedAs() countedAs {
	switch w {
	case Asked:
		return asAsked
	case Restore:
		return asReplaced
	default:
		return asAutomatic
	}
}

// keepSome marks those that stay among the backups that are counted.
func keepSome(files []File, keep []bool, counted func(File) bool) {
	n, byWeek, byMonth := 0, ration[[2]int]{left: weeks}, ration[[2]int]{left: months}
	for i, f := range files {
		if !counted(f) {
			continue
		}
		n++
		week, month := byWeek.first(isoWeek(f.At)), byMonth.first([2]int{f.At.Year(), int(f.At.Month())})
		keep[i] = n <= newest || week || month
	}
}

func isoWeek(t time.Time) [2]int {
	year, week := t.ISOWeek()
	return [2]int{year, week}
}

// ration lets through the first of each of so many periods, given in order.
type ration[T comparable] struct {
	left int
	last T
	any  bool
}

func (r *ration[T]) first(period T) bool {
	if r.left == 0 || r.any && r.last == period {
		return false
	}
	r.left, r.last, r.any = r.left-1, period, true
	return true
}

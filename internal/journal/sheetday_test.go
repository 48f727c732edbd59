package journal

import (
	"testing"
)

func TestParseSheetDay(t *testing.T) {
	tests := []struct {
		text  string
		order Order
		want  string
	}{
		{"2025-11-22", OrderUnset, "2025-11-22"},
		{"2025/11/22", OrderUnset, "2025-11-22"},
		{"2025-11-22T10:00:00Z", OrderUnset, "2025-11-22"},
		{"2025-11-22t23:30", OrderUnset, "2025-11-22"},
		{"2025-11-22T23:30:00.123-08:00", OrderUnset, "2025-11-22"}, // as written, whatever the zone
		{"2025-11-22T10:00:00.000+0000", OrderUnset, "2025-11-22"},
		{"2025-11-22 10:00", OrderUnset, "2025-11-22"},
		{"2025-11-22 10:00:59", OrderUnset, "2025-11-22"},
		{"22-Nov-25", OrderUnset, "2025-11-22"},
		{"22-Nov-2025", OrderUnset, "2025-11-22"},
		{"22-Oct-25 0:00", OrderUnset, "2025-10-22"},
		{"1-Jan-00", OrderUnset, "2000-01-01"},
		{"1-Jan-68", OrderUnset, "2068-01-01"},
		{"1-Jan-69", OrderUnset, "1969-01-01"},
		{"1-Jan-99", OrderUnset, "1999-01-01"},
		{"Nov 22, 2025", OrderUnset, "2025-11-22"},
		{"22 November 2025", OrderUnset, "2025-11-22"},
		{"22.11.2025", OrderUnset, "2025-11-22"},
		{"5.12.2025", MDY, "2025-12-05"},
		{"5.12.25", OrderUnset, "2025-12-05"},
		{"11/22/2025", OrderUnset, "2025-11-22"},
		{"11/22/25", OrderUnset, "2025-11-22"},
		{"22/11/2025", OrderUnset, "2025-11-22"},
		{"22/11/2025", MDY, "2025-11-22"}, // the value is stronger than the order
		{"11/22/2025", DMY, "2025-11-22"},
		{"5/12/2025", MDY, "2025-05-12"},
		{"5/12/2025", DMY, "2025-12-05"},
		{"5/12/25", DMY, "2025-12-05"},
		{"11/22/2025 9:05:00 AM", OrderUnset, "2025-11-22"},
		{"11/22/2025 0:00", OrderUnset, "2025-11-22"},
		{"  11/22/2025\t", OrderUnset, "2025-11-22"},
	}
	for _, tt := range tests {
		got, err := ParseSheetDay(tt.text, tt.order)
		checkDay(t, tt.text, got, err, tt.want, "")
	}
}

func TestParseSheetDayRefuses(t *testing.T) {
	tests := []struct {
		text    string
		order   Order
		problem string
	}{
		{"5/12/2025", OrderUnset, "date-order"},
		{"5/12/25", "ymd", "date-order"},
		{"13/13/2025", OrderUnset, "no day"},
		{"2/30/2025", MDY, "no day"},
		{"11.22.2025", MDY, "no day"}, // dots are day first, and not swapped
		{"2025-02-29", OrderUnset, "no day"},
		{"29-Feb-25", OrderUnset, "no day"},
		{"22-Nov", OrderUnset, "no year"},
		{"Nov 22", OrderUnset, "no year"},
		{"11/22", OrderUnset, "no year"},
		{"11/22/202", OrderUnset, "four digits"},
		{"11/22/20255", OrderUnset, "four digits"},
		{"2025-11-22T25:00", OrderUnset, "not a date"},
		{"2025-11-22 later: 10", OrderUnset, "not a date"},
		{"10:00", OrderUnset, "not a date"},
		{":", OrderUnset, "not a date"},
		{"45983", OrderUnset, "not a date"},
		{"11-22-2025", MDY, "not a date"},
		{"yesterday", MDY, "not a date"},
		{"", MDY, "not a date"},
		{"２０２５-11-22", MDY, "not a date"},
	}
	for _, tt := range tests {
		got, err := ParseSheetDay(tt.text, tt.order)
		checkDay(t, tt.text, got, err, "", tt.problem)
	}
}

// slashesOf is what a column of these values shows.
func slashesOf(column ...string) (found Slashes) {
	for _, value := range column {
		found.Look(value)
	}
	return found
}

func TestSlashOrder(t *testing.T) {
	tests := []struct {
		name                string
		column              []string
		order               Order
		ambiguous, conflict bool
	}{
		{"empty", nil, OrderUnset, false, false},
		{"no slashes", []string{"2025-11-22", "22-Nov-25", "22.11.2025", "", "2025/13/01"}, OrderUnset, false, false},
		{"month first", []string{"5/12/2025", "11/22/2025"}, MDY, false, false},
		{"day first", []string{"22/11/25", "5/12/2025"}, DMY, false, false},
		{"without years", []string{"5/12", "5/13"}, MDY, false, false},
		{"with a clock", []string{"22/11/2025 10:00"}, DMY, false, false},
		{"ambiguous", []string{"5/12/2025", "", "6/6/2025"}, OrderUnset, true, false},
		{"conflict", []string{"5/12/2025", "22/11/2025", "11/22/2025"}, OrderUnset, false, true},
		{"no date either way", []string{"13/13/2025", "0/5/2025", "32/5/2025"}, OrderUnset, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := slashesOf(tt.column...)
			if got.Order() != tt.order || got.Ambiguous() != tt.ambiguous || got.Conflict() != tt.conflict {
				t.Errorf("%+v: order %q, ambiguous %v, conflict %v", got, got.Order(), got.Ambiguous(), got.Conflict())
			}
		})
	}
}

func TestSlashOrderShowsTheFirstOfEachSort(t *testing.T) {
	column := []string{"x", " 5/12/2025 ", "6/7/2025", "11/22/2025", "1/31/2025", "31/1/2025", "22/11/2025"}
	want := Slashes{MonthFirst: "11/22/2025", DayFirst: "31/1/2025", Either: "5/12/2025"}
	if got := slashesOf(column...); got != want {
		t.Errorf("the column shows %+v, want %+v", got, want)
	}
}

func FuzzSheetDay(f *testing.F) {
	for _, text := range []string{
		"2025-11-22", "2025-11-22T10:00:00Z", "22-Nov-25", "22-Nov-2025", "11/22/2025", "11/22/25", "5/12/2025",
		"22.11.2025", "Nov 22, 2025", "1-Jan-69", "0/5/2025", "29-Feb-25", "11/22/2025 9:05:00 AM",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := map[Order]Day{}
		for _, order := range []Order{OrderUnset, MDY, DMY} {
			day, err := ParseSheetDay(text, order)
			if err != nil {
				wantProblem(t, err, "")
				continue
			}
			found[order] = day
			if again, err := ParseSheetDay(day.String(), OrderUnset); err != nil || again != day {
				t.Fatalf("%q gave %#v, which reads back as %v, %v", text, day, again, err)
			}
		}
		settled, ok := found[OrderUnset]
		if ok && (found[MDY] != settled || found[DMY] != settled) {
			t.Fatalf("%q is settled by itself, yet depends on the order: %v", text, found)
		}
		column := slashesOf(text)
		if !ok && len(found) > 0 && !column.Ambiguous() {
			t.Fatalf("%q needs an order, yet its column is not ambiguous: %+v", text, column)
		}
		if order := column.Order(); ok && order != OrderUnset && found[order] != settled {
			t.Fatalf("%q is read against the order of its column, %s: %v", text, order, found)
		}
	})
}

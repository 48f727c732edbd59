package journal

import "testing"

func TestSuggest(t *testing.T) {
	today := Day{2026, 11, 23}
	ago := func(days ...int) (out []Day) {
		for _, n := range days {
			out = append(out, today.Add(-n))
		}
		return out
	}
	for name, tt := range map[string]struct {
		s    Standing
		want Stage
	}{
		"four within the cadence":  {Standing{Stage: Developing, Cadence: 60, Touches: ago(180, 120, 60, 60-1)}, Sustaining},
		"three":                    {Standing{Stage: Developing, Cadence: 60, Touches: ago(120, 60, 30)}, ""},
		"one too late":             {Standing{Stage: Developing, Cadence: 60, Touches: ago(180, 119, 58, 20)}, ""},
		"none since long":          {Standing{Stage: Developing, Cadence: 30, Touches: ago(120, 100, 80, 60)}, ""},
		"sustaining already":       {Standing{Stage: Sustaining, Cadence: 60, Touches: ago(90, 60, 30, 1), LastTouched: today.Add(-1), Due: today.Add(59)}, ""},
		"never to be called":       {Standing{Stage: Developing, Cadence: Never, Touches: ago(90, 60, 30, 1)}, ""},
		"a year of silence":        {Standing{Stage: Sustaining, Cadence: 90, LastTouched: today.Add(-365), Due: today.Add(-275)}, Dormant},
		"a day less":               {Standing{Stage: Sustaining, Cadence: 90, LastTouched: today.Add(-364), Due: today.Add(-274)}, ""},
		"a year, not due":          {Standing{Stage: Developing, Cadence: 730, LastTouched: today.Add(-365), Due: today.Add(365)}, ""},
		"a prospect, long ago":     {Standing{Stage: Prospect, Cadence: 90, LastTouched: today.Add(-400), Due: today.Add(-310)}, ""},
		"not touched at all":       {Standing{Stage: Developing, Cadence: 90, Due: today.Add(-310)}, ""},
		"dormant is dormant":       {Standing{Stage: Dormant, Cadence: 90, LastTouched: today.Add(-400)}, ""},
		"without a day, no longer": {Standing{Stage: Developing, Cadence: 60, Touches: ago(90, 60, 30, 1)}.Without(today.Add(-1)), ""},
	} {
		if got, why := tt.s.Suggest(today); got != tt.want || (why == "") != (got == "") {
			t.Errorf("%s: %q, %q, want %q", name, got, why, tt.want)
		}
	}
}

package render

import (
	"errors"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestPick(t *testing.T) {
	picked, err := Pick(columns(), []string{"tags", " Last-Touched", "name"})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, list(t, Style{}, picked, dana), ""+
		"Tags         Touched     Name\n"+
		"───────────  ──────────  ─────────────\n"+
		"qris; rates  2026-11-03  Dana Whitcomb\n")
	expect(t, list(t, Style{Format: CSV}, picked, dana), "tags,last_touched,name\r\nqris; rates,2026-11-03,Dana Whitcomb\r\n")
	if all, err := Pick(columns(), nil); err != nil || len(all) != len(columns()) {
		t.Errorf("no keys pick %d columns, %v", len(all), err)
	}
}

func TestPickRefuses(t *testing.T) {
	all := "the columns are number, name, organization, phone, last_touched, tags, private"
	for _, test := range []struct{ keys, what, hint string }{
		{"number,naem", `there is no column "naem"`, "did you mean name? " + all},
		{"qqqqqqqq", `there is no column "qqqqqqqq"`, all},
		{"", `there is no column ""`, all},
		{"name,phone,NAME", `column "name" is asked for twice`, "name each column once"},
	} {
		_, err := Pick(columns(), strings.Split(test.keys, ","))
		var problem *journal.Problem
		if !errors.As(err, &problem) || problem.Code != journal.Usage {
			t.Fatalf("Pick(%q) gives %v", test.keys, err)
		}
		if problem.What != test.what || problem.Hint != test.hint {
			t.Errorf("Pick(%q): %q, hint %q", test.keys, problem.What, problem.Hint)
		}
	}
}

func TestAskingForAColumnLeavesTheColumnsAlone(t *testing.T) {
	cols := columns()
	if _, err := Pick(cols, []string{"tags"}); err != nil {
		t.Fatal(err)
	}
	if cols[5].Title != "" {
		t.Errorf("the hidden column is now titled %q", cols[5].Title)
	}
}

func TestShownAndExact(t *testing.T) {
	type pair struct {
		A int `json:"a"`
	}
	reader := Style{TTY: true, Today: today}
	for _, test := range []struct {
		value        any
		shown, exact string
	}{
		{nil, "", ""},
		{"", "", ""},
		{"Dana", "Dana", "Dana"},
		{0, "", "0"},
		{int64(-3), "-3", "-3"},
		{2.5, "2.5", "2.5"},
		{1e21, "1000000000000000000000", "1000000000000000000000"},
		{true, "yes", "true"},
		{false, "", "false"},
		{today.Add(-1), "yesterday", "2026-11-22"},
		{journal.Day{}, "", ""},
		{journal.Never, "never", "never"},
		{journal.Cadence(14), journal.Cadence(14).String(), journal.Cadence(14).String()},
		{journal.Cadence(0), "", ""},
		{journal.Prospect, "prospect", "prospect"},
		{[]string{"a", "b"}, "a; b", "a; b"},
		{[]string{}, "", ""},
		{[]pair{{1}, {2}}, `[{"a":1},{"a":2}]`, `[{"a":1},{"a":2}]`},
		{[]pair{}, "", "[]"},
		{pair{}, "", `{"a":0}`},
	} {
		if got := reader.shown(test.value); got != test.shown {
			t.Errorf("%#v is shown as %q, not %q", test.value, got, test.shown)
		}
		if got, err := exact(test.value); err != nil || got != test.exact {
			t.Errorf("%#v is exactly %q (%v), not %q", test.value, got, err, test.exact)
		}
	}
}

package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// showPlan lists what an import would do, row by row.
func (a *app) showPlan(sheet *csvfile.Sheet, plan *store.Plan) error {
	type P = store.Planned
	_, err := printList(a, []render.Column[P]{
		{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Card.Line }},
		{Key: "action", Title: "Would", Rigid: true, Value: func(p P) any { return string(p.Action) }, Show: func(p P, _ render.Style) string { return would[p.Action] }},
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(p P) any { return p.ID }},
		{Key: "name", Title: "Name", Value: func(p P) any { return p.Name }},
		{Key: "gains", Title: "Gains", Value: func(p P) any { return p.Gains }},
		{Key: "differs", Title: "Left as it is", Value: func(p P) any { return p.Differs }},
		{Key: "apart", Title: "Remark", Value: func(p P) any { return p.Apart }},
	}, nil, render.Rows(plan.Rows))
	if err != nil || a.machine() {
		return err
	}
	a.talk("\nColumns:")
	for _, c := range sheet.Columns {
		a.talk("  %s: %s", c.Header, c.As)
	}
	a.reportGroups(plan)
	a.talk("Nothing was written. Would add %d, update %d, leave %d as they are.",
		plan.Count(store.Adding), plan.Count(store.Updating), plan.Count(store.Leaving))
	return nil
}

var would = map[store.Action]string{store.Adding: "add", store.Updating: "update", store.Leaving: "leave"}

// mostReported is how many differences are listed one by one.
const mostReported = 10

// reportPlan says what became of what has no place of its own, and what differs.
func (a *app) reportPlan(sheet *csvfile.Sheet, plan *store.Plan, bad int) {
	var fields []string
	for _, c := range sheet.Columns {
		if strings.HasPrefix(c.As, "field") && c.Filled > 0 {
			fields = append(fields, c.Header)
		}
	}
	if len(fields) > 0 {
		a.talk("Kept as fields: %s.", strings.Join(fields, ", "))
	}
	a.reportGroups(plan)
	if n := plan.ImportNotes(); n > 0 {
		a.talk("%s noted as a touch.", countOf(n, "last contact"))
	}
	if bad > 0 {
		a.talk("%s left out.", countOf(bad, "row"))
	}
	a.reportDiffers(plan)
}

func (a *app) reportGroups(plan *store.Plan) {
	if len(plan.NewGroups) > 0 {
		a.talk("New groups: %s.", strings.Join(plan.NewGroups, ", "))
	}
}

func (a *app) reportDiffers(plan *store.Plan) {
	var lines []string
	for _, r := range plan.Rows {
		if len(r.Differs) > 0 {
			lines = append(lines, fmt.Sprintf("  line %d, %s: %s", r.Card.Line, r.Name, strings.Join(r.Differs, "; ")))
		}
		if r.Apart != "" {
			lines = append(lines, fmt.Sprintf("  line %d, %s: %s", r.Card.Line, r.Name, r.Apart))
		}
	}
	if len(lines) == 0 {
		return
	}
	a.talk("Worth a look; the journal's own words were left as they are:")
	for _, l := range lines[:min(len(lines), mostReported)] {
		a.talk("%s", l)
	}
	if len(lines) > mostReported {
		a.talk("  and %d more; the same import with --dry-run lists all", len(lines)-mostReported)
	}
}

package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// showPlan lists what an import would do, row by row, and how it reads the file. stopped is whether bad rows would stop it.
func (a *app) showPlan(file readFile, plan *store.Plan, stopped bool) error {
	if err := a.printPlan(plan); err != nil || a.machine() {
		return err
	}
	a.tellHow(file)
	a.tellRemarks(file)
	a.reportGroups(plan)
	a.talk("Nothing was written. %s: %s.", withoutDryRun(stopped), tally(plan))
	return nil
}

// withoutDryRun is how what a dry run shows would be done.
func withoutDryRun(stopped bool) string {
	if stopped {
		return "With --skip-bad, and without --dry-run"
	}
	return "Without --dry-run"
}

func (a *app) printPlan(plan *store.Plan) error {
	type P = store.Planned
	_, err := printList(a, []render.Column[P]{
		{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Line }},
		{Key: "action", Title: "Would", Rigid: true, Value: func(p P) any { return string(p.Action) }, Show: showAction},
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: numberPlanned},
		{Key: "name", Title: "Name", Value: func(p P) any { return p.Name }},
		{Key: "gains", Title: "Gains", Below: true, Value: func(p P) any { return p.Gains }},
		{Key: "differs", Title: "Left as it is", Below: true, Value: func(p P) any { return p.Differs }, Show: showDiffers},
		{Key: "remark", Title: "Remark", Below: true, Value: func(p P) any { return remark(p) }},
	}, nil, plan.Rows())
	return err
}

// numberPlanned is the contact's number, nothing where it is to be made.
func numberPlanned(p store.Planned) any {
	if p.ID == 0 {
		return nil
	}
	return p.ID
}

func showAction(p store.Planned, _ render.Style) string { return showWould(p.Action) }

func showWould(a store.Action) string {
	return map[store.Action]string{
		store.Adding: "add", store.Updating: "update", store.Removing: "remove", store.Leaving: "leave", store.Passing: "pass by",
	}[a]
}

// mostReported is how many differences are listed one by one.
const mostReported = 10

// reportImport says what became of what has no place of its own, and what differs.
func (a *app) reportImport(file readFile, fields []string, plan *store.Plan) error {
	if len(fields) > 0 {
		a.talk("Kept as fields: %s.", few(fields))
	}
	a.tellRemarks(file)
	a.reportGroups(plan)
	if n := plan.ImportNotes(); n > 0 {
		a.talk("%s noted.", countOf(n, "last contact"))
	}
	return a.reportDiffers(plan)
}

func (a *app) reportGroups(plan *store.Plan) {
	if len(plan.NewGroups) > 0 {
		a.talk("New groups: %s.", strings.Join(plan.NewGroups, ", "))
	}
}

// remark is why a card is not the contact of the same name, or is left alone.
func remark(p store.Planned) string {
	if p.Apart == "" && p.Action == store.Leaving && len(p.Differs) == 0 {
		return "there already"
	}
	return p.Apart
}

func showDiffers(p store.Planned, _ render.Style) string { return strings.Join(p.Differs, "; ") }

// reportDiffers lists what the file has otherwise than the journal.
func (a *app) reportDiffers(plan *store.Plan) error {
	if !plan.Differs() {
		return nil
	}
	var lines []string
	more := 0
	for r, err := range plan.Rows() {
		if err != nil {
			return err
		}
		for _, remark := range []string{showDiffers(r, render.Style{}), r.Apart} {
			switch {
			case remark == "":
			case len(lines) == mostReported:
				more++
			default:
				lines = append(lines, fmt.Sprintf("  line %d, %s: %s", r.Line, r.Name, remark))
			}
		}
	}
	if lines == nil {
		return nil
	}
	a.talk("Worth a look; the journal's own words were left as they are:\n%s", strings.Join(lines, "\n"))
	if more > 0 {
		a.talk("  and %d more; the same import with --dry-run lists all", more)
	}
	return nil
}

// tally is what an import does, counted: "12 contacts added, 1 updated".
func tally(plan *store.Plan) string {
	var parts []string
	for _, c := range []struct {
		action store.Action
		word   string
	}{{store.Adding, "added"}, {store.Updating, "updated"}, {store.Leaving, "unchanged"}} {
		switch n := plan.Count(c.action); {
		case n == 0:
		case parts == nil:
			parts = append(parts, countOf(n, "contact")+" "+c.word)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, c.word))
		}
	}
	if parts == nil {
		return "no contact in it"
	}
	return strings.Join(parts, ", ")
}

// answerImport is the answer of an import that went well: a sentence, or for a program what was done with each row.
func (a *app) answerImport(plan *store.Plan, sentence string) error {
	if a.machine() {
		return a.printPlan(plan)
	}
	return a.say("%s", sentence)
}

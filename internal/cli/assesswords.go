package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

func assessmentRef(id int64) string {
	return journal.Ref{Letter: journal.RefAssessment, Number: id}.String()
}

// trend is how trust has changed since the assessment before: "was guarded", "as before", "first".
func trend(x journal.Assessment) string {
	switch x.Was {
	case "":
		return "first"
	case x.Trust:
		return "as before"
	default:
		return "was " + string(x.Was)
	}
}

// trustLine is trust with its trend: "growing, was guarded".
func trustLine(x journal.Assessment) string {
	text := string(x.Trust)
	if x.Trust == journal.TrustUnknown {
		text = "trust unknown"
	}
	if x.Was != "" {
		text += ", " + trend(x)
	}
	return text
}

// fairnessLine is how fairly they find they are treated, and how that is known; empty where it is not.
func fairnessLine(x journal.Assessment) string {
	if x.Fairness == journal.FairnessUnknown {
		return ""
	}
	return fmt.Sprintf("%s, %s", x.Fairness, x.From)
}

// joinGrounds is grounds as a sentence has them.
func joinGrounds(all []journal.Ground) string {
	return and(each(all, func(g journal.Ground) string { return string(g) }))
}

// assessedLines is what an assessment says beside trust, a line each; those that are empty are said nothing of.
func assessedLines(x journal.Assessment) []render.Line {
	note := ""
	if x.Note != 0 {
		note = noteRef(x.Note)
	}
	return []render.Line{
		{Label: "Rests on", Text: joinGrounds(x.Rests)},
		{Label: "In question", Text: joinGrounds(x.Question)},
		{Label: "Fairness", Text: fairnessLine(x)},
		{Label: "Evidence", Text: x.Evidence},
		{Label: "Shown by", Text: note},
	}
}

// assessedText is all that an assessment says, on one line: "growing, was guarded; rests on intent; fair, they said: …".
func assessedText(x journal.Assessment) string {
	parts := []string{trustLine(x)}
	if text := groundsLine(x); text != "" {
		parts = append(parts, text)
	}
	if text := fairnessLine(x); text != "" {
		parts = append(parts, text)
	}
	text := strings.Join(parts, "; ")
	switch {
	case x.Waiting():
		text += "; " + waitingAnew
	case x.Evidence != "":
		text += ": " + x.Evidence
	}
	if x.Private {
		text += " (private)"
	}
	return text
}

// groundsLine is what trust rests on, and what is in question; empty where nothing is said of either.
func groundsLine(x journal.Assessment) string {
	var parts []string
	if len(x.Rests) > 0 {
		parts = append(parts, "rests on "+joinGrounds(x.Rests))
	}
	if len(x.Question) > 0 {
		parts = append(parts, joinGrounds(x.Question)+" in question")
	}
	return strings.Join(parts, ", ")
}

// waitingAnew is what an assessment says in which nothing is said, as in a journal that was handed over.
const waitingAnew = "waiting to be assessed anew"

// showEvidence is what shows it, behind what trust rests on, marked where it is private.
func showEvidence(x journal.Assessment, _ render.Style) string {
	text := x.Evidence
	if x.Waiting() {
		text = waitingAnew
	}
	if grounds := groundsLine(x); grounds != "" {
		text = strings.TrimSuffix(sentenceCase(grounds)+": "+text, ": ")
	}
	if x.Private {
		text += " (private)"
	}
	return text
}

// agoOrDay is a day as far off as it is on a terminal, and exact elsewhere.
func agoOrDay(d journal.Day, s render.Style) string {
	if s.TTY {
		return render.Ago(d, s.Today)
	}
	return d.String()
}

// answerAssessed says what was understood of an assessment, or prints it where a format for programs was asked for.
func (a *app) answerAssessed(x journal.Assessment) error {
	if a.machine() {
		return a.printAssessments([]journal.Assessment{x}, false)
	}
	err := a.say("Assessed %s: the relationship with %s, %s   (%s, rel undo to take back)",
		x.Day.Format("Mon 2 Jan 2006"), x.Who.Label(), trustLine(x), assessmentRef(x.ID))
	for _, l := range assessedLines(x) {
		if err == nil && l.Text != "" {
			err = a.say("  %s: %s", l.Label, l.Text)
		}
	}
	return err
}

package cli

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// assessmentColumns are the columns of an assessment. What is beside has columns of its own, and no part in any other.
func assessmentColumns(beside ...render.Column[journal.Assessment]) []render.Column[journal.Assessment] {
	type A = journal.Assessment
	return slices.Concat([]render.Column[A]{
		{Title: "#", Rigid: true, Value: func(x A) any { return assessmentRef(x.ID) }},
		{Key: "number", Value: func(x A) any { return x.ID }},
		{Key: "uid", Value: func(x A) any { return x.UID }},
		{Key: "contact", Value: func(x A) any { return x.Who.ID }},
		{
			Key: "name", Title: "Who", Value: func(x A) any { return x.Who.Name },
			Show: func(x A, _ render.Style) string { return x.Who.Label() },
		},
		{Key: "trust", Title: "Trust", Rigid: true, Value: func(x A) any { return string(x.Trust) }},
		{
			Key: "was", Title: "Trend", Rigid: true, Value: func(x A) any { return string(x.Was) },
			Show: func(x A, _ render.Style) string { return trend(x) },
		},
		{Key: "rests_on", Value: func(x A) any { return groundWords(x.Rests) }},
		{Key: "in_question", Value: func(x A) any { return groundWords(x.Question) }},
		{
			Key: "fairness", Title: "Fairness", Rigid: true, Value: func(x A) any { return string(x.Fairness) },
			Show: func(x A, _ render.Style) string { return fairnessLine(x) },
		},
		{Key: "fairness_from", Value: func(x A) any { return string(x.From) }},
		{
			Key: "day", Title: "Assessed", Rigid: true, Value: func(x A) any { return x.Day },
			Show: func(x A, s render.Style) string { return agoOrDay(x.Day, s) },
		},
		{Key: "evidence", Title: "Evidence", Below: true, Value: func(x A) any { return x.Evidence }, Show: showEvidence},
		{Key: "note", Value: func(x A) any { return numberOrNil(x.Note) }},
		{Key: "private", Value: func(x A) any { return x.Private }},
	}, beside)
}

func groundWords(all []journal.Ground) []string {
	return each(all, func(g journal.Ground) string { return string(g) })
}

// keptColumns are how promises were kept both ways, by the contacts' numbers.
func keptColumns(promises map[int64]journal.Promises) []render.Column[journal.Assessment] {
	type A = journal.Assessment
	out := []render.Column[A]{{Title: "Promises", Below: true, Value: func(x A) any { return bothKept(promises[x.Who.ID]) }}}
	for _, side := range []struct {
		key string
		of  func(journal.Promises) journal.Kept
	}{
		{"they", func(p journal.Promises) journal.Kept { return p.Theirs }},
		{"you", func(p journal.Promises) journal.Kept { return p.Mine }},
	} {
		kept := func(x A) journal.Kept { return side.of(promises[x.Who.ID]) }
		out = append(out,
			render.Column[A]{Key: side.key + "_kept_on_time", Value: func(x A) any { return kept(x).OnTime }},
			render.Column[A]{Key: side.key + "_kept_late", Value: func(x A) any { return kept(x).Late }},
			render.Column[A]{Key: side.key + "_dropped", Value: func(x A) any { return kept(x).Dropped }})
	}
	return out
}

// bothKept is how promises were kept, as a line that stands by itself; empty where none was closed.
func bothKept(p journal.Promises) string {
	var sides []string
	if text := keptText(p.Theirs); text != "" {
		sides = append(sides, "they kept "+text)
	}
	if text := keptText(p.Mine); text != "" {
		sides = append(sides, "you kept "+text)
	}
	return strings.Join(sides, "; ")
}

// assessedColumn is what was said of a contact's relationship, for a program that asked for it: for JSON as objects.
func assessedColumn[T any](f render.Format, of func(T) []journal.Assessment) render.Column[T] {
	return render.Column[T]{Key: "assessments", Value: func(v T) any {
		if f == render.JSON {
			return each(of(v), assessmentJSON)
		}
		return each(of(v), func(x journal.Assessment) string { return x.Day.String() + ": " + assessedText(x) })
	}}
}

// assessedJSON is an assessment within something else.
type assessedJSON struct {
	Number   int64       `json:"number"`
	Day      journal.Day `json:"day"`
	Trust    string      `json:"trust"`
	Was      string      `json:"was"`
	RestsOn  []string    `json:"rests_on"`
	Question []string    `json:"in_question"`
	Fairness string      `json:"fairness"`
	From     string      `json:"fairness_from"`
	Evidence string      `json:"evidence"`
}

func assessmentJSON(x journal.Assessment) assessedJSON {
	return assessedJSON{
		x.ID, x.Day, string(x.Trust), string(x.Was), groundWords(x.Rests), groundWords(x.Question),
		string(x.Fairness), string(x.From), x.Evidence,
	}
}

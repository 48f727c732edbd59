package store

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzReadWhole: a thing of a file is refused with words for a person, or a journal can hold it, and give it back.
func FuzzReadWhole(f *testing.F) {
	for _, seed := range [][2]string{
		{"settings", `{"every":30,"date_order":"mdy","author":"Dana","sheet_maps":[{"name":"board","sort":"contacts","columns":[{"column":"A","as":"name"}]}]}`},
		{"group", `{"uid":"g","name":"Providers","wanted":3,"every":-1}`},
		{"contact", `{"uid":"c","kind":"person","name":"Ana","stage":"prospect","added":"1582-10-10","points":[{"kind":"email","value":"a@example.org"}],
			"positions":[{"title":"Director","from":"2020-01-01"}],"dates":[{"label":"birthday","month":2,"day":30}],"fields":[{"name":"County","value":""}],
			"kept_aside":[{"name":"UID","line":"x"}],"not_the_same":["c-1"],"merged_into":"c-1","left_seats":[{"seat":"x","key":"x/"}]}`},
		{"indicator", `{"uid":"i","name":"Data"}`},
		{"initiative", `{"number":7,"uid":"i","name":"Rates","state":"under way","members":[{"contact":"c-1","role":""}]}`},
		{"note", `{"uid":"n","day":"2026-11-02","time":"14:30","channel":"call","body":"x","touch":true,"participants":[{"contact":"c-1","role":"present"}],"heard":[{"text":"x"}],"tags":["a"]}`},
		{"followup", `{"uid":"t","contact":"c-1","owed_by":"me","text":"x","state":"done","closed":"2026-11-02","added":"2026-11-02","gives":"money"}`},
		{"fact", `{"uid":"f","contact":"c-1","kind":"cares","text":"x","day":"9999-12-31"}`},
		{"assessment", `{"uid":"a","contact":"c-1","day":"2026-11-02","trust":"growing","fairness":"fair","fairness_from":"my guess","evidence":"x","record":"rests"}`},
		{"review", `{"uid":"r","day":"2026-11-02","contacts":[{"part":"quiet","contact":"c-1","place":1}],"answers":[{"contact":"c-1","answer":"call"}],
			"ratings":[{"indicator":"Data","rating":"basic"}],"counts":[{"what":"x","n":1}]}`},
	} {
		f.Add(seed[0], seed[1])
	}
	somebody := journal.Entry{Type: "contact", JSON: []byte(`{"uid":"c-1","kind":"person","name":"Dana","stage":"prospect","added":"2026-11-01"}`)}
	f.Fuzz(func(t *testing.T, kind, text string) {
		if _, err := readWhole(journal.Entry{Type: kind, JSON: []byte(text)}, func(string) {}); err != nil {
			var p *journal.Problem
			if !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("%s %s: %v", kind, text, err)
			}
			return
		}
		s, err := Open(t.Context(), options(filepath.Join(t.TempDir(), "journal.db")))
		do(t, err)
		defer s.Close()
		file := []journal.Entry{somebody, {Type: kind, JSON: []byte(text)}}
		bad := func(PlannedThing) bool { return true }
		if _, err := s.ImportWhole(t.Context(), entries(file), WholeImport{Unknown: func(string) {}}, bad); err != nil {
			t.Fatalf("%s %s: %v", kind, text, err)
		}
		checkDerived(t, s, vocabulary)
		thingsOf(t, s, WholeFilter{Private: true, Assessments: true})
	})
}

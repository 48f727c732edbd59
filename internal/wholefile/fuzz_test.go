package wholefile

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzRead reads whatever there is: it ends, and what it hands on is JSON that can be written and read again.
func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("{\"type\":\"rel\",\"format\":1}\n{\"type\":\"note\",\"uid\":\"n-1\"}\n{\"type\":\"end\",\"things\":1}\n")
	f.Add(`{"rel": {"format": 1}, "notes": [1, "x", null, [{}]], "s": []}`)
	f.Fuzz(func(t *testing.T, text string) {
		all, err := read(text)
		if err != nil {
			return
		}
		kept := all[:0]
		for _, e := range all {
			if !json.Valid(e.JSON) {
				t.Fatalf("%q is no JSON", e.JSON)
			}
			if isWritten(e) {
				kept = append(kept, e)
			}
		}
		var out bytes.Buffer
		if _, err := Write(&out, nil, things(kept)); err != nil {
			t.Fatal(err)
		}
		again, err := read(out.String())
		if err != nil || len(again) != len(kept) {
			t.Fatalf("%d things, then %d, %v", len(kept), len(again), err)
		}
	})
}

// isWritten reports whether a thing is of a kind that is written.
func isWritten(e journal.Entry) bool {
	return e.Type == "contact" || e.Type == "note"
}

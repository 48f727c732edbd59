package store

import (
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Who is meant, among ten thousand contacts: a number, a whole name, the beginnings of words, a name that many begin
// like, and nobody.
func BenchmarkFind(b *testing.B) {
	s := open(b)
	var batch []db.Stmt
	for i := range 10_000 {
		batch = append(batch, s.makeContact(journal.Contact{UID: newUID(), Name: fmt.Sprintf("Dana%d Whitcomb%d", i%97, i)})...)
	}
	do(b, s.write(b.Context(), batch...))
	for _, tt := range []struct {
		text string
		want int
	}{
		{"4711", 1}, {"Dana3 Whitcomb100", 1}, {"dana3 whitcomb100", 1}, {"dan whitcomb999", 11}, {"dana3", 104}, {"nobody", 0},
	} {
		b.Run(tt.text, func(b *testing.B) {
			for b.Loop() {
				found, err := s.Find(b.Context(), tt.text)
				if do(b, err); len(found) == 0 != (tt.want == 0) {
					b.Fatalf("%d found", len(found))
				}
			}
		})
	}
}

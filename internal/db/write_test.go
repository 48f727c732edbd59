package db

import (
	"fmt"
	"testing"
)

func TestPreparedStatementsAreBounded(t *testing.T) {
	tx, err := openFile(t, Memory).pool.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer rollback(tx)
	p := newPrepared(tx)
	first, err := p.get(t.Context(), "SELECT 0")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.get(t.Context(), "SELECT 0"); err != nil || again != first {
		t.Errorf("the same text was prepared twice (%v)", err)
	}
	for i := range 5 * keepPrepared {
		if _, err := p.get(t.Context(), fmt.Sprintf("SELECT %d", i)); err != nil {
			t.Fatal(err)
		}
		if len(p.byText) > keepPrepared {
			t.Fatalf("%d statements are kept, at most %d should be", len(p.byText), keepPrepared)
		}
	}
}

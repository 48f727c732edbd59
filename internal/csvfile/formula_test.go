package csvfile

import "testing"

func TestRestore(t *testing.T) {
	for cell, want := range map[string]string{
		"'=SUM(A1)": "=SUM(A1)", "'+1 217": "+1 217", "'-5": "-5", "'@home": "@home", "'\tx": "\tx", "'\nx": "\nx", "'\rx": "\rx",
		"'＝1": "＝1", "'＋1": "＋1", "'－1": "－1", "'＠x": "＠x",
		"''=x": "'=x", "'''=x": "''=x",
		"=x": "=x", "'tis": "'tis", "O'=": "O'=", "'": "'", "''": "''", "": "", "' =x": "' =x",
	} {
		if got := Restore(cell); got != want {
			t.Errorf("Restore(%q) = %q, want %q", cell, got, want)
		}
	}
}

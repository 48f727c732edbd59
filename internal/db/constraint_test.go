package db

import (
	"errors"
	"fmt"
	"testing"
)

func testRaised(t *testing.T, d DB) {
	write(t, d, S("CREATE VIEW expect AS SELECT 1 AS ok"),
		S(`CREATE TRIGGER expected INSTEAD OF INSERT ON expect WHEN NOT new.ok BEGIN
			SELECT RAISE(ABORT, 'stale: constraint failed: somebody else (1811)'); END`))
	write(t, d, S("INSERT INTO expect SELECT 1"))
	err := d.Write(t.Context(), Batch(insert(1), S("INSERT INTO expect SELECT 0")))
	message, ok := Raised(fmt.Errorf("noting: %w", err))
	if !ok || message != "stale: constraint failed: somebody else (1811)" {
		t.Errorf("raised %q, %v from %v", message, ok, err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 0 {
		t.Errorf("%d rows after the guard", n)
	}
}

func testConstraints(t *testing.T, d DB) {
	write(t, d, S("CREATE TABLE c (id INTEGER PRIMARY KEY, u TEXT UNIQUE, p TEXT NOT NULL CHECK (p <> 'no'), f INTEGER REFERENCES c (id)) STRICT"),
		S("INSERT INTO c VALUES (1, 'one', 'yes', 1)"))
	tests := map[string]struct {
		sql                string
		unique, constraint bool
	}{
		"primary key": {"INSERT INTO c VALUES (1, 'two', 'yes', 1)", true, false},
		"unique":      {"INSERT INTO c VALUES (2, 'one', 'yes', 1)", true, false},
		"check":       {"INSERT INTO c VALUES (2, 'two', 'no', 1)", false, true},
		"not null":    {"INSERT INTO c VALUES (2, 'two', NULL, 1)", false, true},
		"foreign key": {"INSERT INTO c VALUES (2, 'two', 'yes', 9)", false, true},
		"type":        {"INSERT INTO c VALUES (2, 'two', 'yes', 'x')", false, true},
		"syntax":      {"INSERT INTO c VALUES", false, false},
		// With the compatibility quirk, "yes" would be taken for a text.
		"double quotes": {`INSERT INTO c VALUES (2, 'two', "yes", 1)`, false, false},
	}
	for name, test := range tests {
		err := d.Write(t.Context(), Batch(S(test.sql)))
		_, raised := Raised(err)
		if err == nil || raised || IsUnique(err) != test.unique || IsConstraint(err) != test.constraint || KindOf(err) != Other {
			t.Errorf("%s: %v: unique %v, constraint %v, raised %v", name, err, IsUnique(err), IsConstraint(err), raised)
		}
	}
}

func TestNoConstraint(t *testing.T) {
	for _, err := range []error{nil, errors.New("constraint failed: x (1811)"), code(1)} {
		if _, ok := Raised(err); ok || IsUnique(err) || IsConstraint(err) {
			t.Errorf("%v is taken for a constraint", err)
		}
	}
}

package db

import (
	"errors"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"
)

// Raised returns the message of a trigger's RAISE, if that is what err comes from. It is how a guard
// inside a batch says what it found.
func Raised(err error) (message string, ok bool) {
	e, ok := errors.AsType[engineError](err)
	if !ok || e.Code() != sqlite3.SQLITE_CONSTRAINT_TRIGGER {
		return "", false
	}
	// The driver writes "constraint failed: MESSAGE (1811)".
	message = strings.TrimPrefix(e.Error(), "constraint failed: ")
	return strings.TrimSuffix(message, " (1811)"), true
}

// IsUnique reports whether err is a value that had to be the only one of its kind, and is not.
func IsUnique(err error) bool {
	code, _ := codeOf(err)
	return code == sqlite3.SQLITE_CONSTRAINT_UNIQUE || code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
}

// IsConstraint reports whether err is a row the schema does not allow: a CHECK, a foreign key, a NOT
// NULL or the type of a column. For values taken already there is IsUnique, for triggers Raised.
func IsConstraint(err error) bool {
	switch code, _ := codeOf(err); code {
	case sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
		sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.SQLITE_CONSTRAINT_DATATYPE:
		return true
	}
	return false
}

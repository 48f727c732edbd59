package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ways is what happened and the way out, for each way a database fails.
var ways = map[db.FailureKind][2]string{
	db.Absent:       {"there is no journal at %s", "check the path given with --db or REL_DB"},
	db.IsFolder:     {"%s is a folder, not a journal", "name a file in it: --db %s"},
	db.NotRegular:   {"%s is not an ordinary file", "name another file with --db, or REL_DB"},
	db.NotReadable:  {"the journal %s may not be read", "ask for the right to read it, or name another with --db"},
	db.NotWritable:  {"the journal %s, or its folder, cannot be written", "ask for the right to write there, or name another with --db"},
	db.NotSQLite:    {"%s is not a journal of rel", "name another file with --db, or REL_DB; this one was left as it is"},
	db.Damaged:      {"the journal %s is damaged", "copy the file before anything else; rel backup --list shows what can be restored"},
	db.Locked:       {"another program is busy with the journal %s", "wait until it is done, or close it, and try again"},
	db.Full:         {"no room is left on the disk for the journal %s", "free some space and try again; nothing was changed"},
	db.Refused:      {"the disk refuses writes to the journal %s", "it may be full, over a quota or failing; nothing was changed"},
	db.NetworkShare: {"the journal %s lies on a network share, where SQLite cannot guard it", "keep it on this computer: --db, or REL_DB"},
}

// brokenSearch is the same, of an index of searches that is damaged where the rest of the journal need not be.
var brokenSearch = [2]string{"the index of searches in the journal %s is damaged", "rel doctor --fix makes the search index anew"}

// explain gives a failure of the database the words a person needs. Other errors pass through.
func explain(err error) error {
	switch what, raised := db.Raised(err); {
	case raised && what == "unchanged":
		return ErrUnchanged
	case raised:
		return &journal.Problem{
			Code: journal.Failure,
			What: "what this was about has been changed or removed meanwhile",
			Hint: "nothing was changed; look at it again with rel show, and rel history",
		}
	}
	if misread, ok := errors.AsType[*db.Misread](err); ok {
		return &journal.Problem{
			Code: journal.Failure,
			What: "the journal holds something that cannot be read",
			Hint: "copy the file before anything else; rel doctor looks it over, and rel backup --list shows what can be restored",
			Err:  misread,
		}
	}
	var failure *db.Failure
	if !errors.As(err, &failure) {
		return err
	}
	way, ok := ways[failure.Kind]
	if searchBroken(err) {
		way, ok = brokenSearch, true
	}
	if !ok {
		return &journal.Problem{
			Code: journal.Failure,
			What: "the journal " + failure.Path,
			Hint: "nothing was changed; try again, and if it stays so, copy the file and report this",
			Err:  failure.Err,
		}
	}
	hint := way[1]
	switch failure.Kind {
	case db.IsFolder:
		hint = fmt.Sprintf(hint, filepath.Join(failure.Path, "journal.db"))
	case db.NotSQLite:
		if list, err := backups.Beside(failure.Path).List(); err == nil && len(list) > 0 {
			hint = fmt.Sprintf("rel restore %s puts the newest backup back, and keeps this file; rel backup --list shows the others",
				filepath.Base(list[0].Path))
		}
	}
	return &journal.Problem{Code: journal.Failure, What: fmt.Sprintf(way[0], failure.Path), Hint: hint}
}

// searchBroken reports whether what failed is the index of searches, or a part of it that is gone.
func searchBroken(err error) bool {
	return err != nil && (db.SearchDamaged(err) || db.KindOf(err) == db.Other && strings.Contains(err.Error(), "notes_fts"))
}

package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// File is a journal's file taken as a whole, as it is copied and put back. Its schema may be an older one, and stays so.
type File struct {
	lite *db.SQLite
	s    *Store
	path string
}

// File is the file of an open journal; nil where there is none, because nothing was ever written.
func (s *Store) File() *File {
	if s.file == nil || s.absent {
		return nil
	}
	return &File{lite: s.file, s: s, path: s.path}
}

// The errors of a place where no journal can be opened as a whole.
var (
	ErrAbsent  = errors.New("there is no journal")
	ErrDamaged = errors.New("the journal is damaged")
)

// OpenFile opens the file of a journal. The error is ErrAbsent where none is there, or one in which nothing was ever
// made, and ErrDamaged where it is damaged or no database at all.
func OpenFile(ctx context.Context, path string) (*File, error) {
	lite, err := db.Open(ctx, path, db.Options{})
	return openFile(ctx, lite, path, err)
}

// LookAtFile is OpenFile for a journal that may be damaged: it stays as it is, byte for byte, and its log too, which to
// open it otherwise would move into it.
func LookAtFile(ctx context.Context, path string) (*File, error) {
	lite, err := db.Open(ctx, path, db.Options{ReadOnly: db.HasLog(path)})
	return openFile(ctx, lite, path, err)
}

// MakeFile is OpenFile where no journal is, to be filled by Replace; what it makes counts as no journal until then.
func MakeFile(ctx context.Context, path string) (*File, error) {
	lite, err := db.Open(ctx, path, db.Options{Create: true})
	if err != nil {
		return nil, explain(err)
	}
	return &File{lite: lite, s: &Store{db: lite}, path: path}, nil
}

// Files are the files that a journal at path may consist of, itself first.
func Files(path string) []string { return db.Files(path) }

// MakeFolder makes a folder for its owner alone, and those it lacks above it; their names are on the disk when it returns.
func MakeFolder(path string) error { return db.MakeFolder(path) }

// OpenCopy opens a file that holds a journal, and changes nothing of it; where it has a log that is read too, with the
// help of copies in folder. The error is ErrDamaged as well where it is damaged.
func OpenCopy(ctx context.Context, path, folder string) (*File, error) {
	lite, err := db.OpenCopy(ctx, path, folder)
	return openFile(ctx, lite, path, err)
}

func openFile(ctx context.Context, lite *db.SQLite, path string, err error) (*File, error) {
	if err != nil {
		return nil, broken(err)
	}
	f := &File{lite: lite, s: &Store{db: lite}, path: path}
	have, err := f.s.version(ctx, path)
	if err == nil && have == 0 {
		err = ErrAbsent
	}
	if err != nil {
		_ = lite.Close() // err says more
		return nil, broken(err)
	}
	return f, nil
}

// broken is explain for a journal as a whole.
func broken(err error) error {
	switch db.KindOf(err) {
	case db.Absent:
		return ErrAbsent
	case db.Damaged, db.NotSQLite:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	default:
		return explain(err)
	}
}

// Close lets go of the file.
func (f *File) Close() error { return explain(f.lite.Close()) }

// Holding is what a journal's file holds, in short.
type Holding struct {
	Schema          int64 // zero where nothing was ever made
	Newer           bool  // whether this program is too old for it; all that follows is unknown then
	Contacts, Notes int
	Changes         int
	Last            time.Time // of the last change, UTC; zero when there is none
}

// Holding looks what the file holds.
func (f *File) Holding(ctx context.Context) (h Holding, err error) {
	if h.Schema, err = f.s.version(ctx, f.path); err != nil {
		return h, broken(err)
	}
	if h.Newer = h.Schema > schemaVersion; h.Newer || h.Schema == 0 {
		return h, nil
	}
	rows, err := f.lite.Read(ctx, db.S(`SELECT (SELECT count(*) FROM contacts WHERE deleted IS NULL),
		(SELECT count(*) FROM notes WHERE deleted IS NULL), count(*), max(at) FROM changes`))
	if err != nil {
		return h, broken(err)
	}
	var last string
	if err = rows[0][0].Scan(&h.Contacts, &h.Notes, &h.Changes, &last); err == nil && last != "" {
		h.Last, err = time.Parse(time.RFC3339, last)
	}
	return h, err
}

// ErasedSince is how many purges this journal knows of that another does not: what they erased may be in that one still.
func (f *File) ErasedSince(ctx context.Context, other *File) (int, error) {
	purges, _, err := readOne(ctx, f.s, db.S("SELECT json_group_array(uid) FROM changes WHERE command = ? AND undoes IS NULL", purging),
		scanOne[string])
	if err != nil {
		return 0, broken(err)
	}
	n, _, err := readOne(ctx, other.s, db.S("SELECT count(*) FROM json_each(?) WHERE value NOT IN (SELECT uid FROM changes)", purges),
		scanOne[int])
	return n, broken(err)
}

// Mark tells this journal from others, wherever a copy of it lies: the end of its first change's uid, which is by
// chance, while its beginning is by the time. It is empty in a journal without a change.
func (f *File) Mark(ctx context.Context) (string, error) {
	uid, _, err := readOne(ctx, f.s, db.S("SELECT uid FROM changes ORDER BY id LIMIT 1"), scanOne[string])
	return uid[max(0, len(uid)-8):], err
}

// Check looks for damage, and returns ErrDamaged with what it found.
func (f *File) Check(ctx context.Context) error {
	found, err := f.lite.Check(ctx)
	if err == nil && len(found) > 0 {
		return fmt.Errorf("%w: %s", ErrDamaged, found[0])
	}
	return broken(err)
}

// told is what has to be told of a copy as of what was copied.
var told = []db.Stmt{
	db.S("SELECT version FROM state"),
	db.S("SELECT count(*), max(id) FROM changes"),
}

// BackUp copies the journal as it is now to the file at path, which is there and empty, and checks the copy: closely,
// unless it is to be quick. The error is ErrDamaged where the journal is.
func (f *File) BackUp(ctx context.Context, path string, quick bool, progress func(done, all int64)) error {
	err := f.lite.Backup(ctx, path, db.CopyOptions{Same: told, Quick: quick, Progress: progress})
	var failure *db.Failure
	switch {
	case !errors.As(err, &failure):
		return broken(err)
	case failure.Kind == db.Damaged && failure.Err != nil && db.OfSearch(failure.Err.Error()):
		return &journal.Problem{
			Code: journal.Failure,
			What: "no backup was made: " + fmt.Sprintf(brokenSearch[0], f.path),
			Hint: brokenSearch[1] + "; rel backup then makes one",
		}
	case failure.Kind == db.Damaged:
		return broken(err)
	case failure.Kind == db.Full, failure.Kind == db.Refused:
		return &journal.Problem{
			Code: journal.Failure, What: "no room is left on the disk for the backup", Hint: "free some space there, and try again",
		}
	case failure.Path == f.path || failure.Err == nil:
		return broken(err)
	default:
		return failure.Err // of the copy, which has no name yet that a person would know
	}
}

// Settings are how the journal in the file is to be; of an older schema, that nothing is set.
func (f *File) Settings(ctx context.Context) (Settings, error) {
	have, err := f.s.version(ctx, f.path)
	if err != nil || have < schemaVersion {
		return Settings{}, broken(err)
	}
	return f.s.Settings(ctx)
}

// Replace makes the journal what from is, at once for all who have it open, if it still holds what it held: else what
// was written since would be lost. progress is told how many pages are done.
func (f *File) Replace(ctx context.Context, from *File, held Holding, progress func(done, all int64)) error {
	if err := f.lite.WAL(ctx); err != nil {
		return explain(err)
	}
	return explain(f.lite.Overwrite(ctx, from.lite, func() error {
		now, err := f.Holding(ctx)
		if now.Schema = held.Schema; err == nil && now != held { // to follow one, a journal is brought up to date
			err = ErrChanged
		}
		return err
	}, progress))
}

// ErrChanged is the error of a journal that was written to while it was to be replaced.
var ErrChanged error = &journal.Problem{
	Code: journal.Failure,
	What: "the journal was changed while the other was being restored",
	Hint: "nothing was replaced; look what was changed (rel history), and try again",
}

// SetAside keeps a journal that cannot be read at path aside, byte for byte with its log, and puts the file fresh in its
// place.
func SetAside(path, aside, fresh string) error { return explain(db.SetAside(path, aside, fresh)) }

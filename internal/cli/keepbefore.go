package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/store"
)

// keepBeforeImport makes a backup before an import, once for each command. A journal in which nothing was done yet needs
// none.
func (a *app) keepBeforeImport(ctx context.Context, s *store.Store) error {
	if a.kept {
		return nil
	}
	if _, err := a.keepBefore(ctx, s, backups.Import); err != nil {
		return a.notKept("nothing was imported: no backup could be made before it", err,
			"see to that and try again; --no-backup imports without one")
	}
	a.kept = true
	return nil
}

// keepBeforeMigration makes a backup before the journal is brought up to date for this rel.
func (a *app) keepBeforeMigration(ctx context.Context, s *store.Store) (backups.File, error) {
	made, err := a.keepBefore(ctx, s, backups.Migration)
	if err != nil {
		return made, a.notKept("the journal is of an older rel, and was not brought up to date: no backup could be made before it", err,
			"see to that and try again, or move the journal to a disk with more room; it is as it was")
	}
	return made, nil
}

// keepBefore makes a backup of a journal in which something was done.
func (a *app) keepBefore(ctx context.Context, s *store.Store, why backups.Why) (made backups.File, err error) {
	file := s.File()
	if file == nil {
		return made, nil
	}
	h, err := file.Holding(ctx)
	if err != nil || h.Changes == 0 {
		return made, err
	}
	kept, err := a.keep(ctx, file, why, nil)
	return kept.File, err
}

// noCopyElsewhere is said by rel alone until a folder is set.
const noCopyElsewhere = "No copy of the journal is kept off this computer: rel config backup-folder PATH sees to it."

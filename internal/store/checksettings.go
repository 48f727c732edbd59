package store

import (
	"context"
	"os"

	"github.com/rel-journal/rel/internal/db"
)

// checkSettings looks whether the settings are there, and whether copies of backups have somewhere to go.
func (s *Store) checkSettings(ctx context.Context) (Finding, error) {
	n, _, err := readOne(ctx, s, db.S("SELECT count(*) FROM settings"), scanOne[int])
	if err != nil {
		return Finding{}, err
	}
	if n != 1 {
		return Finding{State: Wrong, Found: []string{"the settings are gone, so that nothing can be written"}, Way: restore}, nil
	}
	v, err := s.Settings(ctx)
	switch {
	case err != nil:
		return Finding{}, err
	case v.BackupFolder == "":
		return Finding{State: Look, Found: []string{"no copy of a backup leaves this computer"},
			Way: "rel config backup-folder FOLDER, on another disk or computer"}, nil
	}
	return reached(v.BackupFolder), nil
}

// reached is the finding of a folder for copies of backups.
func reached(folder string) Finding {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return Finding{Found: []string{"copies of backups go to " + folder}}
	}
	return Finding{
		State: Look, Found: []string{"the folder for copies of backups cannot be reached: " + folder},
		Way: "connect its disk, or name another with rel config backup-folder",
	}
}

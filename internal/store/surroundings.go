package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/db"
)

// Surroundings looks at what is around the journal at path, which need not be one that can be opened: where it lies,
// who may read it, the room on its disk, and its backups.
func Surroundings(ctx context.Context, path string, now time.Time) []Finding {
	return []Finding{checkPlace(path), checkPermissions(path), checkSpace(path), checkBackups(ctx, path, now)}
}

func checkPlace(path string) Finding {
	f := Finding{Check: "place", State: Fine, Found: []string{path}}
	if remote, err := db.Network(path); err == nil && remote {
		f.State, f.Found = Wrong, []string{"on a network share, where it cannot be guarded"}
		f.Way = "keep it on this computer: --db, or REL_DB"
	} else if service, ok := db.Syncing(path); ok {
		f.State, f.Found = Look, []string{"in a folder that " + service + " keeps in step: two computers that write at once can damage it"}
		f.Way = "keep it elsewhere, and name this folder with rel config backup-folder"
	}
	return f
}

// checkPermissions looks whether the journal and its backups are for their owner alone. A folder that others may enter
// is no harm; one that they may write to is, as they can put another journal there.
func checkPermissions(path string) Finding {
	f := Finding{Check: "permissions", State: Fine, Found: []string{"for you alone"}}
	if !db.PrivateByMode {
		f.Found = []string{"left to the rights of your profile on this computer"}
		return f
	}
	folder := filepath.Dir(path)
	for _, name := range private(path) {
		if exposed, err := db.Exposed(name); err == nil && exposed {
			f.chmod = append(f.chmod, name)
		}
	}
	if replaceable, err := db.Replaceable(folder); err == nil && replaceable {
		f.State, f.Way = Look, "keep it in a folder of yours alone: --db, or REL_DB"
		f.Found = []string{"anybody may put another file in its place, in the folder " + folder}
	}
	if len(f.chmod) > 0 {
		f.State, f.Way = Wrong, "rel doctor --fix makes it yours alone"
		f.Found = []string{"open to others: " + few(within(folder, f.chmod), len(f.chmod))}
	}
	return f
}

// within is names as they are seen from a folder.
func within(folder string, names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = strings.TrimPrefix(name, folder+string(filepath.Separator))
	}
	return out
}

// private is what only the owner may see: the journal, and the backups with their folder.
func private(path string) []string {
	folder := backups.Beside(path).Folder
	out := append(db.Files(path), folder)
	entries, _ := os.ReadDir(folder) // none where there is no backup yet
	for _, e := range entries {
		if e.Type().IsRegular() { // what a link leads to may be for others
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out
}

// Tighten gives to their owner alone what was found open to others, and looks again.
func Tighten(ctx context.Context, path string, found []Finding, now time.Time) []Finding {
	failed := ""
	for _, f := range found {
		for _, name := range f.chmod {
			if err := db.MakePrivate(name); err != nil {
				failed = err.Error()
			}
		}
	}
	after := compare(found, Surroundings(ctx, path, now))
	for i, f := range after {
		if len(f.chmod) == 0 {
			continue
		}
		after[i].Way = "it could not be changed; whoever owns it can, or keep the journal elsewhere"
		if failed != "" {
			after[i].Found = append(after[i].Found, failed)
		}
	}
	return after
}

// What is enough room on a disk: as much as the journal being written anew needs, with a backup of it, and some.
const (
	enoughTimes = 3
	enoughBytes = 100 << 20
)

func checkSpace(path string) Finding {
	f := Finding{Check: "free space", State: Fine}
	free, err := db.Free(path)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		f.Found = []string{"not told by this computer"}
		return f
	case err != nil:
		f.State, f.Found = Look, []string{"it could not be told: " + err.Error()}
		return f
	}
	var size int64
	for _, name := range db.Files(path) {
		if info, err := os.Stat(name); err == nil {
			size += info.Size()
		}
	}
	f.Found = []string{fmt.Sprintf("%s free, for a journal of %s", backups.SizeText(free), backups.SizeText(size))}
	if !enough(free, size) {
		f.State, f.Way = Look, "free some room on its disk, so that the journal can grow and be backed up"
	}
	return f
}

// enough reports whether so much room is enough for a journal of a size.
func enough(free, size int64) bool { return free >= max(enoughTimes*size, enoughBytes) }

// oldBackup is from which age on a backup is too old.
const oldBackup = 30 * 24 * time.Hour

func checkBackups(ctx context.Context, path string, now time.Time) Finding {
	list, err := backups.Beside(path).List()
	switch {
	case err != nil:
		return Finding{Check: "backups", State: Look, Found: []string{"they cannot be listed: " + err.Error()}, Way: "look there yourself"}
	case len(list) == 0:
		return Finding{Check: "backups", State: Look, Found: []string{"there is none"}, Way: "rel backup makes one"}
	}
	newest := list[0]
	day := newest.At.In(now.Location()).Format("Mon 2 Jan 2006")
	f := Finding{Check: "backups", State: Fine, Found: []string{"the newest is of " + day + ": " + newest.Path}}
	if now.Sub(newest.At) > oldBackup {
		f.State, f.Way = Look, "rel backup makes a new one"
	}
	return lookInto(ctx, f, newest)
}

// lookInto adds to a finding what the newest backup holds, and whether it is one that can be put back.
func lookInto(ctx context.Context, f Finding, newest backups.File) Finding {
	if newest.Encrypted {
		f.Found = append(f.Found, "it is encrypted, and cannot be looked into without its key")
		return f
	}
	h, err := heldIn(ctx, newest.Path)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		f.State, f.Way = Wrong, "rel backup makes a new one"
		f.Found = append(f.Found, "it cannot be put back: "+unreadable(err))
	case h.Newer:
		f.Found = append(f.Found, "it was written by a newer rel")
	default:
		f.Found = append(f.Found, fmt.Sprintf("it is sound; contacts: %d, notes: %d", h.Contacts, h.Notes))
	}
	return f
}

// unreadable is what is wrong with a backup, in words.
func unreadable(err error) string {
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrAbsent) {
		return "it is damaged, or no journal of rel"
	}
	return err.Error()
}

// heldIn is what a backup holds; the error says what is wrong with it.
func heldIn(ctx context.Context, path string) (h Holding, err error) {
	file, err := OpenCopy(ctx, path, "")
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if h, err = file.Holding(ctx); err != nil {
		return h, err
	}
	found, err := file.lite.CheckQuickly(ctx)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%w: %s", ErrDamaged, found[0])
	}
	return h, broken(err)
}

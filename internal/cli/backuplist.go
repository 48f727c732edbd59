package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// listed is a backup in the list.
type listed struct {
	backups.File
	where string
	holds store.Holding // nothing where it is encrypted or cannot be read
}

// lost says of a journal that is not there that it has backups, and the way back; it is empty where there are none.
func (a *app) lost() string {
	list, err := a.backups().List()
	if err != nil || len(list) == 0 {
		return ""
	}
	newest := list[0]
	return fmt.Sprintf("There is no journal at %s, but %s beside it, the newest of %s: rel restore %s puts it back.",
		a.journalPath(), countOf(len(list), "backup"), a.moment(newest.At), quote(filepath.Base(newest.Path)))
}

// tellLost tells whoever has just begun a new journal that there are backups of an earlier one.
func (a *app) tellLost() {
	if lost := a.lost(); lost != "" {
		a.talk("%s A new one was begun.", lost)
	}
}

// listBackups lists the backups of the journal, here and in the backup folder. It is wanted most where the journal
// cannot be opened, so that is no reason to fail: then only those here are listed.
func (a *app) listBackups(ctx context.Context) error {
	here, err := a.backups().List()
	if err != nil {
		return fileFailure("reading the folder of backups, "+a.backups().Folder, err, checkFile)
	}
	all := each(here, func(f backups.File) listed { return listed{File: f, where: "here"} })
	far, err := a.farBackups(ctx)
	if err != nil {
		a.warn("the backups in the backup folder are not listed: "+plainly(err), "look there yourself; rel restore takes any of its files")
	}
	all = append(all, each(far, func(f backups.File) listed { return listed{File: f, where: "backup folder"} })...)
	slices.SortStableFunc(all, func(a, b listed) int { return b.At.Compare(a.At) })
	for i := range all {
		all[i].holds = holdingOf(ctx, all[i].File)
	}
	if n, err := printList(a, a.backupColumns(), nil, render.Rows(all)); err != nil || n > 0 || a.machine() {
		return err
	}
	a.talk("There is no backup yet; rel backup makes one.")
	return nil
}

// farBackups is the backups in the backup folder.
func (a *app) farBackups(ctx context.Context) ([]backups.File, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	settings, err := s.Settings(ctx)
	file := s.File()
	if err != nil || file == nil || settings.BackupFolder == "" {
		return nil, err
	}
	if !isFolder(settings.BackupFolder) {
		return nil, errNoFolder
	}
	mark, err := file.Mark(ctx)
	if err != nil || mark == "" {
		return nil, err
	}
	return a.backups().At(settings.BackupFolder, mark).List()
}

// holdingOf is what a backup holds, where that can be read.
func holdingOf(ctx context.Context, f backups.File) (h store.Holding) {
	if f.Encrypted {
		return h
	}
	file, err := store.OpenCopy(ctx, f.Path, "")
	if err != nil {
		return h
	}
	h, err = file.Holding(ctx)
	if closed := file.Close(); err != nil || closed != nil {
		return store.Holding{}
	}
	return h
}

func (a *app) backupColumns() []render.Column[listed] {
	zone := a.env.Time().Location()
	return []render.Column[listed]{
		{
			Key: "at", Title: "When", Rigid: true,
			Value: func(l listed) any { return l.At.Format(time.RFC3339) },
			Show:  func(l listed, _ render.Style) string { return l.At.In(zone).Format("2006-01-02 15:04") },
		},
		{Key: "why", Title: "Why", Rigid: true, Value: func(l listed) any { return string(l.Why) }},
		{
			Key: "size", Title: "Size", Right: true, Rigid: true,
			Value: func(l listed) any { return l.Size },
			Show:  func(l listed, _ render.Style) string { return backups.SizeText(l.Size) },
		},
		{Key: "where", Title: "Where", Rigid: true, Value: func(l listed) any { return l.where }},
		{Key: "encrypted", Title: "Encrypted", Rigid: true, Value: func(l listed) any { return l.Encrypted }},
		{Key: "schema", Title: "Schema", Right: true, Rigid: true, Value: known(func(h store.Holding) any { return h.Schema })},
		{Key: "notes", Title: "Notes", Right: true, Rigid: true, Value: known(func(h store.Holding) any { return h.Notes })},
		{
			Key: "changed", Title: "Last change", Rigid: true,
			Value: changedAt(func(at time.Time) string { return at.Format(time.RFC3339) }),
			Show: func(l listed, _ render.Style) string {
				text, _ := changedAt(func(at time.Time) string { return at.In(zone).Format("2006-01-02 15:04") })(l).(string)
				return text
			},
		},
		{Key: "file", Title: "File", Below: true, Value: func(l listed) any { return l.Path }},
	}
}

// known is a value of what a backup holds, nothing where that is not known.
func known(value func(store.Holding) any) func(listed) any {
	return func(l listed) any {
		if l.holds.Schema == 0 {
			return nil
		}
		return value(l.holds)
	}
}

// changedAt is when what a backup holds was last changed, nothing where it never was.
func changedAt(format func(time.Time) string) func(listed) any {
	return known(func(h store.Holding) any {
		if h.Last.IsZero() {
			return nil
		}
		return format(h.Last)
	})
}

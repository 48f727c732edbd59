package cli

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// The files of an export of records besides its sheets.
const (
	recordsWhole  = "records.json"
	recordsReadme = "README.txt"
)

// recordsExport is an export of records in the making.
type recordsExport struct {
	app    *app
	store  *store.Store
	who    []store.Who
	filter store.RecordsFilter

	fields   []string       // the names of fields
	rows     map[string]int // of each sheet, by its name
	private  int            // how many notes are
	mentions []int64        // the notes that only mention whom was asked for
	manifest manifest
	progress *term.Progress
}

// isOurs reports whether an export of records has a file of this name.
func isOurs(name string) bool {
	return slices.Contains([]string{recordsWhole, recordsReadme, manifestFile}, name) ||
		slices.ContainsFunc(recordSheets, func(s recordSheet) bool { return s.file() == name })
}

// write fills the folder.
func (r *recordsExport) write(ctx context.Context, folder *term.Folder) error {
	before, err := r.store.LatestChange(ctx)
	if err != nil {
		return err
	}
	if r.fields, err = r.store.FieldNames(ctx); err != nil {
		return err
	}
	if r.mentions, err = r.store.Mentions(ctx, r.filter); err != nil {
		return err
	}
	r.rows, r.manifest = map[string]int{}, nil
	r.progress = r.app.env.Progress("Exporting")
	defer r.progress.Done()
	for _, sheet := range recordSheets {
		if err := r.manifest.file(folder, sheet.file(), func(w io.Writer) error { return r.csv(ctx, w, sheet) }); err != nil {
			return err
		}
	}
	if err := r.manifest.file(folder, recordsWhole, func(w io.Writer) error { return r.whole(ctx, w) }); err != nil {
		return err
	}
	after, err := r.store.LatestChange(ctx)
	if err == nil && after != before {
		err = errMeanwhile
	}
	if err != nil {
		return err
	}
	if err := r.manifest.file(folder, recordsReadme, r.readme); err != nil {
		return err
	}
	return r.manifest.write(folder)
}

// csv writes a sheet as a file that opens right in Excel.
func (r *recordsExport) csv(ctx context.Context, w io.Writer, sheet recordSheet) (err error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	r.rows[sheet.name], err = sheet.write(r, ctx, w, render.CSV)
	return err
}

// whole writes all of it as one object: what was asked for, then each sheet as a list.
func (r *recordsExport) whole(ctx context.Context, w io.Writer) error {
	about, err := r.about(ctx)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "{\"about\": "); err != nil {
		return err
	}
	if err := render.Object(w, about); err != nil {
		return err
	}
	for _, sheet := range recordSheets {
		if _, err := fmt.Fprintf(w, ",%q: ", sheet.name); err != nil {
			return err
		}
		if _, err := sheet.write(r, ctx, w, render.JSON); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "}\n")
	return err
}

package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// mapName is the word by which rel config knows the saved maps.
const (
	mapName = "map"
	mapWhat = "saved maps of sheets; rel import --save-map saves one"
)

// readMapFlags reads what is said of the columns: by the map that is used, and in its place by --map, which can be saved.
func (a *app) readMapFlags(ctx context.Context, f *importFlags) (err error) {
	if f.useMap != "" {
		s, err := a.reading(ctx)
		if err != nil {
			return err
		}
		if f.used, err = s.SheetMap(ctx, f.useMap); err != nil {
			return err
		}
	}
	for _, m := range f.maps {
		column, as, ok := cutLast(m, "=")
		if !ok {
			return journal.Bad(`--map "Column=field"`, "%q has no = between a column and what it is", m)
		}
		if err := f.mapColumn(column, as); err != nil {
			return err
		}
	}
	if f.saveMap != "" {
		f.saveMap, err = journal.CleanName(f.saveMap)
		if err == nil && len(f.columns()) == 0 {
			err = journal.Bad(`say what the columns are: --map "Column=field"`, "there is no --map to be saved as %s", f.saveMap)
		}
	}
	return err
}

// mapColumn takes a column as what --map says.
func (f *importFlags) mapColumn(column, as string) error {
	i := slices.IndexFunc(f.mapped, func(m store.MappedColumn) bool { return m.Column == column })
	switch {
	case i < 0:
		f.mapped = append(f.mapped, store.MappedColumn{Column: column, As: as})
	case f.mapped[i].As != as:
		return journal.Bad("say it once", "--map says of %q that it is %s and %s", column, f.mapped[i].As, as)
	}
	return nil
}

// columns are those of the map that is used, but for what --map says in their place, and those --map says.
func (f *importFlags) columns() []store.MappedColumn {
	said := func(c store.MappedColumn) bool {
		return slices.ContainsFunc(f.mapped, func(m store.MappedColumn) bool { return m.Column == c.Column })
	}
	return append(slices.DeleteFunc(slices.Clone(f.used.Columns), said), f.mapped...)
}

// saving is the map to be saved along with an import of rows of this sort; nil for none.
func (f *importFlags) saving(sort string) *store.SheetMap {
	if f.saveMap == "" {
		return nil
	}
	order := f.used.Order
	if f.order != "" {
		order = journal.Order(f.order)
	}
	return &store.SheetMap{Name: f.saveMap, Sort: sort, Order: order, Columns: f.columns()}
}

// saveMapAlone saves the map where there was nothing to import.
func (a *app) saveMapAlone(ctx context.Context, m *store.SheetMap) error {
	if m == nil {
		return nil
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if _, err := s.SaveSheetMap(ctx, *m); err != nil {
		return err
	}
	a.tellSaved(m)
	return nil
}

// tellSaved says that a map was saved.
func (a *app) tellSaved(m *store.SheetMap) {
	if m != nil {
		a.talk("Saved as the map %s: rel import FILE --use-map %s.", m.Name, quote(m.Name))
	}
}

// configMaps lists the saved maps, shows one, or removes it.
func (a *app) configMaps(ctx context.Context, args []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		all, err := s.SheetMaps(ctx)
		if err != nil {
			return err
		}
		return a.printMaps(all)
	}
	m, err := s.SheetMap(ctx, args[0])
	switch {
	case err != nil:
		return err
	case len(args) == 1:
		return a.printMaps([]store.SheetMap{m})
	case args[1] != "off":
		name := quote(m.Name)
		return journal.Bad("rel config map "+name+" off removes it; rel import FILE --map Column=field --save-map "+name+" saves it anew",
			"a map is not set by %q", args[1])
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := s.RemoveSheetMap(ctx, m.Name); err != nil {
		return err
	}
	return a.say("Removed the map %s   (rel undo to take back)", m.Name)
}

func (a *app) printMaps(all []store.SheetMap) error {
	type M = store.SheetMap
	_, err := printList(a, []render.Column[M]{
		{Key: "name", Title: "Map", Rigid: true, Value: func(m M) any { return m.Name }},
		{Key: "rows", Title: "Rows", Rigid: true, Value: func(m M) any { return m.Sort }},
		{Key: "date_order", Title: "5/12 is", Rigid: true, Value: func(m M) any { return string(m.Order) }},
		{Key: "columns", Title: "Columns", Value: func(m M) any { return each(m.Columns, mapping) }},
	}, nil, render.Rows(all))
	return err
}

// mapping is a column as --map says it.
func mapping(c store.MappedColumn) string { return c.Column + "=" + c.As }

// mapNames are the names of the saved maps.
func mapNames(all []store.SheetMap) string {
	return strings.Join(each(all, func(m store.SheetMap) string { return m.Name }), ", ")
}

// completeMaps completes the names of the saved maps.
func (a *app) completeMaps(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := s.SheetMaps(ctx)
		return fitting(typed, each(all, func(m store.SheetMap) string {
			return cobra.CompletionWithDesc(render.Safe(m.Name), m.Sort)
		})), err
	}, 0)(cmd, args, typed)
}

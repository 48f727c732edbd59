package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// SheetMap is what the columns of a kind of sheet are, saved under a name.
type SheetMap struct {
	Name    string
	Sort    string        // what each row is: "contacts", "notes", …
	Order   journal.Order // how slash dates are read; unset where that was not said
	Columns []MappedColumn
}

// MappedColumn is a column of a sheet, by its heading, and what it is taken as.
type MappedColumn struct {
	Column string `json:"column"`
	As     string `json:"as"`
}

const selectMaps = "SELECT name, sort, date_order, columns FROM sheet_maps"

func scanMap(row db.Row) (m SheetMap, err error) {
	var columns string
	if err = row.Scan(&m.Name, &m.Sort, &m.Order, &columns); err == nil {
		err = fromJSON(columns, &m.Columns)
	}
	return m, err
}

// SheetMaps are all of them, by name.
func (s *Store) SheetMaps(ctx context.Context) ([]SheetMap, error) {
	return readAll(ctx, s, db.S(selectMaps+" ORDER BY name_key"), scanMap)
}

// SheetMap is the map of this name; the error is a *journal.Problem when there is none.
func (s *Store) SheetMap(ctx context.Context, name string) (SheetMap, error) {
	m, ok, err := readOne(ctx, s, db.S(selectMaps+" WHERE name_key = ?", journal.NameKey(name)), scanMap)
	if err != nil || ok {
		return m, err
	}
	all, err := s.SheetMaps(ctx)
	if err != nil {
		return m, err
	}
	var names []string
	for _, other := range all {
		names = append(names, other.Name)
	}
	hint := "rel config map lists those there are; rel import FILE --map Column=field --save-map NAME saves one"
	return m, journal.Missing(journal.DidYouMean(journal.Nearest(name, names, 2), hint), "there is no map called %q", journal.AsTyped(name))
}

// SaveSheetMap saves a map in the place of the one of its name, and reports whether that was otherwise.
func (s *Store) SaveSheetMap(ctx context.Context, m SheetMap) (bool, error) {
	batch, err := s.saveMap(ctx, &m)
	if err != nil || batch == nil {
		return false, err
	}
	return true, s.write(ctx, batch...)
}

// saveMap is the batch that saves a map; none for nil, and where it is saved already.
func (s *Store) saveMap(ctx context.Context, m *SheetMap) ([]db.Stmt, error) {
	if m == nil {
		return nil, nil
	}
	was, _, err := readOne(ctx, s, db.S(selectMaps+" WHERE name_key = ?", journal.NameKey(m.Name)), scanMap)
	if err != nil || was.Name == m.Name && was.Sort == m.Sort && was.Order == m.Order && slices.Equal(was.Columns, m.Columns) {
		return nil, err
	}
	return []db.Stmt{
		removeMap(m.Name),
		db.S("INSERT INTO sheet_maps(settings_id, name, name_key, sort, date_order, columns) VALUES (?, ?, ?, ?, ?, ?)",
			onlyRow, m.Name, journal.NameKey(m.Name), m.Sort, orNull(m.Order), toJSON(m.Columns)),
	}, nil
}

func removeMap(name string) db.Stmt {
	return db.S("DELETE FROM sheet_maps WHERE settings_id = ? AND name_key = ?", onlyRow, journal.NameKey(name))
}

// RemoveSheetMap removes the map of this name.
func (s *Store) RemoveSheetMap(ctx context.Context, name string) error {
	return s.write(ctx, removeMap(name), expect("changes() = 1"))
}

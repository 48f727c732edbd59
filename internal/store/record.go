package store

// entity is a table whose rows people name. They are hidden, never deleted.
type entity struct {
	table   string
	letter  string   // before the number by which people name a row, as in n841; empty where they do not
	columns []string // recorded when they change
	single  bool     // one row, made by the migration
	leans   []lean   // of the columns: those that name rows of entities, which cannot be unmade while this stands
}

// lean is a column that names a row of an entity.
type lean struct{ column, on string }

// detail is a table whose rows hang off an entity. They are inserted and deleted, never updated.
type detail struct {
	table   string
	owner   string   // the entity's table
	key     string   // the column that names the owner
	columns []string // recorded, and enough to make the row again
	same    []string // of these: what only one row at a time can have, so that who sets it anew builds on what was
	insert  string   // how to make the row again where columns alone do not; its parameters are columns
	leans   string   // the column that names a row of another entity, which cannot be unmade while this stands
	on      string   // that entity's table
}

// entities and details are every recorded table. The tests generate their triggers from here, into the newest of
// migrations/*_record.sql what differs from the schema before it; undo and redo read the record with the same lists.
var (
	entities = []entity{
		{
			table:   "contacts",
			columns: []string{"kind", "name", "name_key", "stage", "every", "snooze", "added", "merged_into", "deleted"},
			leans:   []lean{{"merged_into", "contacts"}},
		},
		{table: "groups", columns: []string{"name", "name_key", "wanted", "every", "deleted"}},
		{
			table: "notes", letter: "n",
			columns: []string{"day", "time", "channel", "body", "touch", "tried", "private", "author", "began", "initiative_id", "deleted"},
			leans:   []lean{{"initiative_id", "initiatives"}},
		},
		{
			table: "followups", letter: "t",
			columns: []string{
				"contact_id", "note_id", "owed_by", "text", "due", "state", "closed", "added", "initiative_id", "gives", "deleted",
			},
			leans: []lean{{"contact_id", "contacts"}, {"note_id", "notes"}, {"initiative_id", "initiatives"}},
		},
		{
			table: "facts", letter: "f",
			columns: []string{"contact_id", "note_id", "kind", "text", "day", "dropped", "deleted"},
			leans:   []lean{{"contact_id", "contacts"}, {"note_id", "notes"}},
		},
		{
			table: "assessments", letter: "a",
			columns: []string{
				"contact_id", "note_id", "day", "trust", "integrity", "intent", "capability", "record",
				"fairness", "fairness_from", "evidence", "deleted",
			},
			leans: []lean{{"contact_id", "contacts"}, {"note_id", "notes"}},
		},
		{table: "initiatives", letter: "i", columns: []string{"name", "name_key", "aim", "state", "deleted"}},
		{table: "reviews", letter: "r", columns: []string{"day", "since", "closed", "author", "deleted"}},
		{table: "indicators", columns: []string{"name", "name_key", "deleted"}},
		{table: "settings", columns: []string{"every", "date_order", "author", "backup_folder", "backup_recipient", "hold"}, single: true},
	}
	details = []detail{
		{
			table: "aliases", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "name", "name_key"},
			same:    []string{"contact_id", "name"},
		},
		{
			table: "points", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "kind", "value", "value_key", "label"},
			same:    []string{"contact_id", "kind", "value"},
		},
		{
			table: "positions", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "title", "organization", "organization_key", "started", "ended"},
			same:    []string{"id"},
		},
		{
			table: "yearly_dates", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "label", "month", "day", "year"},
			same:    []string{"contact_id", "label", "month", "day"},
		},
		{
			table: "fields", owner: "contacts", key: "contact_id",
			columns: []string{"contact_id", "name", "name_key", "value", "value_key"},
			same:    []string{"contact_id", "name_key"},
		},
		{
			table: "properties", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "name", "line_key", "line"},
			same:    []string{"contact_id", "line_key"},
		},
		{
			table: "contact_groups", owner: "contacts", key: "contact_id", leans: "group_id", on: "groups",
			columns: []string{"contact_id", "group_id"},
			same:    []string{"contact_id", "group_id"},
		},
		{
			table: "dismissed_seats", owner: "contacts", key: "contact_id",
			columns: []string{"contact_id", "seat", "seat_key"},
			same:    []string{"contact_id", "seat_key"},
		},
		{
			table: "contact_tags", owner: "contacts", key: "contact_id",
			columns: []string{"contact_id", "tag"},
			same:    []string{"contact_id", "tag"},
		},
		{
			table: "sheet_maps", owner: "settings", key: "settings_id",
			columns: []string{"settings_id", "name", "name_key", "sort", "date_order", "columns"},
			same:    []string{"settings_id", "name_key"},
		},
		{
			table: "not_the_same", owner: "contacts", key: "contact_id", leans: "other_id", on: "contacts",
			columns: []string{"contact_id", "other_id"},
			same:    []string{"contact_id", "other_id"},
		},
		{
			table: "initiative_contacts", owner: "initiatives", key: "initiative_id", leans: "contact_id", on: "contacts",
			columns: []string{"initiative_id", "contact_id", "role"},
			same:    []string{"initiative_id", "contact_id"},
		},
		{
			table: "review_contacts", owner: "reviews", key: "review_id", leans: "contact_id", on: "contacts",
			columns: []string{"review_id", "part", "contact_id", "name", "why", "place"},
			same:    []string{"review_id", "part", "contact_id", "why"},
		},
		{
			table: "review_answers", owner: "reviews", key: "review_id", leans: "contact_id", on: "contacts",
			columns: []string{"review_id", "contact_id", "answer"},
			same:    []string{"review_id", "contact_id"},
		},
		{
			table: "review_ratings", owner: "reviews", key: "review_id",
			columns: []string{"review_id", "indicator", "rating", "author", "remark", "numbers"},
			same:    []string{"review_id", "indicator"},
		},
		{
			table: "review_counts", owner: "reviews", key: "review_id",
			columns: []string{"review_id", "counted", "what", "n"},
			same:    []string{"review_id", "counted", "what"},
		},
		{
			table: "participants", owner: "notes", key: "note_id", leans: "contact_id", on: "contacts", insert: insertParticipant,
			columns: []string{"note_id", "contact_id", "role"},
			same:    []string{"note_id", "contact_id"},
		},
		{
			table: "heard", owner: "notes", key: "note_id", leans: "speaker", on: "contacts",
			columns: []string{"id", "note_id", "speaker", "text"},
			same:    []string{"id"},
		},
		{
			table: "note_tags", owner: "notes", key: "note_id",
			columns: []string{"note_id", "tag"},
			same:    []string{"note_id", "tag"},
		},
	}
)

// insertParticipant makes a participant again with what is derived from its note.
const insertParticipant = `INSERT INTO participants(contact_id, day, note_id, role, counts)
  SELECT ?2, n.day, n.id, ?3, n.touch AND n.deleted IS NULL AND ?3 = 'present' FROM notes n WHERE n.id = ?1`

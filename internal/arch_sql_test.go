package internal_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// refused is what SQL must not say, so that it means the same on a laptop and on a cluster, and so that
// nothing goes round the record of changes. The table-valued pragma_… functions only read, and may stay.
var refused = []struct {
	why string
	re  *regexp.Regexp
}{
	{"asks the clock", regexp.MustCompile(`(?i)\bcurrent_(timestamp|date|time)\b|'now'`)},
	{"asks the clock", regexp.MustCompile(`(?i)\b(date|time|datetime|julianday|unixepoch)\(\s*\)|\bstrftime\('[^']*'\s*\)`)},
	{"asks for chance", regexp.MustCompile(`(?i)\brandom(blob)?\s*\(`)},
	{"replaces rows", regexp.MustCompile(`(?i)\b(insert|update)\s+or\s+replace\b|\breplace\s+into\b|\bon\s+conflict\s+replace\b`)},
	{"deletes in cascade", regexp.MustCompile(`(?i)\bon\s+delete\s+cascade\b`)},
	{"steers the engine", regexp.MustCompile(`(?i)\bpragma\b|\bvacuum\b|\b(at|de)tach\s+(database\b|['"?:@$])`)},
	{"opens a transaction", regexp.MustCompile(`(?i)\bbegin\s+(deferred|immediate|exclusive|transaction)\b|\bbegin\s*;|^\s*begin\s*$`)},
}

var (
	quotedOrComment = regexp.MustCompile(`'(?:[^']|'')*'|--[^\n]*|/\*(?s:.*?)\*/`)
	quoted          = regexp.MustCompile(`'(?:[^']|'')*'`)
	createTable     = regexp.MustCompile(`(?i)\bcreate\s+(?:temp\s+|temporary\s+)?table\b[^;]*`)
	endsStrict      = regexp.MustCompile(`(?i)\)[\sa-z,]*\bstrict\b[\sa-z,]*$`)
)

// checkLiterals judges the SQL in the string literals of package store.
func checkLiterals(s source) (complaints []string) {
	if s.dir() != "internal/store" {
		return nil
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value) // the parser has checked it
			for _, c := range checkSQL(text) {
				complaints = append(complaints, s.complain(lit, "%s", c))
			}
		}
		return true
	})
	return complaints
}

// checkSQL complains of what SQL must not say, comments apart, and of tables that are not STRICT.
func checkSQL(sql string) (complaints []string) {
	sql = quotedOrComment.ReplaceAllStringFunc(sql, func(s string) string {
		if strings.HasPrefix(s, "'") {
			return s
		}
		return " "
	})
	for _, r := range refused {
		for _, found := range r.re.FindAllString(sql, -1) {
			complaints = append(complaints, fmt.Sprintf("SQL %s: %s", r.why, found))
		}
	}
	for _, table := range createTable.FindAllString(quoted.ReplaceAllString(sql, "''"), -1) {
		if !endsStrict.MatchString(table) {
			complaints = append(complaints, "a table is not STRICT: "+table)
		}
	}
	return complaints
}

func TestMigrations(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "internal", "store", "migrations", "*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no migrations to judge: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) { report(t, checkSQL(read(t, name))) })
	}
}

func TestSQLCanFail(t *testing.T) {
	tests := []struct {
		name, sql string
		want      []string
	}{
		{"default clock", "CREATE TABLE a (at TEXT DEFAULT CURRENT_TIMESTAMP) STRICT", []string{"asks the clock: CURRENT_TIMESTAMP"}},
		{"current date", "SELECT current_date", []string{"asks the clock: current_date"}},
		{"now", "SELECT julianday('now')", []string{"asks the clock: 'now'"}},
		{"now, shouted", "SELECT date('NOW', '-1 day')", []string{"asks the clock: 'NOW'"}},
		{"no argument is now", "SELECT date( ), unixepoch()", []string{"date( )", "unixepoch()"}},
		{"a format alone is now", "SELECT strftime('%s')", []string{"strftime('%s')"}},
		{"random", "SELECT * FROM contacts ORDER BY random()", []string{"asks for chance"}},
		{"randomblob", "SELECT hex(randomblob(16))", []string{"asks for chance"}},
		{"insert or replace", "insert or\n replace into a VALUES (1)", []string{"replaces rows: insert or"}},
		{"replace into", "REPLACE INTO a VALUES (1)", []string{"replaces rows"}},
		{"on conflict replace", "CREATE TABLE a (b TEXT UNIQUE ON CONFLICT REPLACE) STRICT", []string{"replaces rows"}},
		{"cascade", "CREATE TABLE a (b INTEGER REFERENCES c ON DELETE CASCADE) STRICT", []string{"deletes in cascade"}},
		{"pragma", "pragma foreign_keys = off", []string{"steers the engine"}},
		{"vacuum", "VACUUM INTO ?", []string{"steers the engine"}},
		{"attach", "ATTACH ?1 AS old; DETACH DATABASE old", []string{"ATTACH ?", "DETACH DATABASE"}},
		{"begin immediate", "BEGIN IMMEDIATE", []string{"opens a transaction"}},
		{"begin alone", "  begin\n", []string{"opens a transaction"}},
		{"begin among others", "BEGIN; DELETE FROM a; COMMIT", []string{"opens a transaction"}},
		{"not strict", "CREATE TABLE a (b TEXT)", []string{"a table is not STRICT: CREATE TABLE a (b TEXT)"}},
		{"strict in name only", "CREATE TABLE strict (strict TEXT CHECK (strict <> '; STRICT')) WITHOUT ROWID", []string{"a table is not STRICT"}},
		{"the second is not strict", "CREATE TABLE a (b TEXT) STRICT;\nCREATE TABLE IF NOT EXISTS c (d TEXT);", []string{"IF NOT EXISTS c"}},
		{"made from a query", "CREATE TEMP TABLE a AS SELECT 1", []string{"a table is not STRICT"}},

		{"strict", "CREATE TABLE a (b TEXT CHECK (b IN ('x;', 'y'))) STRICT, WITHOUT ROWID;", nil},
		{"virtual", "CREATE VIRTUAL TABLE notes_fts USING fts5(body, content='notes')", nil},
		{"a day of one's own", "SELECT date(day, '+' || ?1 || ' days'), julianday(?2), strftime('%Y', day) FROM notes", nil},
		{"trigger", "CREATE TRIGGER a AFTER INSERT ON b BEGIN\n  SELECT raise(ABORT, 'no'); END", nil},
		{"start of a trigger", "CREATE TRIGGER %s AFTER INSERT ON b BEGIN\n", nil},
		{"comments", "SELECT 1 -- never CURRENT_TIMESTAMP\n/* nor random(),\n nor 'now' */", nil},
		{"a comment in a string is none", "SELECT '--', 'now'", []string{"asks the clock"}},
		{"upsert", "INSERT INTO a VALUES (1) ON CONFLICT (b) DO UPDATE SET c = replace(c, 'x', 'y')", nil},
		{"prose", "attach the file and begin again; nothing is random now", nil},
		{"reading the schema", "SELECT name FROM pragma_table_info(?1)", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { expect(t, checkSQL(tt.sql), tt.want) })
	}
}

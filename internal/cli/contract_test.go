package cli

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/csvfile"
)

var update = flag.Bool("update", false, "write the golden files anew")

const people = "Name,Aliases,Title,Organization,E-mail,Phone,Web,Address,Birthday,Group,Tags,Every,Snooze,Last contact,State\n" +
	"Dana Whitcomb,Dee,Director,Office of Child Care,dana@example.org,202-555-0142,https://example.org,100 Main Street," +
	"1980-05-22,Public officials,board,monthly,,2026-10-05,OR\n" +
	"Luis Ortega,,,,,,,,,,,,2027-02-01,,\n"

// TestJSONContract pins the names and types of what JSON tells: programs are built on them. A field may be added; one
// that goes, or changes its type, breaks what people have made.
func TestJSONContract(t *testing.T) {
	d := newDesk(t)
	d.rel(t, people, "import", "-")
	d.rel(t, "", "note", "dana", "Sample.", "--via", "call", "--on", "2026-11-02", "--heard", "dana: sample", "--tag", "sample", "--about", "luis")
	d.rel(t, "", "todo", "dana", "Sample.", "--by", "2026-11-02")
	d.rel(t, "", "todo", "-", "Sample.")
	for what, args := range map[string][]string{
		"contacts": {"export", "contacts", "--format", "json"},
		"notes":    {"export", "notes", "--format", "json"},
		"list":     {"list", "--format", "json"},
		"log":      {"log", "--format", "json"},
		"heard":    {"log", "--heard", "--format", "json"},
		"brief":    {"brief", "dana", "--format", "json"},
		"today":    {"--format", "json"},
		"todo":     {"todo", "--format", "json"},
		"search":   {"search", "sample", "--format", "json"},
		"stats":    {"stats", "--format", "json"},
		"doctor":   {"doctor", "--format", "json"},
		"import":   {"import", "-", "--dry-run", "--format", "json"},
	} {
		t.Run(what, func(t *testing.T) {
			out, _ := d.rel(t, strings.Replace(people, "0142", "0199", 1), args...)
			golden(t, "json-"+what+".txt", shapeOf(t, out))
		})
	}
}

// shapeOf is the keys of the objects in an array of JSON, in their order, each with the types its values have.
func shapeOf(t *testing.T, text string) string {
	t.Helper()
	var rows []map[string]any
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	var keys []string
	types := map[string][]string{}
	for _, row := range rows {
		for key, value := range row {
			types[key] = append(types[key], typeOf(value))
		}
	}
	for key := range types {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return strings.Index(text, `"`+a+`":`) - strings.Index(text, `"`+b+`":`) })
	var b strings.Builder
	for _, key := range keys {
		slices.Sort(types[key])
		fmt.Fprintf(&b, "%s: %s\n", key, strings.Join(slices.Compact(types[key]), " or "))
	}
	return b.String()
}

// typeOf is the type of a value of JSON, down to what its lists hold.
func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "bool"
	case float64:
		return "number"
	case string:
		return "string"
	case []any:
		if len(v) == 0 {
			return "[]"
		}
		return "[" + typeOf(v[0]) + "]"
	case map[string]any:
		var fields []string
		for key, value := range v {
			fields = append(fields, key+" "+typeOf(value))
		}
		slices.Sort(fields)
		return "{" + strings.Join(fields, ", ") + "}"
	default:
		return fmt.Sprintf("%T", v)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestExportColumns holds the columns that export writes to those that import knows.
func TestExportColumns(t *testing.T) {
	d := newDesk(t)
	out, _ := d.rel(t, "", "export", "contacts")
	if got, want := strings.TrimSpace(out), strings.Join(csvfile.Exported, ","); got != want {
		t.Errorf("export writes %s\nimport knows %s", got, want)
	}
}

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
	d.rel(t, "", "fact", "dana", "Sample.", "--note", "n2")
	d.rel(t, "", "fact", "luis", "Sample.", "--ask")
	d.rel(t, "", "drop", "f2")
	d.rel(t, "", "assess", "dana", "--trust", "growing", "--rests-on", "intent", "--question", "record", "--evidence", "Sample.", "--note", "n2")
	d.rel(t, "", "assess", "luis", "--trust", "guarded", "--evidence", "Sample.")
	d.rel(t, "", "initiative", "Sample", "dana", "--new", "--role", "sample", "--aim", "Sample.")
	d.rel(t, "", "initiative", "sample", "dana", "Sample.", "--money", "--by", "2026-12-02")
	d.rel(t, "", "edit", "n2", "--initiative", "sample")
	d.rel(t, "", "initiative", "Another", "--new")
	d.rel(t, "", "note", "dana", "Sample, later.", "--via", "email", "--tried", "--on", "2026-11-03")
	d.rel(t, "", "add", "Mei Tanaka", "--every", "weekly")
	d.rel(t, "", "tag", "mei", "sample")
	d.rel(t, "", "undo")
	d.rel(t, "", "add", "Mei Tanaka", "--another")
	d.rel(t, "", "backup")
	d.rel(t, "", "review", "--rate", "local=basic", "--remark", "Sample.", "--finish")
	d.rel(t, "", "review", "--rate", "local=high", "--finish")
	for what, args := range map[string][]string{
		"stale":  {"stale", "--within", "90d", "--format", "json"},
		"tags":   {"tag", "--format", "json"},
		"groups": {"group", "--format", "json"},

		"suggested":   {"group", "--suggested", "--format", "json"},
		"gaps":        {"gaps", "--format", "json"},
		"review":      {"review", "--format", "json"},
		"reviews":     {"review", "--list", "--format", "json"},
		"show-review": {"show", "r1", "--format", "json"},
		"compare":     {"review", "--compare", "--format", "json"},
		"gap-members": {"gaps", "officials", "--format", "json"},

		"assess":      {"assess", "--format", "json"},
		"assessments": {"export", "assessments", "--format", "json"},

		"history":     {"history", "--format", "json"},
		"change":      {"show", "c1", "--format", "json"},
		"backups":     {"backup", "--list", "--format", "json"},
		"settings":    {"config", "--format", "json"},
		"contacts":    {"export", "contacts", "--format", "json"},
		"notes":       {"export", "notes", "--format", "json"},
		"list":        {"list", "--format", "json"},
		"log":         {"log", "--format", "json"},
		"heard":       {"log", "--heard", "--format", "json"},
		"brief":       {"brief", "dana", "--assessments", "--format", "json"},
		"today":       {"--format", "json"},
		"todo":        {"todo", "--format", "json"},
		"initiatives": {"initiative", "--format", "json"},
		"facts":       {"fact", "--all", "--format", "json"},
		"dupes":       {"dupes", "--format", "json"},
		"merge":       {"merge", "dana", "luis", "--dry-run", "--format", "json"},
		"search":      {"search", "sample", "--format", "json"},
		"stats":       {"stats", "--format", "json"},
		"doctor":      {"doctor", "--format", "json"},
		"import":      {"import", "-", "--dry-run", "--format", "json"},
	} {
		t.Run(what, func(t *testing.T) {
			out, _ := d.rel(t, strings.NewReplacer("0142", "0199", "monthly", "weekly").Replace(people), args...)
			golden(t, "json-"+what+".txt", shapeOf(t, out))
		})
	}
}

// Notes, and the meetings of a calendar, come in with a list of what would be done and an answer of their own.
func TestJSONContractOfNotes(t *testing.T) {
	const meeting = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sample\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261102T100000Z\r\n" +
		"DTEND:20261102T110000Z\r\nSUMMARY:Sample\r\nATTENDEE;CN=Dana Whitcomb:mailto:dana@example.org\r\n" +
		"ATTENDEE;CN=Mei Tanaka:mailto:mei@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	d := newDesk(t)
	d.rel(t, people, "import", "-")
	for _, x := range []struct{ what, args string }{
		{"import-calendar", "import - --me me@example.org --dry-run"}, {"imported-calendar", "import - --me me@example.org"},
	} {
		out, _ := d.rel(t, meeting, append(strings.Fields(x.args), "--format", "json")...)
		golden(t, "json-"+x.what+".txt", shapeOf(t, out))
	}
}

// TestJSONTopic holds what rel help json says of every list to its golden file. The words to say it are those that the
// test gives when it fails.
func TestJSONTopic(t *testing.T) {
	page, err := topics.ReadFile("topics/json.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Join(strings.Fields(string(page)), " ")
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "golden", "json-*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		what := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "json-"), ".txt")
		shape, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if what == "records" {
			continue // rel help records tells of it
		}
		if fields := fieldsOf(string(shape)); !strings.Contains(said, " "+fields+".") {
			t.Errorf("rel help json does not say of %s: %s.", what, fields)
		}
	}
}

// fieldsOf is a shape as rel help json tells it: of a text the name alone, # after a number, ! after true or false, [] after a
// list of texts, and what a list of objects holds.
func fieldsOf(shape string) string {
	var out []string
	for line := range strings.Lines(shape) {
		key, types, _ := strings.Cut(strings.TrimSpace(line), ": ")
		out = append(out, key+typesTold(types))
	}
	return strings.Join(out, ", ")
}

func typesTold(types string) string {
	if inner, ok := strings.CutPrefix(strings.TrimPrefix(types, "[] or "), "[{"); ok {
		var parts []string
		for _, part := range strings.Split(strings.TrimSuffix(inner, "}]"), ", ") {
			key, types, _ := strings.Cut(part, " ")
			parts = append(parts, key+typesTold(types))
		}
		return " [{" + strings.Join(parts, ", ") + "}]"
	}
	told, orNull := map[string]string{
		"string": "", "number": " #", "bool": " !", "[string]": " []", "[] or [string]": " []", "[]": " []", "null": "",
	}[strings.TrimPrefix(types, "null or ")], ""
	if strings.HasPrefix(types, "null") {
		orNull = " or null"
	}
	return told + orNull
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

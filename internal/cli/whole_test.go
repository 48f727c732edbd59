package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rel-journal/rel/internal/wholefile"
)

// TestExportAllFitsItsSchema holds a file of everything, in both forms, to the schema that rel export schema writes, and the
// schema to it: there is no key that it does not know.
func TestExportAllFitsItsSchema(t *testing.T) {
	d := newDesk(t)
	d.rel(t, people, "import", "-", "--save-map", "sample", "--map", "Name=name")
	d.rel(t, "", "add", "Harbor Fund", "--kind", "organization", "--address", "1 Elm Street")
	d.rel(t, "", "add", "D. Whitcomb")
	d.rel(t, "", "merge", "1", "D. Whitcomb", "--yes")
	d.rel(t, "", "move", "luis", "--title", "Director", "--org", "Harbor Fund", "--on", "2026-01-01")
	d.rel(t, "", "note", "dana", "Sample.", "--via", "call", "--on", "2026-11-02", "--heard", "dana: sample", "--tag", "sample", "--about", "luis", "--private")
	d.rel(t, "", "todo", "dana", "Sample.", "--by", "2026-11-02")
	d.rel(t, "", "todo", "-", "Sample.")
	d.rel(t, "", "done", "t2")
	d.rel(t, "", "fact", "dana", "Sample.", "--note", "n2")
	d.rel(t, "", "assess", "dana", "--trust", "growing", "--rests-on", "intent", "--evidence", "Sample.", "--note", "n2")
	d.rel(t, "", "initiative", "Sample", "dana", "--new", "--role", "sample", "--aim", "Sample.")
	d.rel(t, "", "initiative", "sample", "dana", "Sample.", "--money", "--by", "2026-12-02")
	d.rel(t, "", "edit", "dana", "--stage", "dormant")
	d.rel(t, "", "rm", "f1", "--yes")
	d.rel(t, "", "fact", "dana", "Sample.")
	d.rel(t, "", "review", "--rate", "local=basic", "--remark", "Sample.", "--finish")

	strict := strictSchema(t)
	text, _ := d.rel(t, "", "export", "all", "--include-private", "--assessments")
	var doc map[string]any
	whole := parsed(t, text)
	doc, _ = whole.(map[string]any)
	if err := compiled(t, strict, "").Validate(whole); err != nil {
		t.Fatal(err)
	}
	for kind := range strict["$defs"].(map[string]any) {
		if thing := !strings.Contains("uid day every moment edited settings", kind); thing && doc[kind] == nil && doc[kind+"s"] == nil && kind != "indicator" {
			t.Errorf("the sample has no %s", kind)
		}
	}
	lines, _ := d.rel(t, "", "export", "all", "--format", "ndjson")
	for line := range strings.Lines(lines) {
		thing, _ := parsed(t, line).(map[string]any)
		kind, _ := thing["type"].(string)
		if delete(thing, "type"); kind == "rel" || kind == "end" {
			continue
		}
		if err := compiled(t, strict, "#/$defs/"+kind).Validate(any(thing)); err != nil {
			t.Error(err)
		}
	}
	doc["notes"].([]any)[0].(map[string]any)["channel"] = "telepathy"
	if compiled(t, strict, "").Validate(whole) == nil {
		t.Error("the schema takes anything")
	}
}

func parsed(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// strictSchema is the schema, made to refuse keys that it does not know.
func strictSchema(t *testing.T) map[string]any {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal([]byte(wholefile.Schema), &doc); err != nil {
		t.Fatal(err)
	}
	var tighten func(v any)
	tighten = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				tighten(one)
			}
		case map[string]any:
			for _, one := range v {
				tighten(one)
			}
			if v["type"] == "object" && v["properties"] != nil {
				v["additionalProperties"] = false
			}
		}
	}
	tighten(doc)
	return doc
}

func compiled(t *testing.T, doc map[string]any, part string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", any(doc)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json" + part)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

package document

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// Whatever stands in a name or a value of front matter, any reader of YAML has it back as that text.
func FuzzFront(f *testing.F) {
	for _, text := range []string{"Dana", "no", "---", "--- x: [a]", "# one", "a\n--- \nb", "~", "0123", "2026-11-22", "{{x}}", "[[x]]", "\u2028\ufeff", " x ", "'\"`", "&a", "? x", "\t"} {
		f.Add("name", text)
		f.Add(text, "x")
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if noText(name) || noText(text) || strings.Contains(text, "\r") || name == "" || text == "" {
			t.Skip("what the journal never keeps")
		}
		front := Front([]Property{{Name: name, Texts: []string{text}}, {Name: "list of " + name, Shape: Ordered, Texts: []string{text, "", text}}, {Name: "empty"}})
		inside, ok := strings.CutPrefix(front, "---\n")
		inside, closed := strings.CutSuffix(inside, "---\n")
		if !ok || !closed || strings.Contains("\n"+inside, "\n---\n") {
			t.Fatalf("%q, %q: %q", name, text, front)
		}
		var got map[string]any
		if err := yaml.Unmarshal([]byte(inside), &got); err != nil {
			t.Fatalf("%q, %q: %v\n%s", name, text, err, front)
		}
		list, _ := got["list of "+name].([]any)
		if got[name] != text || len(list) != 2 || list[1] != text || len(got) != 2 {
			t.Errorf("%q, %q: %v\n%s", name, text, got, front)
		}
	})
}

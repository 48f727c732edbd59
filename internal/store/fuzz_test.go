package store

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzImage: the record of a change is read as it was written, or refused; it never breaks what reads it.
func FuzzImage(f *testing.F) {
	for _, text := range []string{
		"", "{}", `{"name":"Dana","every":30,"snooze":null}`, `{"id":1.5}`, `{"id":1e3}`, `{"a":[1],"b":{"c":1}}`, "null", "[]", `"x"`, `{"a":1}{"b":2}`,
		`{"a":1} x`, `{"id":9223372036854775808}`, `{"a":"\ud800"}`, "{\"a\":\"\x00\"}", `{"a":true}`, `{"a":1,"a":2}`, "\xff",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		image, err := readImage(text)
		if err != nil || text == "" {
			return
		}
		for column, value := range image {
			switch value.(type) {
			case nil, string, int64:
				columnText(column, value)
			default:
				t.Fatalf("%q: %s is the %T %v, which no column holds", text, column, value, value)
			}
		}
		again, err := json.Marshal(image)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := readImage(string(again)); err != nil || len(back) != len(image) {
			t.Fatalf("%q is %s, which is %v, %v", text, again, back, err)
		}
	})
}

// FuzzStatements: what stands in a migration is in exactly one of its statements, and none is empty.
func FuzzStatements(f *testing.F) {
	for _, text := range []string{"", "A;\n\nB;", "-- x\n\nA", "A\r\n\r\nB", "\n\n\n", "--\n\n--\nA", "A\n \n\nB", "A\n\n\nB\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var kept strings.Builder
		for _, st := range statements(text) {
			if strings.TrimSpace(st.SQL) == "" || onlyComment(st.SQL) || strings.Contains(st.SQL, "\n\n") {
				t.Fatalf("%q has the statement %q", text, st.SQL)
			}
			kept.WriteString(st.SQL)
		}
		if got, want := unspaced(kept.String()), unspaced(text); !strings.Contains(text, "--") && got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

// words is text without its white space.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// TestImageOfADamagedJournal: what no trigger writes is refused, not undone halfway. Found by FuzzImage.
func TestImageOfADamagedJournal(t *testing.T) {
	for _, text := range []string{"null", "[]", `{"a":true}`, `{"a":[1]}`, `{"b":{"c":1}}`, `{"a":1}{"b":2}`, `{"a":1} x`, `{"a":1.5}`} {
		if image, err := readImage(text); err == nil {
			t.Errorf("%s is %v", text, image)
		}
	}
}

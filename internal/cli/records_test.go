package cli

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// typist types commands left to chance, and remembers every word of those that were carried out.
type typist struct {
	*testing.T
	d     *desk
	rand  *rand.Rand
	n     int
	typed []string // in the command that is being put together
	words []string
}

// word is a word that was never typed before.
func (h *typist) word(kind string) string {
	h.n++
	w := fmt.Sprintf("zy%s%dq", kind, h.n)
	h.typed = append(h.typed, w)
	return w
}

func (h *typist) name() string { return h.word("first") + " " + h.word("last") }

// some is a number of something that is there, or is not.
func (h *typist) some() string { return fmt.Sprint(1 + h.rand.IntN(6)) }

// typedCommands are what a typist types, each with words of its own.
var typedCommands = []func(*typist) []string{
	func(h *typist) []string { return []string{"add", h.name()} },
	func(h *typist) []string {
		return []string{
			"add", h.name(), "--title", h.word("title"), "--org", h.word("org"), "--email", h.word("mail") + "@a.example", "--alias", h.word("alias"),
			"--phone", h.word("label") + ": 202-555-0142", "--web", "https://" + h.word("web") + ".example", "--address", h.word("street"),
			"--tag", h.word("tag"), "--field", h.word("field") + "=" + h.word("value"), "--date", h.word("jubilee") + ": 12 may 1999",
		}
	},
	func(h *typist) []string { return []string{"note", h.some(), h.word("text"), "--heard", h.word("said")} },
	func(h *typist) []string {
		return []string{"note", h.some() + "; " + h.some(), h.word("text"), "--tag", h.word("tag"), "--private", "--heard", h.word("said")}
	},
	func(h *typist) []string {
		return []string{"edit", "n" + h.some(), "--text", h.word("text"), "--heard", h.word("said")}
	},
	func(h *typist) []string { return []string{"edit", "n" + h.some(), "--without", h.some()} },
	func(h *typist) []string {
		return []string{"edit", "n" + h.some(), "--with", h.some(), "--about", h.some()}
	},
	func(h *typist) []string {
		return []string{"edit", h.some(), "--name", h.name(), "--alias", h.word("alias")}
	},
	func(h *typist) []string {
		return []string{"edit", h.some(), "--title", h.word("title"), "--org", h.word("org")}
	},
	func(h *typist) []string { return []string{"edit", h.some(), "--field", "State=" + h.word("value")} },
	func(h *typist) []string { return []string{"group", h.word("group"), h.some(), "--new"} },
	func(h *typist) []string { return []string{"group", "zygroup", "--name", h.word("group")} }, // where there is but one
	func(h *typist) []string { return []string{"group", "zygroup", "--drop"} },
	func(h *typist) []string { return []string{"tag", h.some(), h.word("tag")} },
	func(h *typist) []string { return []string{"tag", "n" + h.some(), h.word("tag")} },
	func(h *typist) []string { return []string{"todo", h.some(), h.word("todo")} },
	func(h *typist) []string {
		return []string{"edit", "t" + h.some(), "--text", h.word("text"), "--who", h.some()}
	},
	func(h *typist) []string { return []string{"rm", "t" + h.some()} },
	func(h *typist) []string { return []string{"fact", h.some(), h.word("fact"), "--ask"} },
	func(h *typist) []string { return []string{"confirm", "f" + h.some(), "--text", h.word("answer")} },
	func(h *typist) []string { return []string{"edit", "f" + h.some(), "--text", h.word("fact")} },
	func(h *typist) []string { return []string{"rm", "f" + h.some()} },
	func(h *typist) []string {
		return []string{"initiative", h.word("name"), h.some(), "--new", "--aim", h.word("aim"), "--role", h.word("role")}
	},
	func(h *typist) []string {
		return []string{"initiative", "i" + h.some(), h.some(), h.word("gift"), "--money", "--role", h.word("role")}
	},
	func(h *typist) []string {
		return []string{"edit", "i" + h.some(), "--name", h.word("name"), "--aim", h.word("aim")}
	},
	func(h *typist) []string { return []string{"initiative", "i" + h.some(), h.some(), "--remove"} },
	func(h *typist) []string { return []string{"rm", "i" + h.some()} },
	func(h *typist) []string { return []string{"edit", "n" + h.some(), "--initiative", "i" + h.some()} },
	func(h *typist) []string { return []string{"review", "--indicator", h.word("indicator")} },
	func(h *typist) []string {
		return []string{"review", "--rate", "local=high", "--remark", h.word("remark")}
	},
	func(h *typist) []string { return []string{"review", "--finish"} },
	func(h *typist) []string { return []string{"config", "author", h.name()} },
	func(h *typist) []string { return []string{"rm", h.some()} },
	func(h *typist) []string { return []string{"rm", "n" + h.some()} },
	func(h *typist) []string { return []string{"undo", "--yes"} },
	func(h *typist) []string { return []string{"undo", "--yes"} },
	func(h *typist) []string { return []string{"undo", "--yes", "c" + h.some()} },
	func(h *typist) []string { return []string{"redo", "--yes"} },
}

// Whatever was ever typed into a journal is in its records, in those for programs and in those for spreadsheets: what
// was removed, changed, private or undone too.
func TestRecordsHaveAllThatWasTyped(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := &typist{T: t, d: newDesk(t), rand: rand.New(rand.NewPCG(seed, 1))}
			done := map[string]int{}
			for i := range 280 {
				h.typed = nil
				next := i / 3 // at first each a few times, in their order
				if next >= len(typedCommands) {
					next = h.rand.IntN(len(typedCommands))
				}
				args := typedCommands[next](h)
				if code, _, _ := h.d.run(t.Context(), &term.Input{}, args...); code == 0 {
					h.words = append(h.words, h.typed...)
					done[args[0]]++
				}
			}
			if len(h.words) < 100 || len(done) != 14 {
				t.Fatalf("only %d words were typed, by %v", len(h.words), done)
			}
			folder := filepath.Join(t.TempDir(), "records")
			h.d.rel(t, "", "export", "records", "-o", folder)
			whole, sheets := recordsIn(t, folder)
			for _, w := range h.words {
				if !strings.Contains(whole, w) {
					t.Errorf("%s is not in %s", w, recordsWhole)
				}
				if !strings.Contains(sheets, w) {
					t.Errorf("%s is in no sheet", w)
				}
			}
		})
	}
}

// recordsIn is what the files of an export hold: the one for programs, and the others.
func recordsIn(t *testing.T, folder string) (whole, sheets string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != len(recordSheets)+3 {
		t.Fatalf("the folder has %v, %v", files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		switch {
		case err != nil:
			t.Fatal(err)
		case f.Name() == recordsWhole:
			whole = string(content)
		case filepath.Ext(f.Name()) == ".csv":
			sheets += string(content)
		}
	}
	return whole, sheets
}

// The names and types of records.json are pinned, as those of lists are.
func TestRecordsContract(t *testing.T) {
	d := newDesk(t)
	d.rel(t, people, "import", "-")
	d.rel(t, "", "note", "dana", "Sample.", "--via", "call", "--on", "2026-11-02", "--heard", "dana: sample", "--tag", "sample", "--about", "luis")
	d.rel(t, "", "edit", "n2", "--text", "Another.")
	d.rel(t, "", "rm", "n2")
	d.rel(t, "", "todo", "dana", "Sample.", "--by", "2026-11-02")
	d.rel(t, "", "todo", "-", "Sample.")
	d.rel(t, "", "fact", "dana", "Sample.", "--note", "n1")
	d.rel(t, "BEGIN:VCARD\nFN:Card\nX-SAMPLE:x\nEND:VCARD\n", "import", "-")
	d.rel(t, "", "initiative", "Sample", "dana", "--new", "--role", "sample")
	folder := filepath.Join(t.TempDir(), "records")
	d.rel(t, "", "export", "records", "-o", folder)
	text, _ := recordsIn(t, folder)
	var whole map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, sheet := range recordSheets {
		fmt.Fprintf(&b, "%s\n%s\n", sheet.name, shapeOf(t, string(whole[sheet.name])))
	}
	golden(t, "json-records.txt", b.String()+"about\n"+shapeOf(t, "["+string(whole["about"])+"]"))
}

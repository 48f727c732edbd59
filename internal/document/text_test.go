package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/rel-journal/rel/internal/journal"
)

func encoded(t *testing.T, text string, big, mark bool) []byte {
	t.Helper()
	order, policy := unicode.LittleEndian, unicode.IgnoreBOM
	if big {
		order = unicode.BigEndian
	}
	if mark {
		policy = unicode.UseBOM
	}
	out, err := unicode.UTF16(order, policy).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Whatever Notepad and older editors save is the text that was written.
func TestText(t *testing.T) {
	const want = "---\nday: 2026-11-22\n---\n\nJosé was pleased.\n"
	latin, err := charmap.Windows1252.NewEncoder().Bytes([]byte(want))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(want), "a byte order mark": []byte("\ufeff" + want), "CRLF": []byte(strings.ReplaceAll(want, "\n", "\r\n")),
		"CR": []byte(strings.ReplaceAll(want, "\n", "\r")), "UTF-16LE": encoded(t, want, false, true), "UTF-16BE": encoded(t, want, true, true),
		"UTF-16LE without a mark": encoded(t, want, false, false), "UTF-16BE without a mark": encoded(t, want, true, false), "Latin-1": latin,
	} {
		if got := Text(data); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What no text is refused at its line, and no size or depth of it brings rel down.
func TestRefused(t *testing.T) {
	front := "---\nday: 2026-11-22\n"
	for name, tt := range map[string]struct {
		text, says string
		line       int
	}{
		"nothing":                 {"", "was gone", 0},
		"only hyphens":            {"---\n---\n", "was gone", 0},
		"no hyphens":              {"day: 2026-11-22\n", "was gone", 0},
		"NUL above":               {"---\nday: a\x00b\n---\n", "no text, U+0000", 2},
		"escape above":            {"---\ntime:\nday: \x1b[2J\n---\n", "no text, U+001B", 3},
		"NUL below":               {front + "---\n\na\nb\x00\n", "line 2 of the text has a character that is no text", 6},
		"damaged UTF-8 below":     {front + "---\n\néé\xff\n", "line 1 of the text", 5},
		"ten million bytes above": {front + "tags: " + strings.Repeat("x", 10<<20) + "\n---\n", "at most", 1},
		"a line of a million":     {front + "tags: " + strings.Repeat("[", 1<<19) + "\n---\n", "cannot be read", 3},
		"many lines":              {front + "tags:\n" + strings.Repeat("  - a: b: c\n", 1<<14) + "---\n", "cannot be read", 4},
		"anchors":                 {front + "tags: [&a x, *a]\n---\n", "cannot begin with", 3},
		"a list in a list":        {front + "tags: [[a]]\n---\n", "one too many", 3},
		"a directive":             {front + "%YAML 1.1\n---\n", "cannot be read", 3},
		"not indented":            {front + "tags:\nx\n---\n", "no key with a value", 4},
	} {
		t.Run(name, func(t *testing.T) {
			text := Text([]byte(tt.text))
			_, problems := NoteForm().Parse(text)
			if len(problems) == 0 || problems[0].Line != tt.line || !strings.Contains(problems[0].Err.Error(), tt.says) {
				t.Fatalf("refused with %v", problems)
			}
			for _, p := range problems {
				if told := told(p.Err); len(told) < 2 || !strings.HasPrefix(told[len(told)-1], "hint: ") {
					t.Errorf("%q has no way out", told)
				}
			}
			if again := Text([]byte(Mark(text, problems))); again != text {
				t.Error("what was marked is not what was written once the marks are out")
			}
		})
	}
	if _, problems := NoteForm().Parse(front + "---\n\n" + strings.Repeat("x", 10<<20)); len(problems) > 0 {
		t.Errorf("a long text is for the journal to refuse: %v", problems)
	}
}

func TestMark(t *testing.T) {
	problems := Problems{
		{0, journal.Bad("way", "whole")}, {3, journal.Bad("way", "line\ntwo")}, {7, journal.Bad("way", "text")},
	}
	const text = "---\nday: a\ntags: b\n---\n\nx\ny\n"
	want := "---\n# ↓ whole\n# ↓ hint: way\nday: a\ntags: b\n# ↑ line\n# ↑ two\n# ↑ hint: way\n# ↓ text\n# ↓ hint: way\n---\n\nx\ny\n"
	if got := Mark(text, problems); got != want {
		t.Errorf("%q", got)
	}
	if got := Text([]byte(want + "# ↑ my own\n")); got != text+"# ↑ my own\n" {
		t.Errorf("unmarked: %q", got)
	}
}

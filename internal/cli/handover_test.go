package cli

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/store"
)

// However much there is about somebody, they have half a page.
func TestHandoverIsHalfAPage(t *testing.T) {
	d := newDesk(t)
	long := strings.Repeat("Of the pilot and the rates. ", 15)
	add := []string{"add", "Dana Whitcomb", "--every", "monthly"}
	edit := []string{"edit", "1"}
	for i := range 8 {
		n := strconv.Itoa(i)
		d.rel(t, "", "add", "Other "+n)
		edit = append(edit, "--phone", "202-555-010"+n, "--email", "dana"+n+"@example.org", "--web", "dana"+n+".example", "--alias", "Dee"+n,
			"--tag", "t"+n, "--field", "F"+n+"="+long, "--date", "day "+n+": 1 may")
	}
	d.rel(t, "", add...)
	edit[1] = "dana"
	d.rel(t, "", edit...)
	for i := range 8 {
		n := strconv.Itoa(i)
		d.rel(t, "", "move", "dana", "--title", "Director "+n, "--org", "Office "+n, "--on", "2026-0"+strconv.Itoa(i+1)+"-01", "--from", "none")
		d.rel(t, "", "note", "dana; other "+n, long, "--heard", "dana: "+long[:400], "--todo", "dana: "+long[:400], "--owed", "dana: "+long[:400])
		for _, kind := range []string{"--cares", "--known", "--told", "--assume", "--ask"} {
			args := []string{"fact", "dana", n + " " + long[:400], kind}
			if kind == "--known" {
				args = args[:3]
			}
			d.rel(t, "", args...)
		}
	}
	folder := filepath.Join(t.TempDir(), "handed")
	d.rel(t, "", "export", "handover", "dana", "-o", folder)
	text, err := os.ReadFile(filepath.Join(folder, "handover.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(string(text), "### Dana Whitcomb")
	lines := 0
	for line := range strings.Lines(page) {
		if len(line) > 600 {
			t.Errorf("a line has %d bytes: %s", len(line), line)
		}
		if line != "\n" {
			lines++
		}
	}
	if lines < 20 || lines > 34 {
		t.Errorf("the page has %d lines:\n%s", lines, page)
	}
}

// TestHandoverOfTextFromOutside: people read the document, on a terminal too.
func TestHandoverOfTextFromOutside(t *testing.T) {
	r := theirs(t)
	folder := "handover" + strange
	r.run(t, screens[0], "", "export", "handover", "--all", "-o", folder, "--include-private")
	text, err := os.ReadFile(filepath.Join(folder, handoverText))
	if err != nil {
		t.Fatal(err)
	}
	if bad := unsafe(string(text), false, "table"); bad != "" {
		t.Error(bad)
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(strings.TrimLeft(line, "-# "))
		if strings.HasPrefix(line, "<") || strings.HasPrefix(line, "```") {
			t.Errorf("a text makes %q", line)
		}
	}
}

// The journal is made beside one's own, and elsewhere where it cannot be made there.
func TestHandoverWithoutRoomBesideTheJournal(t *testing.T) {
	d := newDesk(t)
	d.rel(t, "", "add", "Dana Whitcomb")
	if err := os.WriteFile(d.db+"-scratch", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "handed")
	d.rel(t, "", "export", "handover", "--all", "-o", folder)
	s, err := store.OpenFile(t.Context(), filepath.Join(folder, handoverJournal))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

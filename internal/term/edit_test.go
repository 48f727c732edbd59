package term

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// noLeftovers gives a folder for scratch, has other temporary files made beside it, in a folder of the
// test's own, and checks in the end that none are left.
func noLeftovers(t *testing.T) (scratch string) {
	t.Helper()
	folder := t.TempDir()
	for _, key := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(key, folder)
	}
	t.Cleanup(func() {
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
	return filepath.Join(folder, "journal.db-scratch")
}

// editOnce has a text edited on a sheet that is put away afterwards.
func editOnce(e *Env, ctx context.Context, scratch, name, text string) (string, error) {
	s, err := e.NewSheet(scratch, name)
	if err != nil {
		return "", err
	}
	defer s.Close()
	return s.Edit(ctx, text)
}

func TestEdit(t *testing.T) {
	const saved = "Walked through the QRIS pilot.\n"
	const wait = "Press Enter when the text is saved: "
	tests := []struct {
		name, part string
		tty        bool
		took       time.Duration
		want, talk string
	}{
		{"saved", "write", true, 0, saved, ""},
		{"nobody to ask", "keep", false, 0, "before", ""},
		{"looked at and left", "keep", true, atOnce, "before", ""},
		{"returned at once", "keep", true, 0, "before", wait},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			scratch := noLeftovers(t)
			e, _, talk := world("", map[string]string{"EDITOR": play(t, tt.part)})
			e.In = &Input{rest: []byte("\n"), TTY: tt.tty}
			c := newClock()
			e.Now = func() time.Time { defer c.pass(tt.took); return c.now() }
			got, err := editOnce(e, t.Context(), scratch, "note.md", "before")
			if err != nil {
				t.Fatal(err)
			}
			same(t, "text", got, tt.want)
			same(t, "Err", talk.String(), tt.talk)
		})
	}
}

func TestEditFails(t *testing.T) {
	scratch := noLeftovers(t)
	e, _, _ := world("", map[string]string{"VISUAL": play(t, "fail"), "EDITOR": "unused"})
	if _, err := editOnce(e, t.Context(), scratch, "note.md", "x"); err == nil || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("an editor that fails: %v", err)
	}
	e.Out = &Output{W: new(failing), Buffered: true}
	_, _ = e.Out.Write([]byte("lost"))
	if _, err := editOnce(e, t.Context(), scratch, "note.md", "x"); !errors.Is(err, errDisk) {
		t.Errorf("an editor after output was lost: %v", err)
	}
}

func TestEditIsCanceledWhileItWaits(t *testing.T) {
	scratch := noLeftovers(t)
	e, _, _ := world("", map[string]string{"EDITOR": play(t, "keep")})
	e.In, e.Now = &Input{TTY: true}, newClock().now
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := editOnce(e, ctx, scratch, "note.md", "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting for Enter: %v", err)
	}
}

// What was saved is not lost because ^C was pressed inside the editor.
func TestEditIsNotCanceledWhenSaved(t *testing.T) {
	scratch := noLeftovers(t)
	e, _, _ := world("", map[string]string{"EDITOR": play(t, "write")})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := editOnce(e, ctx, scratch, "note.md", "x"); err != nil || !strings.HasPrefix(got, "Walked") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestEditorCommand(t *testing.T) {
	scratch := noLeftovers(t)
	e, _, _ := world("", map[string]string{"VISUAL": "code --wait", "EDITOR": "vi"})
	got, err := e.editorCommand()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "VISUAL before EDITOR", strings.Join(got, "|"), "code|--wait")

	e, _, _ = world("", map[string]string{"EDITOR": `vi "`})
	if _, err := editOnce(e, t.Context(), scratch, "note.md", ""); !errors.Is(err, errOpenQuote) {
		t.Errorf("an open quote: %v", err)
	}

	t.Setenv("PATH", t.TempDir())
	e, _, _ = world("", nil)
	if _, err := editOnce(e, t.Context(), scratch, "note.md", ""); !errors.Is(err, ErrNoEditor) {
		t.Errorf("nothing installed: %v", err)
	}
}

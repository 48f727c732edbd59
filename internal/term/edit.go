package term

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// ErrNoEditor says that no editor is named and none of the usual ones is installed.
var ErrNoEditor = errors.New("no editor found")

// atOnce is how soon an editor has to return to be taken for one that opens a window of its own.
const atOnce = time.Second

// Edit opens text in the person's editor, the one VISUAL or EDITOR names or the platform's own, and
// returns what was saved. The file is called name, whose ending tells the editor what it is; only its
// owner can read it, and it is removed in any case. An editor that returns at once without a change is
// taken to have opened a window, and the person is asked to press Enter when they are done there.
//
// The errors are ErrNoEditor, one that says how the editor ended when it failed, and ErrNoAnswer or that
// of ctx where Enter is waited for. The end of ctx does not end the editor: ^C means something to an
// editor, and what was typed must not be lost for it. Whoever writes down what Edit returns should do
// so under context.WithoutCancel.
func (e *Env) Edit(ctx context.Context, name, text string) (string, error) {
	words, err := e.editorCommand()
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "rel-*")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return "", err
	}
	return e.edited(ctx, append(words, path), text)
}

// edited runs the editor on the file that is the last of words and returns what it saved.
func (e *Env) edited(ctx context.Context, words []string, before string) (string, error) {
	began := e.Time()
	if err := e.runEditor(words); err != nil {
		return "", err
	}
	path := words[len(words)-1]
	after, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if string(after) != before || e.Time().Sub(began) >= atOnce || !e.Interactive() {
		return string(after), nil
	}
	if _, err := e.answer(ctx, "Press Enter when the text is saved: "); err != nil {
		return "", err
	}
	after, err = os.ReadFile(path)
	return string(after), err
}

func (e *Env) runEditor(words []string) error {
	if err := e.Out.Flush(); err != nil {
		return err
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.In.R, e.Out.W, e.Err.W
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("editor %s: %w", words[0], err)
	}
	return nil
}

func (e *Env) editorCommand() ([]string, error) {
	for _, key := range []string{"VISUAL", "EDITOR"} {
		words, err := splitCommand(e.Var(key))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if len(words) > 0 {
			return words, nil
		}
	}
	for _, editor := range usualEditors {
		if path, err := exec.LookPath(editor); err == nil {
			return []string{path}, nil
		}
	}
	return nil, ErrNoEditor
}

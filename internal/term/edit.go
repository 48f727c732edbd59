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
// returns what was saved. The file is called name, whose ending tells the editor what it is; it stands in
// a Scratch in the folder scratch, and is removed in any case. An editor that returns at once without a
// change is taken to have opened a window, and the person is asked to press Enter when they are done there.
//
// The editor is run as it is named, without a shell, and is given nothing but the path of that file. If
// this process is killed meanwhile, the file stays until the editor is done with it: what is saved
// there after that is not noted, and swept away.
//
// The errors are ErrNoEditor, one that says how the editor ended when it failed, and ErrNoAnswer or that
// of ctx where Enter is waited for. The end of ctx does not end the editor: ^C means something to an
// editor, and what was typed must not be lost for it. Whoever writes down what Edit returns should do
// so under context.WithoutCancel.
func (e *Env) Edit(ctx context.Context, scratch, name, text string) (string, error) {
	words, err := e.editorCommand()
	if err != nil {
		return "", err
	}
	s, err := NewScratch(scratch)
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }() // what is left of it is swept
	path := filepath.Join(s.Folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return "", err
	}
	cmd := exec.Command(words[0], append(words[1:], path)...)
	s.lend(cmd)
	return e.edited(ctx, cmd, path, text)
}

// edited runs the editor on the file at path and returns what it saved.
func (e *Env) edited(ctx context.Context, editor *exec.Cmd, path, before string) (string, error) {
	began := e.Time()
	if err := e.runEditor(editor); err != nil {
		return "", err
	}
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

func (e *Env) runEditor(editor *exec.Cmd) error {
	if err := e.Out.Flush(); err != nil {
		return err
	}
	editor.Stdin, editor.Stdout, editor.Stderr = e.In.R, e.Out.W, e.Err.W
	if err := editor.Run(); err != nil {
		return fmt.Errorf("editor %s: %w", editor.Args[0], err)
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

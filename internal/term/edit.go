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

// Sheet is a text that a person writes in their editor, the one VISUAL or EDITOR names or the platform's own, as often
// as it takes. The file stands in a Scratch and goes with Close; Keep keeps a text of it. If this process is killed, the
// file stays until the editor is done with it, and SweepScratch keeps what was saved in it.
type Sheet struct {
	env     *Env
	scratch *Scratch
	editor  []string
	path    string
	begun   bool
}

// NewSheet makes a sheet whose file, in a Scratch in the folder scratch, is called name: its ending tells the editor
// what it is, and with ".md" it is kept for whoever is interrupted. ErrNoEditor says that there is nothing to open it with.
func (e *Env) NewSheet(scratch, name string) (*Sheet, error) {
	words, err := e.editorCommand()
	if err != nil {
		return nil, err
	}
	s, err := NewScratch(scratch)
	if err != nil {
		return nil, err
	}
	return &Sheet{env: e, scratch: s, editor: words, path: filepath.Join(s.Folder, name)}, nil
}

// Close removes the file.
func (s *Sheet) Close() { _ = s.scratch.Close() } // what is left of it is swept

// Keep keeps a text beyond Close, for its owner alone, and tells where.
func (s *Sheet) Keep(text string) (path string, err error) {
	return s.scratch.keep(filepath.Base(s.path), text)
}

// Edit opens text in the editor and returns what was saved. An editor that returns at once without a
// change is taken to have opened a window, and the person is asked to press Enter when they are done there.
//
// The editor is run as it is named, without a shell, and is given nothing but the path of the file.
//
// The errors are one that says how the editor ended when it failed, and ErrNoAnswer or that
// of ctx where Enter is waited for; what was saved until then is returned with them. The end of ctx does not end the
// editor: ^C means something to an editor, and what was typed must not be lost for it. Whoever writes down what Edit
// returns should do so under context.WithoutCancel.
func (s *Sheet) Edit(ctx context.Context, text string) (string, error) {
	if err := s.write(text); err != nil {
		return text, err
	}
	cmd := exec.Command(s.editor[0], append(s.editor[1:len(s.editor):len(s.editor)], s.path)...)
	s.scratch.lend(cmd)
	failed := s.edited(ctx, cmd, text)
	after, err := os.ReadFile(s.path)
	if err != nil {
		return text, errors.Join(failed, err)
	}
	return string(after), failed
}

// write writes the file, and the first time beside it what it began as: what differs from that is worth keeping.
func (s *Sheet) write(text string) error {
	if !s.begun {
		if err := os.WriteFile(filepath.Join(filepath.Dir(s.path), begunName), []byte(text), 0o600); err != nil {
			return err
		}
		s.begun = true
	}
	return os.WriteFile(s.path, []byte(text), 0o600)
}

// edited runs the editor, and waits where it has only opened a window.
func (s *Sheet) edited(ctx context.Context, editor *exec.Cmd, before string) error {
	e := s.env
	began := e.Time()
	if err := e.runEditor(editor); err != nil {
		return err
	}
	after, err := os.ReadFile(s.path)
	if err != nil || string(after) != before || e.Time().Sub(began) >= atOnce || !e.Interactive() {
		return err
	}
	_, err = e.answer(ctx, "Press Enter when the text is saved: ")
	return err
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

package term

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// checkPrivate checks that a path is its owner's alone, with the rights asked for.
func checkPrivate(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); runtime.GOOS != "windows" && got != want {
		t.Errorf("%s: mode %v, want %v", path, got, want)
	}
}

func TestScratch(t *testing.T) {
	base := noLeftovers(t)
	s, err := NewScratch(base)
	if err != nil {
		t.Fatal(err)
	}
	checkPrivate(t, base, 0o700)
	checkPrivate(t, s.Folder, 0o700)
	if filepath.Dir(s.Folder) != base || !ofProcess.MatchString(filepath.Base(s.Folder)) {
		t.Errorf("the folder is %s", s.Folder)
	}
	other, err := NewScratch(base)
	if err != nil {
		t.Fatal(err)
	}
	SweepScratch(base)
	for _, one := range []*Scratch{s, other} {
		if _, err := os.Stat(one.Folder); err != nil {
			t.Errorf("swept while in use: %v", err)
		}
		if err := one.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A folder that is gone again before it is held is made anew.
func TestScratchSweptBeforeItIsHeld(t *testing.T) {
	base := noLeftovers(t)
	left := filepath.Join(base, "1-2")
	if err := os.MkdirAll(left, 0o700); err != nil {
		t.Fatal(err)
	}
	root, err := openPrivate(base)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	let, abandoned := claim(root, "1-2")
	if !abandoned {
		t.Fatal("nobody holds it, and yet it cannot be claimed")
	}
	if f, err := hold(left); err == nil {
		f.Close()
		t.Error("held while it was being swept")
	}
	let()
	f, err := hold(left)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	SweepScratch(base)
}

// Where the base is no folder of ours alone, nothing is written to it, and nothing in it is removed.
func TestScratchElsewhere(t *testing.T) {
	folder := t.TempDir()
	theirs := filepath.Join(folder, "theirs", "1-2")
	if err := os.MkdirAll(theirs, 0o700); err != nil {
		t.Fatal(err)
	}
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	bases := []string{file}
	if runtime.GOOS != "windows" { // which has no such rights, and allows links to developers only
		if err := os.Symlink(filepath.Dir(theirs), link); err != nil {
			t.Fatal(err)
		}
		shared := filepath.Join(folder, "shared")
		if err := os.MkdirAll(filepath.Join(shared, "3-4"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(shared, 0o755); err != nil {
			t.Fatal(err)
		}
		bases = append(bases, link, shared)
	}
	for _, base := range bases {
		noLeftovers(t)
		s, err := NewScratch(base)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(s.Folder, folder+string(filepath.Separator)) {
			t.Errorf("%s: the scratch is %s", base, s.Folder)
		}
		checkPrivate(t, s.Folder, 0o700)
		SweepScratch(base)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Errorf("swept through a link: %v", err)
	}
	if runtime.GOOS != "windows" {
		if _, err := os.Stat(filepath.Join(folder, "shared", "3-4")); err != nil {
			t.Errorf("swept where others may write: %v", err)
		}
	}
}

// What no Scratch made is nobody's to sweep.
func TestSweepLeavesWhatItDoesNotKnow(t *testing.T) {
	base := filepath.Join(t.TempDir(), "scratch")
	for _, name := range []string{"mine", "12", "1-2-3", "1-2"} {
		if err := os.MkdirAll(filepath.Join(base, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(base, "3-4"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	SweepScratch(base)
	left, err := filepath.Glob(filepath.Join(base, "*"))
	if err != nil || len(left) != 4 {
		t.Errorf("left: %q, %v", left, err)
	}
}

// TestScratchOfTheKilled kills a process that has a text open in an editor: the text is left alone while
// the editor runs, and swept when that has ended.
func TestScratchOfTheKilled(t *testing.T) {
	base := noLeftovers(t)
	ready := filepath.Join(t.TempDir(), "ready")
	t.Setenv("REL_TERM_TEST_BASE", base)
	t.Setenv("REL_TERM_TEST_READY", ready)
	words, err := splitCommand(play(t, "scratch"))
	if err != nil {
		t.Fatal(err)
	}
	rel := exec.Command(words[0], words[1:]...)
	keyboard, hand, err := os.Pipe() // the editor has the one end, and ends with the other
	if err != nil {
		t.Fatal(err)
	}
	rel.Stdin = keyboard
	if err := rel.Start(); err != nil {
		t.Fatal(err)
	}
	keyboard.Close()
	path := awaitText(t, ready)
	checkPrivate(t, path, 0o600)
	checkPrivate(t, filepath.Dir(path), 0o700)

	if err := rel.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = rel.Wait()
	SweepScratch(base)
	if _, err := os.Stat(path); err != nil {
		t.Errorf("swept while the editor runs: %v", err)
	}
	hand.Close()
	await(t, "sweeping", func() bool {
		SweepScratch(base)
		_, err := os.Stat(path)
		return os.IsNotExist(err)
	})
}

// editScratch is the process that will be killed: it opens the editor and waits for it.
func editScratch() error {
	e := System()
	_, err := editOnce(e, context.Background(), os.Getenv("REL_TERM_TEST_BASE"), "note.txt", "Dana said so.")
	return err
}

// await waits until something is so.
func await(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s takes for ever", what)
		}
	}
}

// awaitText waits for a file to be written, and gives what is in it.
func awaitText(t *testing.T, path string) (text string) {
	t.Helper()
	await(t, "the other program", func() bool {
		b, err := os.ReadFile(path)
		text = string(b)
		return err == nil && strings.HasSuffix(text, "\n")
	})
	return strings.TrimSuffix(text, "\n")
}

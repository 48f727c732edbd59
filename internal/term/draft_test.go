package term

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// killed starts the part with folder to work in, kills it once it says it is half way, and looks in between.
func killed(t *testing.T, part, folder string, meanwhile func()) {
	t.Helper()
	ready := filepath.Join(t.TempDir(), "ready")
	t.Setenv("REL_TERM_TEST_BASE", folder)
	t.Setenv("REL_TERM_TEST_READY", ready)
	words, err := splitCommand(play(t, part))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(words[0], words[1:]...)
	hand, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer hand.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	awaitText(t, ready)
	meanwhile()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

// halfWay is a write that is not done before somebody at the keyboard leaves.
func halfWay(w io.Writer) error {
	if _, err := w.Write(make([]byte, 2*bufferSize)); err != nil {
		return err
	}
	if err := os.WriteFile(os.Getenv("REL_TERM_TEST_READY"), []byte("half way\n"), 0o600); err != nil {
		return err
	}
	_, err := io.ReadAll(os.Stdin)
	return err
}

// TestWriteFileKilled kills a process half way through a file. Nothing of it is left, or nothing but a
// draft that the next file written there takes away.
func TestWriteFileKilled(t *testing.T) {
	folder := t.TempDir()
	killed(t, "export", folder, func() {
		// Beside a file that is being written, others can be.
		for _, force := range []bool{false, true} {
			if err := WriteFile(filepath.Join(folder, "b.csv"), force, say("whole")); err != nil {
				t.Error(err)
			}
		}
	})
	if f := nameless(folder); f != nil {
		f.Close()
		checkFolder(t, folder, "b.csv", "whole")
	}
	sweepDrafts(folder)
	checkFolder(t, folder, "b.csv", "whole")
}

// TestNamedDraftKilled is the same where every draft has a name, as anywhere but on Linux. While its process lives,
// nobody else takes it away.
func TestNamedDraftKilled(t *testing.T) {
	folder := t.TempDir()
	drafts := func() int {
		found, err := filepath.Glob(filepath.Join(folder, ".rel-*.tmp"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			checkPrivate(t, path, 0o600)
		}
		return len(found)
	}
	killed(t, "draft", folder, func() {
		sweepDrafts(folder)
		if n := drafts(); n != 1 {
			t.Errorf("%d drafts while one is written", n)
		}
	})
	if n := drafts(); n != 1 {
		t.Errorf("%d drafts of a process that was killed", n)
	}
	if err := WriteFile(filepath.Join(folder, "a.csv"), true, say("new")); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, folder, "a.csv", "new")
}

func TestNamedDraft(t *testing.T) {
	for _, force := range []bool{false, true} {
		folder := t.TempDir()
		d, err := namedDraft(folder)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "a.csv")
		if err := fill(d.File, say("whole")); err != nil {
			t.Fatal(err)
		}
		if err := d.publish(path, force); err != nil {
			t.Fatal(err)
		}
		d.discard()
		checkFolder(t, folder, "a.csv", "whole")
		checkPrivate(t, path, 0o600)
	}
}

// What is called otherwise is nobody's draft, and what is no file of its own is not looked into.
func TestSweepLeavesOtherFiles(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{".rel-12.tmp.csv", "rel-12.tmp", ".rel-a.tmp", ".rel-.tmp", ".rel-1.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{".rel-.tmp", "", ".rel-12.tmp.csv", "", ".rel-a.tmp", "", "rel-12.tmp", ""}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("rel-12.tmp", filepath.Join(folder, ".rel-2.tmp")); err != nil {
			t.Fatal(err)
		}
		want = append([]string{".rel-2.tmp", ""}, want...)
	}
	sweepDrafts(folder)
	checkFolder(t, folder, want...)
}

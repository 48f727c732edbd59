package term

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
)

// Scratch is a folder for files that hold people's words for a moment, which only their owner may look
// into. It belongs to this process: one that was killed leaves its folder behind, and SweepScratch knows
// it by nobody holding it any more.
type Scratch struct {
	Folder string

	base string   // the folder that Folder stands in, or empty where that is the system's
	held *os.File // the folder itself, held
}

// errNotPrivate says that others may look into a folder, or that it is none.
var errNotPrivate = errors.New("the folder is not its owner's alone")

// mostMade is how often a folder is made anew that somebody swept before it was held.
const mostMade = 3

// NewScratch makes a folder of this process in base, which is made too. Where there can be none, as
// beside a journal that may only be read, it is one in the system's folder for temporary files; that
// one is removed by Close as well, but nobody sweeps there.
func NewScratch(base string) (*Scratch, error) {
	for range mostMade {
		if s, err := scratchIn(base); err == nil {
			return s, nil
		}
	}
	folder, err := os.MkdirTemp("", "rel-*")
	if err != nil {
		return nil, err
	}
	return &Scratch{Folder: folder}, nil
}

func scratchIn(base string) (*Scratch, error) {
	if err := os.MkdirAll(base, 0o700); err != nil {
		return nil, err
	}
	root, err := openPrivate(base)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	folder, err := os.MkdirTemp(base, strconv.Itoa(os.Getpid())+"-*")
	if err != nil {
		return nil, err
	}
	held, err := hold(folder)
	if err != nil {
		_ = os.Remove(folder)
		return nil, err
	}
	return &Scratch{Folder: folder, base: base, held: held}, nil
}

// Close removes the folder with all that is in it, and the base where nothing else is left in that.
func (s *Scratch) Close() error {
	if s.held != nil {
		_ = s.held.Close() // first: Windows removes nothing that is held
	}
	err := os.RemoveAll(s.Folder)
	if s.base != "" {
		_ = os.Remove(s.base)
	}
	return err
}

// ofProcess is how a folder of a process is called.
var ofProcess = regexp.MustCompile(`^\d+-\d+$`)

// SweepScratch removes what processes that are gone left in base. Where there is no base it asks the
// system one question and is done. A folder that is still held, be it by a process or by the editor it
// started, is left alone, as is anything that no Scratch made. What cannot be removed now is left for
// the next time. What somebody had saved on a Sheet is kept, in base itself, and its paths are given.
func SweepScratch(base string) (kept []string) {
	root, err := openPrivate(base)
	if err != nil {
		return nil
	}
	entries, _ := fs.ReadDir(root.FS(), ".")
	for _, e := range entries {
		if !e.IsDir() || !ofProcess.MatchString(e.Name()) {
			continue
		}
		if let, abandoned := claim(root, e.Name()); abandoned {
			for _, name := range rescue(root, e.Name()) {
				kept = append(kept, filepath.Join(base, name))
			}
			_ = root.RemoveAll(e.Name())
			let()
		}
	}
	_ = root.Close()
	_ = os.Remove(base)
	return kept
}

// openPrivate opens a folder that is nobody else's to look into, and no link to another one: what is in
// it is going to be removed.
func openPrivate(folder string) (*os.Root, error) {
	before, err := os.Lstat(folder)
	if err != nil {
		return nil, err
	}
	if !before.IsDir() || runtime.GOOS != "windows" && before.Mode().Perm()&0o077 != 0 {
		return nil, errNotPrivate
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	if after, err := root.Stat("."); err != nil || !os.SameFile(before, after) {
		_ = root.Close()
		return nil, errNotPrivate
	}
	return root, nil
}

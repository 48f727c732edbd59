package term

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
)

// draft is a file that is not complete yet. Where the system can, it has no name until it is, so that
// nothing of it is left if this process is killed; elsewhere it is called .rel-1234.tmp and held, and
// the next draft that needs a name in that folder sweeps it when nobody holds it any more.
type draft struct {
	*os.File
	name string // the path it has for now, or empty
}

// ofDraft is how a draft is called.
var ofDraft = regexp.MustCompile(`^\.rel-\d+\.tmp$`)

// newDraft makes an empty file in folder that only its owner can read.
func newDraft(folder string) (d *draft, err error) {
	if f := nameless(folder); f != nil {
		return &draft{File: f}, nil
	}
	sweepDrafts(folder)
	for range mostMade {
		if d, err = namedDraft(folder); !errors.Is(err, fs.ErrNotExist) {
			break // else it was swept before it was held, or there is no such folder
		}
	}
	return d, err
}

func namedDraft(folder string) (*draft, error) {
	f, err := os.CreateTemp(folder, ".rel-*.tmp")
	if err != nil {
		return nil, err
	}
	d := &draft{f, f.Name()}
	if err := stillHeld(f, d.name); err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

// publish gives the draft its path; of a file that is there, only with force.
func (d *draft) publish(path string, force bool) error {
	if d.name == "" && !force {
		return linkNameless(d.File, path)
	}
	if err := d.giveName(filepath.Dir(path)); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // which gives no open file another name
		if err := d.Close(); err != nil {
			return err
		}
	}
	if force {
		return os.Rename(d.name, path)
	}
	return link(d.name, path)
}

// giveName calls a nameless draft as one with a name is called: only a file with a name can replace another.
func (d *draft) giveName(folder string) (err error) {
	if d.name != "" {
		return nil
	}
	sweepDrafts(folder)
	if err := lock(d.File); err != nil {
		return err
	}
	for range mostMade {
		name := filepath.Join(folder, ".rel-"+strconv.FormatUint(uint64(rand.Uint32()), 10)+".tmp")
		if err = linkNameless(d.File, name); err == nil {
			d.name = name
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return err
}

// discard removes what is left of the draft: nothing when all went well.
func (d *draft) discard() {
	_ = d.Close()
	if d.name != "" {
		_ = os.Remove(d.name)
	}
}

// sweepDrafts removes the drafts, of files and of folders, that nobody holds any more.
func sweepDrafts(folder string) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return
	}
	defer func() { _ = root.Close() }()
	entries, _ := fs.ReadDir(root.FS(), ".")
	for _, e := range entries {
		if !e.IsDir() && !e.Type().IsRegular() || !ofDraft.MatchString(e.Name()) {
			continue
		}
		if let, abandoned := claim(root, e.Name()); abandoned {
			_ = root.RemoveAll(e.Name())
			let()
		}
	}
}

// link gives the file temp the name path too, unless something has that name. A hard link does it in one step.
func link(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return renameWithoutLinks(temp, path)
}

// renameWithoutLinks is link where the file system has no hard links, as on a memory stick: it takes the
// name with an empty file, which fails where there is one, and then replaces that.
func renameWithoutLinks(temp, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

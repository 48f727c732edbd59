package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// manifestFile is where an export that is a folder has the checksums of its other files.
const manifestFile = "MANIFEST.txt"

// manifest is the checksum of each file of an export, a line each, as sha256sum and shasum check them.
type manifest []string

// file writes a file of the folder, and its line of the manifest.
func (m *manifest) file(folder *term.Folder, name string, write func(io.Writer) error) error {
	sum := sha256.New()
	err := folder.Write(name, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) })
	*m = append(*m, fmt.Sprintf("%x  %s\n", sum.Sum(nil), name))
	return err
}

// write writes the manifest itself, the last of the files.
func (m *manifest) write(folder *term.Folder) error {
	return folder.Write(manifestFile, func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(*m, ""))
		return err
	})
}

// isExport reports whether a folder holds an export as it was written, to go by its manifest: files that are ours, the
// whole among them where the export has one.
func isExport(folder, whole string, ours func(name string) bool) bool {
	lines, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return false
	}
	found := whole == ""
	for line := range strings.Lines(string(lines)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ours(name) || sum != sumOf(filepath.Join(folder, name)) {
			return false
		}
		found = found || name == whole
	}
	return found
}

// sumOf is the SHA-256 of a file in hexadecimal, empty where it cannot be read.
func sumOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// writeExportFolder writes a folder, which with force takes the place of an earlier export of the same sort. A change that another
// program makes meanwhile would be in some of its files alone, so that they are written anew.
func writeExportFolder(f exportFlags, whole string, ours func(name string) bool, write func(*term.Folder) error) (err error) {
	replace := func(string) bool { return false }
	if f.force && isExport(f.file, whole, ours) {
		replace = ours
	}
	for range mostPlans {
		if err = term.WriteFolder(f.file, replace, write); !errors.Is(err, errMeanwhile) {
			break
		}
	}
	return folderNotWritten(f.file, err)
}

// errMeanwhile is the error of an export during which the journal was changed.
var errMeanwhile error = &journal.Problem{
	Code: journal.Failure,
	What: "the journal was changed again and again while it was exported",
	Hint: "nothing was kept; run it again when nobody writes",
}

// folderNotWritten is why a folder could not be written, with the way out; nil where it was.
func folderNotWritten(folder string, err error) error {
	var p *journal.Problem
	switch {
	case err == nil, errors.As(err, &p), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, fs.ErrExist) && !isFolder(folder):
		return journal.Bad("name a folder that is to be made", "%s is there, and is no folder", folder)
	case errors.Is(err, fs.ErrExist):
		return journal.Bad("name a folder that is to be made; --force replaces an earlier export, and nothing else",
			"the folder %s is there, and not empty", folder)
	case isFolder(folder):
		return fileFailure("writing "+folder, err, checkFile)
	default:
		return notWritten(folder, err)
	}
}

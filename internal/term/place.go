package term

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// DataFile is where the journal is kept unless something else is said: rel/journal.db in the folder
// for a program's data. That is XDG_DATA_HOME when it is an absolute path, else the platform's own:
// ~/.local/share, ~/Library/Application Support on macOS, %LOCALAPPDATA% on Windows. Nothing is
// created.
//
// Source: the XDG Base Directory Specification, which has relative paths ignored.
func (e *Env) DataFile() string {
	home := e.Var("XDG_DATA_HOME")
	if !filepath.IsAbs(home) {
		home = xdg.DataHome
	}
	return filepath.Join(home, "rel", "journal.db")
}

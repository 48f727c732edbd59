package db

import (
	"os"
	"path/filepath"
	"strings"
)

// syncFolders are the names that programs give to the folders they copy to other machines. A person's
// or an organization's name may follow: "OneDrive - Office of Early Learning", "Dropbox (Personal)",
// "GoogleDrive-dana@example.org".
var syncFolders = []struct{ folder, service string }{
	{"Dropbox", "Dropbox"},
	{"OneDrive", "OneDrive"},
	{"Google Drive", "Google Drive"},
	{"GoogleDrive", "Google Drive"},
	{"My Drive", "Google Drive"},
	{"iCloud Drive", "iCloud Drive"},
	{"iCloudDrive", "iCloud Drive"},
	{"Mobile Documents", "iCloud Drive"},
	{"com~apple~CloudDocs", "iCloud Drive"},
	{"Box", "Box"},
	{"Box Sync", "Box"},
	{"Nextcloud", "Nextcloud"},
	{"ownCloud", "ownCloud"},
}

// Syncing names the service that copies the folder of path to other machines, as far as the names of
// its folders show: such a service copies a database and its log at different moments, and a copy of
// the one without the other is broken. Links are followed.
func Syncing(path string) (service string, ok bool) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", false
	}
	if service, ok := syncedByName(path); ok {
		return service, true
	}
	resolved, err := filepath.EvalSymlinks(existing(path))
	if err != nil {
		return "", false
	}
	if service, ok := syncedByName(resolved); ok {
		return service, true
	}
	return "Syncthing", underSyncthing(resolved)
}

// syncedByName looks at the folders' names alone, of this system's paths or Windows'.
func syncedByName(path string) (service string, ok bool) {
	names := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	cloud := false
	for _, name := range names {
		for _, s := range syncFolders {
			if namedFor(name, s.folder) {
				return s.service, true
			}
		}
		cloud = cloud || name == "CloudStorage" // where macOS keeps the folders of all such services
	}
	return "cloud storage", cloud
}

// namedFor reports whether name is folder, whatever its case, alone or with an owner's name after it.
func namedFor(name, folder string) bool {
	if len(name) < len(folder) || !strings.EqualFold(name[:len(folder)], folder) {
		return false
	}
	owner := name[len(folder):]
	return owner == "" || strings.HasPrefix(owner, " - ") || strings.HasPrefix(owner, " (") ||
		strings.HasPrefix(owner, "-")
}

// underSyncthing looks for the mark that Syncthing leaves in a folder it copies.
func underSyncthing(path string) bool {
	for {
		if _, err := os.Stat(filepath.Join(path, ".stfolder")); err == nil {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}

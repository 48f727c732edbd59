package db

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSyncedByName(t *testing.T) {
	for path, want := range map[string]string{
		"/home/dana/Dropbox/rel.db":                                            "Dropbox",
		"/Users/dana/Dropbox (Personal)/notes/rel.db":                          "Dropbox",
		`C:\Users\dana\OneDrive\rel\rel.db`:                                    "OneDrive",
		`C:\Users\dana\OneDrive - Office of Early Learning\Documents\rel.db`:   "OneDrive",
		`G:\My Drive\rel.db`:                                                   "Google Drive",
		"/Users/dana/Google Drive/rel.db":                                      "Google Drive",
		"/Users/dana/Library/CloudStorage/GoogleDrive-dana@example.org/rel.db": "Google Drive",
		"/Users/dana/Library/CloudStorage/Sharing-Example/rel.db":              "cloud storage",
		"/Users/dana/Library/Mobile Documents/com~apple~CloudDocs/rel.db":      "iCloud Drive",
		`C:\Users\dana\iCloudDrive\rel.db`:                                     "iCloud Drive",
		"/Users/dana/iCloud Drive/rel.db":                                      "iCloud Drive",
		"/Users/dana/Box/rel.db":                                               "Box",
		"/Users/dana/Box Sync/rel.db":                                          "Box",
		"/home/dana/nextcloud/rel.db":                                          "Nextcloud",
		"/home/dana/ownCloud/rel.db":                                           "ownCloud",
		"/home/dana/.local/share/rel/rel.db":                                   "",
		"/home/dana/Boxes/rel.db":                                              "",
		"/home/dana/Dropboxes/rel.db":                                          "",
		"/home/dana/my Boxwork/rel.db":                                         "",
		"/home/dana/about-onedrive.db":                                         "",
	} {
		service, ok := syncedByName(path)
		if ok != (want != "") || ok && service != want {
			t.Errorf("%s: %q, %v, want %q", path, service, ok, want)
		}
	}
}

func TestSyncing(t *testing.T) {
	plain, synced, box := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "Box")
	for _, dir := range []string{filepath.Join(synced, ".stfolder"), box} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{
		filepath.Join(plain, "rel.db"):                  "",
		filepath.Join(synced, "not", "there", "rel.db"): "Syncthing",
		filepath.Join(box, "rel.db"):                    "Box",
	} {
		if service, ok := Syncing(path); ok != (want != "") || ok && service != want {
			t.Errorf("%s: %q, %v, want %q", path, service, ok, want)
		}
	}
}

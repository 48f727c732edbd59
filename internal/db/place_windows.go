package db

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func onNetwork(path string) (bool, error) {
	volume := filepath.VolumeName(path)
	if isUNC(volume) {
		return true, nil
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return false, err
	}
	return windows.GetDriveType(root) == windows.DRIVE_REMOTE, nil
}

// isUNC says whether a volume is \\server\share or \\?\UNC\server\share. Other names that begin with
// \\?\ or \\.\ are disks of this machine.
func isUNC(volume string) bool {
	rest, ok := strings.CutPrefix(filepath.ToSlash(volume), "//")
	if !ok {
		return false
	}
	if device, ok := strings.CutPrefix(rest, "?/"); ok {
		return len(device) >= 4 && strings.EqualFold(device[:4], "UNC/")
	}
	return !strings.HasPrefix(rest, "./")
}

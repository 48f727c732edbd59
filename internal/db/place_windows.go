package db

import (
	"math"
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

func free(path string) (int64, error) {
	folder, err := windows.UTF16PtrFromString(filepath.Dir(path))
	if err != nil {
		return 0, err
	}
	var available uint64
	err = windows.GetDiskFreeSpaceEx(folder, &available, nil, nil)
	return int64(min(available, math.MaxInt64)), err
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

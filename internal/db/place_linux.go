package db

import "golang.org/x/sys/unix"

func onNetwork(path string) (bool, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return false, err
	}
	return networkMagic(uint32(st.Type)), nil
}

func free(path string) (int64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return 0, err
	}
	return int64(st.Bavail) * int64(st.Bsize), nil //nolint:unconvert // of 32 bits on some processors
}

// networkMagic says whether a file system of this magic number, statfs(2), is of another machine. 9P
// is how Windows drives are shown to Linux under WSL. FUSE is not in the list: sshfs cannot be told
// from file systems that are local.
func networkMagic(magic uint32) bool {
	switch magic {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC,
		unix.CODA_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.V9FS_MAGIC:
		return true
	}
	return false
}

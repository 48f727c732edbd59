package db

import "golang.org/x/sys/unix"

func onNetwork(path string) (bool, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return false, err
	}
	return networkFlags(st.Flags), nil
}

func free(path string) (int64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return 0, err
	}
	return int64(st.Bavail) * int64(st.Bsize), nil
}

// networkFlags says whether a file system mounted with these flags is of another machine.
func networkFlags(flags uint32) bool { return flags&unix.MNT_LOCAL == 0 }

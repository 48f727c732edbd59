package term

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange gives two folders each other's names, so that at no moment one of the names is missing.
//
// Source: renameat2(2), RENAME_EXCHANGE.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) { // a file system, or a kernel, that has no such thing
		return exchangeByTurns(a, b)
	}
	return err
}

package db

import (
	"syscall"

	"golang.org/x/sys/windows"
)

var osErrors = []osError{
	{windows.ERROR_DISK_FULL, Full},
	{windows.ERROR_HANDLE_DISK_FULL, Full},
	{windows.ERROR_WRITE_PROTECT, NotWritable},
	{windows.ERROR_SHARING_VIOLATION, Locked},
	{windows.ERROR_LOCK_VIOLATION, Locked},
	{syscall.ENOTDIR, NotWritable}, // os.MkdirAll says so on every system
}

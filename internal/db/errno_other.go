//go:build !windows

package db

import "syscall"

var osErrors = []osError{
	{syscall.ENOSPC, Full},
	{syscall.EDQUOT, Full},
	{syscall.EROFS, NotWritable},
	{syscall.ENOTDIR, NotWritable}, // a file stands where a folder is needed
	{syscall.EISDIR, IsFolder},
}

package main

import (
	"os"
	"syscall"
)

// memoryOf is how many bytes a process held at most.
func memoryOf(p *os.ProcessState) int64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}

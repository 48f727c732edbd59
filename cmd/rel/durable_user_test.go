//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// nobody is the number of the user who owns nothing.
const nobody = 65534

// otherUser lets a process be somebody who can be denied things, which root cannot.
func otherUser(t testing.TB) func(*process) {
	t.Helper()
	if os.Geteuid() > 0 {
		return func(*process) {}
	}
	return func(p *process) {
		p.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

// smallDisk is a disk of a megabyte in memory, which takes root to make, on Linux. Where it cannot be made, the limits
// on the size of files, which need nobody's leave, have shown the same.
func smallDisk(t testing.TB) string {
	t.Helper()
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "rel-test", disk).CombinedOutput(); err != nil {
		t.Skipf("no disk of its own can be had here: %v\n%s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", disk).CombinedOutput(); err != nil {
			t.Errorf("umount: %v\n%s", err, out)
		}
	})
	return disk
}

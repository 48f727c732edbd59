//go:build amd64 || arm64

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

func init() {
	parts["confined"], parts["socket"] = confined, openSocket
	insides["no socket"] = noSocket
}

// noSocket runs a whole day under a filter of system calls that kills whatever opens a socket, of any sort. The filter
// is shown to work by a program that opens one.
func noSocket(t *testing.T, h *house) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	confined, socket := h.path("confined"), h.path("socket")
	for _, name := range []string{confined, socket} {
		if err := os.Symlink(self, name); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := h.command(socket).CombinedOutput(); err != nil {
		t.Fatalf("a socket without the filter: %v\n%s", err, out)
	}
	var exit *exec.ExitError
	err = h.command(confined, socket).Run()
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != unix.SIGSYS {
		t.Fatalf("a socket under the filter: %v, want the signal SIGSYS", err)
	}
	h.live(t, func(args []string) *exec.Cmd { return h.command(confined, append([]string{h.program}, args...)...) })
	if sheet := filepath.Join(h.home, "out.csv"); !exists(sheet) {
		t.Error("nothing was done under the filter")
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// openSocket opens the most harmless of sockets.
func openSocket() {
	if _, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// confined becomes the program it is told to, which can open no socket.
func confined() {
	err := forbidSockets()
	if err == nil {
		err = syscall.Exec(os.Args[1], os.Args[1:], os.Environ())
	}
	fmt.Fprintln(os.Stderr, "confined:", err)
	os.Exit(125)
}

// socketCalls are the system calls without which there is no socket to talk through.
var socketCalls = []uint32{
	unix.SYS_SOCKET, unix.SYS_SOCKETPAIR, unix.SYS_CONNECT, unix.SYS_BIND, unix.SYS_LISTEN, unix.SYS_ACCEPT, unix.SYS_ACCEPT4,
	unix.SYS_SENDTO, unix.SYS_SENDMSG, unix.SYS_IO_URING_SETUP,
}

// forbidSockets has the kernel kill this process, and what it becomes, at any of socketCalls and at any call made in the
// manner of another architecture.
//
// Source: seccomp(2); the offsets are those of struct seccomp_data.
func forbidSockets() error {
	const number, architecture = 0, 4
	ours := map[string]uint32{"amd64": unix.AUDIT_ARCH_X86_64, "arm64": unix.AUDIT_ARCH_AARCH64}[runtime.GOARCH]
	const x32 = 0x40000000
	kill := unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_KILL_PROCESS}
	program := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: architecture},
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: ours, Jt: 1},
		kill,
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: number},
		{Code: unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K, K: x32, Jf: 1},
		kill,
	}
	for _, call := range socketCalls {
		program = append(program, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: call, Jf: 1}, kill)
	}
	program = append(program, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	filter := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&filter)))
	if errno != 0 {
		return errno
	}
	return nil
}

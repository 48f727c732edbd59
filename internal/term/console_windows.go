package term

import (
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// brokenPipes are the errors of writing to a pipe that nobody reads any more: its reader has closed
// it, or is closing it.
var brokenPipes = []error{windows.ERROR_BROKEN_PIPE, windows.ERROR_NO_DATA}

// writeSignals are the signals that a write may bring.
var writeSignals = []os.Signal{syscall.SIGPIPE}

// usualEditors are tried in this order where the environment names none.
var usualEditors = []string{"notepad"}

// enableColor asks the console to take the codes of colors as colors, and reports whether it will.
// Consoles older than Windows 10 do not.
func enableColor(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

var consoleProcesses = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")

// ownConsole reports whether a console was opened for this program alone: then no shell uses it too.
//
// Source: https://learn.microsoft.com/windows/console/getconsoleprocesslist
func ownConsole() bool {
	var processes [2]uint32
	n, _, _ := consoleProcesses.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

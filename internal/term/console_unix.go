//go:build !windows

package term

import (
	"os"
	"syscall"
)

// brokenPipes are the errors of writing to a pipe that nobody reads any more.
var brokenPipes = []error{syscall.EPIPE}

// writeSignals are the signals that a write may bring: nobody reads the pipe any more, the file grows beyond what it may.
var writeSignals = []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}

// usualEditors are tried in this order where the environment names none: one that says how to leave it,
// then one that is always there.
var usualEditors = []string{"nano", "vi"}

// enableColor reports whether the terminal shows colors. Here a terminal that does not says so in
// TERM, which SetColor honors.
func enableColor(*os.File) bool { return true }

// ownConsole reports whether a console was opened for this program alone, which is a thing of Windows.
func ownConsole() bool { return false }

// Package term is the world outside: the streams, the terminal, the clock, the environment, the editor
// and the pager. It is the only package that asks the operating system for any of them, so whatever
// else rel does can be tried with an Env filled in by hand, and comes out the same every time.
//
// It imports nothing of ours. Whether something is a terminal, how wide it is and whether it takes
// color is decided once, when the program starts.
package term

import (
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"
)

// Env is everything a command may know of the world outside. In, Out and Err must not be nil: &Input{}
// is an empty input and &Output{} drops what is written to it.
type Env struct {
	Args []string // what follows the program's name on the command line

	In  *Input  // standard input
	Out *Output // standard output: the answer
	Err *Output // standard error: the talk

	// OwnConsole is whether a console was opened for this program alone, as by a double click on its icon; it closes
	// with the program.
	OwnConsole bool

	// Now is the clock, in the local time zone. Nil is the system's clock. Time asks it.
	Now func() time.Time

	// Getenv gives the value of an environment variable, empty when it is not set. Nil is an empty
	// environment. Var asks it.
	Getenv func(key string) string

	// LookupEnv tells a variable set to nothing from one that is not set. Nil means that Getenv is
	// asked, and that what it gives as empty is not set.
	LookupEnv func(key string) (value string, set bool)
}

// System is the real world. A write to a pipe that nobody reads any more gives an error, which
// IsBrokenPipe knows, and one beyond the size that files may have gives an error too, instead of ending the
// program on the spot.
func System() *Env {
	// Asking for the signals turns them into errors of Write. Ignoring them would do so too, but the pager
	// and the editor would inherit that.
	signal.Notify(make(chan os.Signal, 1), writeSignals...)
	e := &Env{
		Args:      os.Args[1:],
		In:        &Input{R: os.Stdin, TTY: isTerminal(os.Stdin)},
		Out:       fileOutput(os.Stdout),
		Err:       fileOutput(os.Stderr),
		Now:       time.Now,
		Getenv:    os.Getenv,
		LookupEnv: os.LookupEnv,
	}
	e.OwnConsole = e.In.TTY && ownConsole()
	e.Out.Buffered = true
	e.autoColor()
	return e
}

// The modes of color, as --color takes them.
const (
	ColorAuto   = "auto"   // where there is a terminal that takes it
	ColorAlways = "always" // in pipes and files too
	ColorNever  = "never"
)

// SetColor decides anew whether Out and Err are colored: "always", "never" or "auto". Auto is no
// color where the stream is not a terminal, where TERM is "dumb" and where NO_COLOR is set to
// anything (https://no-color.org). Any other mode is an error and changes nothing. A console that
// cannot show color is not colored even with "always".
func (e *Env) SetColor(mode string) error {
	switch mode {
	case ColorAuto:
		e.autoColor()
	case ColorAlways, ColorNever:
		for _, o := range []*Output{e.Out, e.Err} {
			o.Color = mode == ColorAlways && !o.colorless
		}
	default:
		return fmt.Errorf("color is always, never or auto, not %q", mode)
	}
	return nil
}

func (e *Env) autoColor() {
	wanted := e.Var("NO_COLOR") == "" && e.Var("TERM") != "dumb"
	for _, o := range []*Output{e.Out, e.Err} {
		o.Color = wanted && o.TTY && !o.colorless
	}
}

// Time is what the clock says: Now, or the system's clock where there is none.
func (e *Env) Time() time.Time {
	if e.Now == nil {
		return time.Now()
	}
	return e.Now()
}

// Var is the value of an environment variable, empty when it is not set or there is no environment.
func (e *Env) Var(key string) string {
	if e.Getenv == nil {
		return ""
	}
	return e.Getenv(key)
}

func (e *Env) lookup(key string) (value string, set bool) {
	if e.LookupEnv != nil {
		return e.LookupEnv(key)
	}
	value = e.Var(key)
	return value, value != ""
}

// UTF8 reports whether what reads Out understands UTF-8, as far as the environment says; where it says nothing, it does.
func (e *Env) UTF8() bool {
	for _, key := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if set := strings.ToLower(e.Var(key)); set != "" {
			return strings.Contains(set, "utf-8") || strings.Contains(set, "utf8")
		}
	}
	return true
}

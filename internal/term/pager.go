package term

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
)

// lessSecure has less show and nothing more: no shell, no editor and no other file out of a pager full of people, and
// no list of what was looked for there.
var lessSecure = []string{"LESSSECURE=1", "LESSHISTFILE=-"}

// lessRuns are the variables that name programs which less runs.
var lessRuns = []string{"LESSOPEN", "LESSCLOSE", "LESSEDIT"}

// lessOptions are what less is told unless LESS says otherwise: leave when all fits on one screen (F),
// show colors (R), leave the text on the screen (X), and say how to go on (Ps, up to the $).
const lessOptions = "LESS=-FRX -Psq leaves, Space goes on$"

// Page sends what follows on Out through the person's pager, where Out is a terminal: the program
// PAGER names, or less if that is installed. It is run as it is named, without a shell. There is none
// where PAGER is empty or "cat", or where it cannot be started; then Out stays as it is.
//
// The caller calls restore when all is written. It waits until the person leaves the pager and returns
// what went wrong; that the person left before the end is nothing wrong. Writes after they have left
// give an error that IsBrokenPipe knows. Calling restore again does nothing more.
func (e *Env) Page() (restore func() error) {
	if e.Out.TTY {
		if p := e.startPager(); p != nil {
			return sync.OnceValue(p.close)
		}
	}
	return e.Out.Flush
}

// pager is a pager that is running.
type pager struct {
	out   *Output
	undo  func() // points out back at where it went
	stdin io.Closer
	cmd   *exec.Cmd
}

// startPager starts the pager, or returns nil where there is none.
func (e *Env) startPager() *pager {
	words := e.pagerCommand()
	if len(words) == 0 || e.Out.Flush() != nil {
		return nil
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout, cmd.Stderr = e.Out.W, e.Err.W
	cmd.Env = e.pagerEnviron()
	stdin, err := cmd.StdinPipe()
	if err != nil || cmd.Start() != nil {
		return nil
	}
	undo, _ := e.Out.redirect(stdin) // cannot fail: flushed above
	return &pager{out: e.Out, undo: undo, stdin: stdin, cmd: cmd}
}

// pagerEnviron is the environment of the pager: this process's, with nothing in it that less would run.
func (e *Env) pagerEnviron() []string {
	environ := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		key, _, _ := strings.Cut(entry, "=")
		return slices.Contains(lessRuns, key)
	})
	if _, set := e.lookup("LESS"); !set {
		environ = append(environ, lessOptions)
	}
	return append(environ, lessSecure...)
}

func (e *Env) pagerCommand() []string {
	command, set := e.lookup("PAGER")
	if !set {
		if _, err := exec.LookPath("less"); err != nil {
			return nil
		}
		return []string{"less"}
	}
	if strings.TrimSpace(command) == "cat" {
		return nil
	}
	words, err := splitCommand(command)
	if err != nil {
		return nil
	}
	return words
}

func (p *pager) close() error {
	err := p.out.Flush()
	p.undo()
	// The pager must learn that this was all before it is waited for. A failure to say so is that of
	// the pipe, which Flush has met before.
	_ = p.stdin.Close()
	waited := p.cmd.Wait()
	if err != nil && !IsBrokenPipe(err) {
		return fmt.Errorf("pager: %w", err)
	}
	if waited != nil {
		return fmt.Errorf("pager %s: %w", p.cmd.Path, waited)
	}
	return nil
}

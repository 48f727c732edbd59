// Package cli is rel's command line: the cobra tree, one file per command. A command parses its flags,
// asks the app for the store, calls one or two of its methods, and hands what comes back to render. It holds
// no SQL and no formatting. Errors are returned; Main prints them with their way out and picks the exit code.
package cli

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// The exit codes that are no journal.Code.
const (
	exitFine        = 0
	exitDue         = 10 // somebody is due, where --exit-code asks for it
	exitInterrupted = 130
)

// errDue ends a command that found somebody due under --exit-code; nothing is printed for it.
var errDue = errors.New("somebody is due")

// Main runs one command and returns the exit code of the program.
func Main(ctx context.Context, env *term.Env) int {
	cobra.MousetrapHelpText = "" // linger answers a double click
	cobra.EnableCommandSorting = false
	a := &app{env: env, chosen: map[string]store.Who{}}
	env.Args = asMeant(env.Args)
	root := newTree(a, env.Args)
	setArgs(root, env.Args)
	root.SetIn(env.In)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	env.Out.Until(ctx)
	env.Err.Until(ctx)
	err := a.requoted(ctx, a.execute(ctx, root))
	if harmless(err) {
		a.remark()
	}
	closing := a.close() // before the answer: what rel says is noted is in the one file, and on the disk, when it says so
	printing := env.Out.Flush()
	if late := errors.Join(a.unclosed(closing), a.unprinted(printing)); late != nil && (harmless(err) || errors.Is(err, printing)) {
		err = late
	}
	code := a.report(err)
	a.linger(ctx)
	return code
}

// execute runs the command. A fault in rel ends in an error like any other, so that the journal is closed all the same;
// a batch that was under way is taken back by then.
func (a *app) execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = a.fault(fault, debug.Stack())
		}
	}()
	return root.ExecuteContext(ctx)
}

// remark says what there is to know of the journal that was used, whatever it was used for.
func (a *app) remark() {
	switch {
	case a.store == nil || a.hushed:
	case a.store.Absent() && a.lost() != "":
		a.talk("%s", a.lost())
	case a.store.Absent():
		a.talk("There is no journal at %s yet; the first rel add, note or import makes it.", a.journalPath())
	case a.store.Exposed():
		a.talk("The permissions of the journal %s let others on this computer read it; rel doctor --fix makes it yours alone.",
			a.journalPath())
	}
}

// harmless reports whether a command ended as it should, so that what goes wrong afterwards is what there is to say.
func harmless(err error) bool {
	return err == nil || errors.Is(err, errDue) || errors.Is(err, store.ErrUnchanged)
}

// wroteAll is the hint of whatever goes wrong after the change was made.
const wroteAll = "what was to be written is in the journal all the same; rel history shows it"

// unclosed is the error of a journal that could not be closed. What was written is safe in its log by then.
func (a *app) unclosed(err error) error {
	if err == nil || !a.wrote {
		return err
	}
	return &journal.Problem{Code: journal.Failure, What: "the journal could not be closed", Hint: wroteAll, Err: err}
}

// unprinted is the error of an answer that could not be printed; what the command was to write is written by then.
func (a *app) unprinted(err error) error {
	if err == nil || term.IsBrokenPipe(err) || errors.Is(err, context.Canceled) {
		return err
	}
	hint := "see to what the answer is sent to, and try again"
	if a.wrote {
		hint = wroteAll
	}
	return fileFailure("the answer could not be printed", err, hint)
}

// report prints an error with its hint, and what it would lose, and returns the exit code.
func (a *app) report(err error) int {
	code := a.explain(err)
	var lost *unsaid
	if errors.As(err, &lost) {
		a.giveBack(lost.text)
	}
	return code
}

// explain prints an error with its hint, and is the one place that picks an exit code.
func (a *app) explain(err error) int {
	var problem *journal.Problem
	var several *ambiguous
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errDue):
		return exitDue
	case term.IsBrokenPipe(err):
		return exitFine
	case errors.Is(err, store.ErrUnchanged):
		a.talk("Nothing to change: it is so already.")
		return exitFine
	case errors.Is(err, context.Canceled):
		a.complain("interrupted", a.wroteHint())
		return exitInterrupted
	case errors.Is(err, term.ErrNoAnswer):
		a.complain("no answer was given", "nothing was changed; name it exactly, as the list shows it, to be asked nothing")
		return int(journal.Usage)
	case errors.As(err, &several):
		a.complain(several.Error(), "")
		several.list(a)
		a.hint(several.hint())
		return int(journal.Ambiguous)
	case errors.As(err, &problem):
		a.complain(err.Error(), problem.Hint)
		return int(problem.Code)
	default:
		a.complain(err.Error(), "")
		return int(journal.Failure)
	}
}

func (a *app) complain(what, hint string) {
	a.tell("rel: " + strings.TrimRight(render.SafeLines(what), "\n"))
	if hint != "" {
		a.hint(hint)
	}
}

// wroteHint is what to say of changes that were made before the command was interrupted, of which one may have been under way;
// empty when none was.
func (a *app) wroteHint() string {
	if a.wrote {
		return "whatever was finished is in the journal all the same; rel history shows it"
	}
	return ""
}

func (a *app) hint(hint string) { a.tell("hint: " + render.Safe(hint)) }

// talkError prints an error and its hint without ending the command, before a question is put anew.
func (a *app) talkError(err error) { a.report(err) }

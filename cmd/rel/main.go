// Command rel is a relationship journal for the command line: one binary, one local SQLite file.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/rel-journal/rel/internal/cli"
	"github.com/rel-journal/rel/internal/term"
)

func main() { os.Exit(run(term.System())) }

// run is the program, from signals to exit code.
func run(env *term.Env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return cli.Main(ctx, env)
}

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

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, term.System())
	stop()
	os.Exit(code)
}

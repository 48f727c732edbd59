package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

func newDemo(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "demo [FOLDER]",
		Long: `Make a sample journal of invented people in a temporary folder, or in a new FOLDER, and do a day's work in it before
your eyes. Your own journal is not touched, and the sample stays for you to play in.`,
		Example: `  rel demo
  rel demo sample`,
		Args:              slots(0, 1),
		ValidArgsFunction: files,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.demo(cmd.Context(), args) },
	}
}

func (a *app) demo(ctx context.Context, args []string) error {
	folder, err := demoFolder(args)
	if err != nil {
		return err
	}
	path := filepath.Join(folder, "journal.db")
	progress := a.env.Progress("Making the sample journal")
	defer progress.Done()
	sample := demoSample(a.today())
	for i, line := range sample {
		if err := a.inDemo(ctx, path, &term.Output{}, &term.Output{}, line); err != nil {
			return fmt.Errorf("the sample journal: rel %s: %w", strings.Join(line, " "), err)
		}
		progress.Set(int64(i+1), int64(len(sample)))
	}
	progress.Done()
	for _, step := range demoDay(folder) {
		if err := a.showStep(ctx, path, step); err != nil {
			return err
		}
	}
	return a.say("The sample journal is %s. To play in it:\n\n  %s\n  rel", path, setJournal(path))
}

// demoFolder is the folder of the sample: a new one of that name, or a temporary one.
func demoFolder(args []string) (string, error) {
	if len(args) == 0 {
		return os.MkdirTemp("", "rel-demo-")
	}
	err := os.Mkdir(args[0], 0o700)
	if os.IsExist(err) {
		return "", journal.Bad("name a folder that is not there yet", "%s is there already", args[0])
	}
	if err != nil {
		return "", fmt.Errorf("making the folder of the sample: %w", err)
	}
	return filepath.Abs(args[0])
}

// demoStep is a command of the day, and what it is for.
type demoStep struct {
	why  string
	args []string
}

// showStep says what a command is for, shows it as it is typed, and runs it.
func (a *app) showStep(ctx context.Context, path string, step demoStep) error {
	if err := a.say("# %s", step.why); err != nil {
		return err
	}
	line := strings.TrimSpace("$ rel " + strings.Join(each(step.args, quote), " ")) // whole, so that it can be copied
	if _, err := fmt.Fprintln(a.env.Out, line); err != nil {
		return err
	}
	if err := a.inDemo(ctx, path, a.env.Out, a.env.Err, step.args); err != nil {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	return a.env.Out.Flush()
}

// inDemo runs one command on the sample journal, with its output where it is told.
func (a *app) inDemo(ctx context.Context, path string, out, talk *term.Output, args []string) error {
	env := *a.env
	env.In, env.Out, env.Err = &term.Input{}, out, talk
	sample := &app{env: &env}
	root := newRoot(sample)
	root.SetArgs(append([]string{"--db", path, "--color", a.color}, args...))
	err := root.ExecuteContext(ctx)
	if closed := sample.close(); err == nil {
		err = closed
	}
	return err
}

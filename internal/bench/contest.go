package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// contest is rel against a peer, on the same job.
type contest struct {
	what          string
	most, stretch float64 // the ratio to reach at most, and the one to hope for; zero where none was set
	rounds        int     // how often, where it is not as often as all
	long          bool    // it takes long, so that it runs no oftener than it is measured
	ours, theirs  func(round int) (*exec.Cmd, error)

	our, their             []run
	ourMemory, theirMemory int64 // bytes held at most
}

// run is how long a process took.
type run struct{ took time.Duration }

// turn is a process whose time it is.
type turn struct {
	start  func(int) (*exec.Cmd, error)
	runs   *[]run
	memory *int64
	long   bool
}

func (c *contest) turns() []turn {
	return []turn{{c.ours, &c.our, &c.ourMemory, c.long}, {c.theirs, &c.their, &c.theirMemory, c.long}}
}

// compete has all contests run, round by round, each round in an order of its own, so that what else the machine does
// falls on all alike. Before, each process runs once for the disk's sake, and in the end once to be weighed; but of those
// that take long every run is measured and weighed.
func (b *bench) compete(ctx context.Context, contests []*contest) error {
	r := rand.New(rand.NewPCG(1, 2))
	most := 0
	for _, c := range contests {
		if c.rounds == 0 {
			c.rounds = b.rounds
		}
		most = max(most, c.rounds)
	}
	for round := range most + 1 {
		var turns []turn
		for _, c := range contests {
			if round <= c.rounds && (round > 0 || !c.long) {
				turns = append(turns, c.turns()...)
			}
		}
		r.Shuffle(len(turns), func(i, j int) { turns[i], turns[j] = turns[j], turns[i] })
		for _, t := range turns {
			if err := b.take(ctx, t, round); err != nil {
				return err
			}
		}
	}
	for _, c := range contests {
		for _, t := range c.turns() {
			if t.long {
				continue
			}
			if _, err := b.weigh(ctx, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// take runs a process, and notes how long it took but in the round before the first.
func (b *bench) take(ctx context.Context, t turn, round int) error {
	var got run
	var err error
	if t.long {
		got, err = b.weigh(ctx, t)
	} else {
		var cmd *exec.Cmd
		if cmd, err = t.start(round); err == nil {
			got, err = b.measure(ctx, cmd)
		}
	}
	if err == nil && round > 0 {
		*t.runs = append(*t.runs, got)
	}
	return err
}

// measure runs one process, its answer to nowhere.
func (b *bench) measure(ctx context.Context, cmd *exec.Cmd) (run, error) {
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return run{}, err
	}
	defer func() { _ = nowhere.Close() }()
	cmd.Stdout = nowhere
	began := b.env.Time()
	if err := cmd.Run(); err != nil {
		return run{}, fmt.Errorf("%v: %w", cmd.Args, err)
	}
	return run{b.env.Time().Sub(began)}, ctx.Err()
}

// weigh is measure that also finds out how many bytes the process held at most, where that can be told. It takes a
// little longer, as another process stands around it.
func (b *bench) weigh(ctx context.Context, t turn) (run, error) {
	cmd, err := t.start(0)
	if err != nil {
		return run{}, err
	}
	if runtime.GOOS != "linux" {
		return b.measure(ctx, cmd)
	}
	around := exec.CommandContext(ctx, b.hello, append([]string{cmd.Path}, cmd.Args[1:]...)...)
	around.Stdin, around.Env = cmd.Stdin, cmd.Env
	var said strings.Builder
	around.Stderr = &said
	got, err := b.measure(ctx, around)
	if err != nil {
		return got, fmt.Errorf("%w: %s", err, said.String())
	}
	kilobytes, err := strconv.ParseInt(said.String(), 10, 64)
	*t.memory = max(*t.memory, kilobytes<<10)
	return got, err
}

// ratio is the median of ours against that of theirs.
func (c *contest) ratio() float64 { return float64(median(c.our)) / float64(median(c.their)) }

// spread is between which ratios eight of ten rounds lay.
func (c *contest) spread() (low, high float64) {
	ratios := make([]float64, min(len(c.our), len(c.their)))
	for i := range ratios {
		ratios[i] = float64(c.our[i].took) / float64(c.their[i].took)
	}
	slices.Sort(ratios)
	return at(ratios, 0.1), at(ratios, 0.9)
}

func median(runs []run) time.Duration { return percentile(runs, 0.5) }

func percentile(runs []run, share float64) time.Duration {
	took := make([]time.Duration, len(runs))
	for i, r := range runs {
		took[i] = r.took
	}
	slices.Sort(took)
	return at(took, share)
}

func at[T any](sorted []T, share float64) T { return sorted[int(share*float64(len(sorted)-1)+0.5)] }

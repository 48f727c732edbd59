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
	rounds        int     // how often, where it is not as often as all; for what takes long
	ours, theirs  func(round int) (*exec.Cmd, error)

	our, their             []run
	ourMemory, theirMemory int64 // bytes held at most
}

// run is how long a process took.
type run struct{ took time.Duration }

// compete has all contests run, round by round, each round in an order of its own, so that what else the machine does
// falls on all alike. It makes every process once before, for the disk's sake.
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
		type turn struct {
			start func(int) (*exec.Cmd, error)
			into  *[]run
		}
		var turns []turn
		for _, c := range contests {
			if round <= c.rounds {
				turns = append(turns, turn{c.ours, &c.our}, turn{c.theirs, &c.their})
			}
		}
		r.Shuffle(len(turns), func(i, j int) { turns[i], turns[j] = turns[j], turns[i] })
		for _, t := range turns {
			got, err := b.measure(ctx, t.start, round)
			if err != nil {
				return err
			}
			if round > 0 {
				*t.into = append(*t.into, got)
			}
		}
	}
	for _, c := range contests {
		var err error
		if c.ourMemory, err = b.weigh(ctx, c.ours); err != nil {
			return err
		}
		if c.theirMemory, err = b.weigh(ctx, c.theirs); err != nil {
			return err
		}
	}
	return nil
}

// measure runs one process, its answer to nowhere.
func (b *bench) measure(ctx context.Context, start func(int) (*exec.Cmd, error), round int) (run, error) {
	cmd, err := start(round)
	if err != nil {
		return run{}, err
	}
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

// weigh is how many bytes a process held at most; 0 where that cannot be told.
func (b *bench) weigh(ctx context.Context, start func(int) (*exec.Cmd, error)) (int64, error) {
	if runtime.GOOS != "linux" {
		return 0, nil
	}
	cmd, err := start(0)
	if err != nil {
		return 0, err
	}
	around := exec.CommandContext(ctx, b.hello, append([]string{cmd.Path}, cmd.Args[1:]...)...)
	around.Stdin, around.Env = cmd.Stdin, cmd.Env
	var said strings.Builder
	around.Stderr = &said
	if err := around.Run(); err != nil {
		return 0, fmt.Errorf("%v: %w: %s", cmd.Args, err, said.String())
	}
	kilobytes, err := strconv.ParseInt(said.String(), 10, 64)
	return kilobytes << 10, err
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

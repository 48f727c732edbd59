package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// shop is where the benchmark works: its folder, and the programs it runs.
type shop struct {
	folder string
	rel    string
	hello  string // a Go program that says hello
	peer   string // the sqlite3 shell
}

// open builds the programs and finds the shell.
func open(ctx context.Context, folder, peer string) (*shop, error) {
	s := &shop{folder: folder, rel: filepath.Join(folder, "rel"), hello: filepath.Join(folder, "hello")}
	var err error
	if s.peer, err = exec.LookPath(peer); err != nil {
		return nil, fmt.Errorf("the shell that rel is compared with is missing: %w", err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	source := filepath.Join(folder, "hello.go")
	if err := os.WriteFile(source, []byte(hello), 0o600); err != nil {
		return nil, err
	}
	return s, errors.Join(build(ctx, s.hello, source), build(ctx, s.rel, "github.com/rel-journal/rel/cmd/rel"))
}

// hello says hello. With the words of a command it runs that instead and says on standard error, in the end, how many
// kilobytes the command held at most: a process started from here would be charged with what this one holds.
//
//go:embed hello.go.txt
var hello string

// build builds a program as it is given out.
func build(ctx context.Context, to, what string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", to, what)
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	return said(cmd)
}

// said runs a command, whose own words are the error where it fails.
func said(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}

// journal is the journal of a sample, imported by rel; it is made once and kept.
func (s *shop) journal(ctx context.Context, of sample) (string, error) {
	folder := filepath.Join(s.folder, of.String())
	path := filepath.Join(folder, "journal.db")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := of.writeFiles(folder); err != nil {
		return "", err
	}
	making := filepath.Join(folder, "making.db")
	if err := s.withContacts(ctx, of, making); err != nil {
		return "", err
	}
	if err := said(s.command(ctx, making, "import", filepath.Join(folder, notesFile), "--as", "notes")); err != nil {
		return "", err
	}
	return path, os.Rename(making, path)
}

// withContacts makes a journal anew with the groups and contacts of a sample.
func (s *shop) withContacts(ctx context.Context, of sample, path string) error {
	if err := removeJournal(path); err != nil {
		return err
	}
	for _, g := range groupNames {
		words := []string{"group", g.name, "--new"}
		if g.every != "" {
			words = append(words, "--every", g.every)
		}
		if err := said(s.command(ctx, path, words...)); err != nil {
			return err
		}
	}
	return said(s.command(ctx, path, "import", filepath.Join(s.folder, of.String(), contactsFile)))
}

// command is rel on a journal, its standard input empty.
func (s *shop) command(ctx context.Context, journal string, words ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, s.rel, words...)
	cmd.Env = append(cmd.Environ(), "REL_DB="+journal, "REL_AUTHOR=sample", "NO_COLOR=1")
	return cmd
}

func removeJournal(path string) error {
	var failed error
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + ending); !errors.Is(err, os.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// importing is the contest of bulk imports: rel reads names out of a sheet and finds out whom they mean, the shell is
// handed the rows of the tables.
func (b *bench) importing(ctx context.Context, of sample) *contest {
	folder := filepath.Join(b.folder, of.String())
	begin := func(name string) (string, error) {
		path := filepath.Join(folder, name)
		return path, b.withContacts(ctx, of, path)
	}
	return &contest{
		what: fmt.Sprintf("rel import, %s notes", count(of.notes)), most: 1.4, stretch: 1.1, rounds: 1, long: true,
		ours: func(int) (*exec.Cmd, error) {
			path, err := begin("imported.db")
			return b.command(ctx, path, "import", filepath.Join(folder, notesFile), "--as", "notes"), err
		},
		theirs: func(int) (*exec.Cmd, error) {
			path, err := begin("imported-by-shell.db")
			if err != nil {
				return nil, err
			}
			return b.shell(ctx, path, fmt.Sprintf(importRows, folder))(0)
		},
	}
}

// schemaOf is the SQL that makes a journal's tables, views, indexes and triggers anew.
func schemaOf(ctx context.Context, path string) (string, error) {
	lite, err := db.Open(ctx, path, db.Options{})
	if err != nil {
		return "", err
	}
	defer func() { _ = lite.Close() }() // it was only read
	answers, err := lite.Read(ctx, db.S(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
		AND NOT (type = 'table' AND name GLOB 'notes_fts_*') ORDER BY rowid`))
	if err != nil {
		return "", err
	}
	var script strings.Builder
	for _, row := range answers[0] {
		var sql string
		if err := row.Scan(&sql); err != nil {
			return "", err
		}
		script.WriteString(sql + ";\n")
	}
	script.WriteString("INSERT INTO state(id, version) VALUES (1, 1);\nINSERT INTO settings(id) VALUES (1);\n")
	return script.String(), nil
}

func copyFile(from, to string) (err error) {
	if err := removeJournal(to); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

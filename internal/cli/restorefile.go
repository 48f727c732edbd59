package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/seal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// named is the path of a file to restore from: a bare name that is no file here may be that of a backup beside the journal.
func (a *app) named(path string) string {
	if _, err := os.Lstat(path); err == nil || filepath.Base(path) != path {
		return path
	}
	f, ok := a.backups().Parse(path)
	if _, err := os.Stat(f.Path); !ok || err != nil {
		return path
	}
	return f.Path
}

// checkSource refuses what nothing can be restored from.
func (a *app) checkSource(path string) error {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return journal.Missing("rel backup --list shows the backups there are", "there is no file %s", path)
	case err != nil:
		return fileFailure("reading "+path, err, checkFile)
	case info.IsDir():
		return journal.Bad("name a file in it; rel backup --list shows the backups there are", "%s is a folder", path)
	case sameFile(path, a.journalPath()):
		return journal.Bad("name the file to restore; rel backup --list shows the backups there are", "%s is the journal itself", path)
	}
	return nil
}

// openSource opens the file to restore from. Where it is encrypted, what is in it is written to scratch.
func (a *app) openSource(ctx context.Context, path, identity, scratch string) (*store.File, error) {
	plain, err := a.unsealed(ctx, path, identity, scratch)
	if err != nil {
		return nil, err
	}
	from, err := store.OpenCopy(ctx, plain, scratch)
	return from, notRestorable(path, err)
}

// unsealed is the path of a file that is not encrypted: path itself, or a copy in scratch.
func (a *app) unsealed(ctx context.Context, path, identity, scratch string) (string, error) {
	kind, err := kindOf(path)
	if err != nil {
		return "", fileFailure("reading "+path, err, checkFile)
	}
	var with seal.Identities
	switch {
	case kind == seal.Plain && identity != "":
		return "", journal.Bad("leave --identity out", "%s is not encrypted", path)
	case kind == seal.Plain:
		return path, nil
	case kind == seal.Key && identity == "":
		return "", journal.Bad("--identity FILE names the file with your secret key", "%s is encrypted to a key", path)
	case kind == seal.Key:
		with, err = readIdentities(identity)
	default:
		with, err = a.askedIdentity(ctx, path)
	}
	if err != nil {
		return "", err
	}
	plain := filepath.Join(scratch, "plain.db")
	err = a.pour(ctx, "Decrypting", path, func(from io.Reader) error {
		return term.WriteFile(plain, false, func(w io.Writer) error { return seal.Read(w, with, from) })
	})
	return plain, notUnsealed(path, err)
}

// kindOf is what opens a file.
func kindOf(path string) (seal.Kind, error) {
	f, err := os.Open(path)
	if err != nil {
		return seal.Plain, err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, seal.HeadSize)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return seal.Plain, err
	}
	return seal.KindOf(head[:n]), nil
}

func readIdentities(path string) (seal.Identities, error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil, journal.Missing("give the path of the file with your secret key", "there is no file %s", path)
	}
	if err != nil {
		return nil, fileFailure("reading "+path, err, checkFile)
	}
	defer func() { _ = f.Close() }()
	with, err := seal.ParseIdentities(f)
	if err != nil {
		return nil, journal.Bad("it is the file that age-keygen has written, with a line AGE-SECRET-KEY-…",
			"%s holds no secret key of age", path)
	}
	return with, nil
}

// askedIdentity opens with the passphrase, asked for once.
func (a *app) askedIdentity(ctx context.Context, path string) (seal.Identities, error) {
	passphrase, err := a.passphrase(ctx, "Passphrase of "+filepath.Base(path)+", which is not shown:")
	if err != nil {
		return nil, err
	}
	return seal.WithPassphrase(passphrase)
}

// notUnsealed is why an encrypted file could not be opened.
func notUnsealed(path string, err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, seal.ErrWrongKey):
		return &journal.Problem{
			Code: journal.Failure, What: path + " does not open with this key or passphrase",
			Hint: "nothing was changed; try the other keys and passphrases you have",
		}
	case errors.Is(err, seal.ErrDamaged):
		return &journal.Problem{
			Code: journal.Failure, What: path + " was cut off or changed since it was encrypted",
			Hint: "nothing was changed; copy it anew from where it came, or take another: rel backup --list",
		}
	default:
		return fileFailure("reading "+path, err, checkFile)
	}
}

// notRestorable is why nothing can be restored from a file.
func notRestorable(path string, err error) error {
	const other = "nothing was changed; rel backup --list shows the backups there are"
	var problem *journal.Problem
	switch {
	case errors.As(err, &problem): // its way out is that of a journal
		return &journal.Problem{Code: problem.Code, What: problem.What, Hint: other, Err: problem.Err}
	case errors.Is(err, store.ErrAbsent):
		return &journal.Problem{Code: journal.Failure, What: path + " holds no journal", Hint: other}
	case errors.Is(err, store.ErrDamaged):
		return &journal.Problem{Code: journal.Failure, What: path + " is damaged, or no journal of rel", Hint: other}
	default:
		return err
	}
}

package cli

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/seal"
)

// passphraseWord is what stands for a passphrase where keys are named.
const passphraseWord = "passphrase"

// recipients are those a backup is encrypted to, as --encrypt names them; nil where it names none.
func (a *app) recipients(ctx context.Context, whom []string) (seal.Recipients, error) {
	if slices.Contains(whom, passphraseWord) {
		if len(whom) > 1 {
			return nil, journal.Bad("give --encrypt passphrase alone, or keys", "a passphrase and keys cannot open the same file")
		}
		return a.newPassphrase(ctx)
	}
	var all seal.Recipients
	for _, w := range whom {
		some, err := parseRecipients(w)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	if all != nil && !all.Agree() {
		return nil, journal.Bad("name keys of one sort: all age1pq1…, or none of them", "these keys cannot open the same file")
	}
	return all, nil
}

// parseRecipients reads a key, or a file of keys. A secret key given by mistake is not shown.
func parseRecipients(text string) (seal.Recipients, error) {
	const hint = "WHOM is a public key, age1…, as age-keygen shows it; a file of such keys; or the word passphrase"
	switch {
	case strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-"):
		return nil, journal.Bad(hint, "that is a secret key, which opens backups: keep it to yourself")
	case strings.HasPrefix(text, "age1"):
		to, err := seal.ParseRecipients(strings.NewReader(text))
		if err != nil {
			return nil, journal.Bad(hint, "%q is no key of age: a letter may be missing or changed", text)
		}
		return to, nil
	}
	f, err := os.Open(text)
	if os.IsNotExist(err) {
		return nil, journal.Bad(hint, "%q is no key of age, and no file", text)
	}
	if err != nil {
		return nil, fileFailure("reading "+text, err, checkFile)
	}
	defer func() { _ = f.Close() }()
	if _, err := seal.ParseIdentities(f); err == nil {
		return nil, journal.Bad("give its public key, age1…, as the file has it in a line # public key:",
			"the file %s holds a secret key", text)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, fileFailure("reading "+text, err, checkFile)
	}
	to, err := seal.ParseRecipients(f)
	if err != nil {
		return nil, journal.Bad(hint, "the file %s holds no public keys of age: %v", text, err)
	}
	return to, nil
}

// oneRecipient reads a public key that is kept as it is.
func oneRecipient(text string) (string, error) {
	if !strings.HasPrefix(text, "age1") {
		return "", journal.Bad("a public key, as age-keygen shows it: age1…", "%q is no key of age", text)
	}
	_, err := parseRecipients(text)
	return text, err
}

// newPassphrase is a passphrase to encrypt with: REL_PASSPHRASE, or asked for twice.
func (a *app) newPassphrase(ctx context.Context) (seal.Recipients, error) {
	passphrase, err := a.passphrase(ctx, "Passphrase, which is not shown:")
	if err != nil {
		return nil, err
	}
	if a.env.Var(passphraseVar) == "" {
		again, err := a.env.AskSecret(ctx, a.question("The same once more:"))
		if err != nil {
			return nil, err
		}
		if again != passphrase {
			return nil, journal.Bad("try again; no backup was made", "the two passphrases are not the same")
		}
		a.talk("Without the passphrase nobody can open the backup, and nobody can find it out: keep it where the backup is not.")
	}
	return seal.ToPassphrase(passphrase)
}

// passphraseVar is the variable of the environment that holds the passphrase, for programs.
const passphraseVar = "REL_PASSPHRASE"

// passphrase is REL_PASSPHRASE, or what is typed.
func (a *app) passphrase(ctx context.Context, question string) (string, error) {
	if p := a.env.Var(passphraseVar); p != "" {
		return p, nil
	}
	if !a.env.Interactive() {
		return "", journal.Bad("run it on a terminal, or set "+passphraseVar, "there is nobody here to ask for the passphrase")
	}
	p, err := a.env.AskSecret(ctx, a.question(question))
	if err == nil && p == "" {
		err = journal.Bad("type at least a few words", "no passphrase was given")
	}
	return p, err
}

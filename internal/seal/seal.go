// Package seal encrypts a file so that only those can read it who have the key or the passphrase, and reads such files,
// in the format of age (https://age-encryption.org/v1). It keeps no keys and asks nobody: both are handed to it.
package seal

import (
	"bytes"
	"errors"
	"io"
	"io/fs"

	"filippo.io/age"
)

// Recipients are those a file is encrypted to.
type Recipients []age.Recipient

// ParseRecipients reads public keys, age1…, one a line; empty lines and those that begin with # are left out.
func ParseRecipients(r io.Reader) (Recipients, error) { return age.ParseRecipients(r) }

// Agree reports whether one file can be encrypted to all of them: a key that withstands the computers of the future and
// one that does not would make a file that does not.
func (r Recipients) Agree() bool {
	_, err := age.Encrypt(io.Discard, r...)
	return err == nil
}

// ToPassphrase encrypts to whoever knows a passphrase, and to nobody else.
func ToPassphrase(passphrase string) (Recipients, error) {
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	return Recipients{r}, nil
}

// Write encrypts what plain gives.
func Write(w io.Writer, to Recipients, plain io.Reader) error {
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return err
	}
	if _, err := io.Copy(sealed, plain); err != nil {
		return err
	}
	return sealed.Close()
}

// Identities are what opens a file.
type Identities []age.Identity

// ParseIdentities reads secret keys, AGE-SECRET-KEY-1…, as age-keygen writes them to a file.
func ParseIdentities(r io.Reader) (Identities, error) { return age.ParseIdentities(r) }

// WithPassphrase opens a file that a passphrase opens.
func WithPassphrase(passphrase string) (Identities, error) {
	i, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	return Identities{i}, nil
}

// The errors of a file that cannot be opened.
var (
	ErrWrongKey = errors.New("it was encrypted to another key or passphrase")
	ErrDamaged  = errors.New("it was cut off or changed since it was encrypted")
)

// Read writes what is in an encrypted file to plain. What was written before an error is not to be trusted, but for
// being no longer than what was encrypted. The errors are ErrWrongKey, ErrDamaged, and those of reading and writing.
func Read(plain io.Writer, with Identities, sealed io.Reader) error {
	r, err := age.Decrypt(sealed, with...)
	if err == nil {
		_, err = io.Copy(plain, r)
	}
	var wrong *age.NoIdentityMatchError
	var file *fs.PathError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return ErrWrongKey
	case errors.As(err, &file):
		return err
	default:
		return ErrDamaged
	}
}

// Kind is what opens a file, as its beginning shows.
type Kind int

// The kinds of files.
const (
	Plain      Kind = iota // it is not encrypted
	Key                    // a secret key
	Passphrase             // a passphrase
)

// HeadSize is how many bytes of a file KindOf looks at.
const HeadSize = 64

// KindOf is what opens a file that begins so.
func KindOf(head []byte) Kind {
	rest, sealed := bytes.CutPrefix(head, []byte("age-encryption.org/v1\n"))
	switch {
	case !sealed:
		return Plain
	case bytes.HasPrefix(rest, []byte("-> scrypt ")):
		return Passphrase
	default:
		return Key
	}
}

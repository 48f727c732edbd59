package seal

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/iotest"

	"filippo.io/age"
)

// pair is a new key, public and secret.
func pair(t *testing.T) (Recipients, Identities) {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	to, err := ParseRecipients(strings.NewReader("# mine\n" + key.Recipient().String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	with, err := ParseIdentities(strings.NewReader("# mine\n" + key.String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return to, with
}

func sealed(t *testing.T, to Recipients, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, to, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), []byte("Whitcomb")) {
		t.Error("what is encrypted can be read")
	}
	return out.Bytes()
}

// long is more than one piece of the format, 64 KiB.
var long = strings.Repeat("Dana Whitcomb. ", 20_000)

func TestThereAndBack(t *testing.T) {
	to, with := pair(t)
	other, withOther := pair(t)
	for _, text := range []string{"", "Dana Whitcomb", long} {
		file := sealed(t, append(to, other...), text)
		if kind := KindOf(file[:HeadSize]); kind != Key {
			t.Errorf("the file is of kind %d", kind)
		}
		for _, with := range []Identities{with, withOther} {
			var out bytes.Buffer
			if err := Read(&out, with, bytes.NewReader(file)); err != nil || out.String() != text {
				t.Errorf("%d bytes of %d come back: %v", out.Len(), len(text), err)
			}
		}
	}
}

func TestPassphrase(t *testing.T) {
	to, err := ToPassphrase("a plain sentence")
	if err != nil {
		t.Fatal(err)
	}
	file := sealed(t, to, "Dana Whitcomb")
	if kind := KindOf(file[:HeadSize]); kind != Passphrase {
		t.Errorf("the file is of kind %d", kind)
	}
	_, key := pair(t)
	for passphrase, want := range map[string]error{"a plain sentence": nil, "another": ErrWrongKey} {
		with, err := WithPassphrase(passphrase)
		if err != nil {
			t.Fatal(err)
		}
		if err := Read(io.Discard, with, bytes.NewReader(file)); !errors.Is(err, want) {
			t.Errorf("%s: %v", passphrase, err)
		}
	}
	if err := Read(io.Discard, key, bytes.NewReader(file)); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a key, where a passphrase is needed: %v", err)
	}
}

// A file that is not as it was written is refused, wherever it was cut off or changed.
func TestDamaged(t *testing.T) {
	to, with := pair(t)
	file := sealed(t, to, long)
	for at := 0; at < len(file); at += 7919 {
		if err := Read(io.Discard, with, bytes.NewReader(file[:at])); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut off at %d: %v", at, err)
		}
		changed := bytes.Clone(file)
		changed[at] ^= 1
		if err := Read(io.Discard, with, bytes.NewReader(changed)); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrWrongKey) {
			t.Errorf("changed at %d: %v", at, err)
		}
	}
	longer := append(bytes.Clone(file), 'x')
	if err := Read(io.Discard, with, bytes.NewReader(longer)); !errors.Is(err, ErrDamaged) {
		t.Errorf("with more at its end: %v", err)
	}
}

func TestErrorsOfTheDisk(t *testing.T) {
	to, with := pair(t)
	broken := &fs.PathError{Op: "read", Path: "x", Err: io.ErrClosedPipe}
	if err := Write(io.Discard, to, iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("writing: %v", err)
	}
	half := io.MultiReader(bytes.NewReader(sealed(t, to, long)[:100_000]), iotest.ErrReader(broken))
	if err := Read(io.Discard, with, half); !errors.Is(err, broken) {
		t.Errorf("reading: %v", err)
	}
}

func TestRefuses(t *testing.T) {
	for _, text := range []string{"", "Dana", "age1nonsense", "AGE-SECRET-KEY-1nonsense"} {
		if _, err := ParseRecipients(strings.NewReader(text)); err == nil {
			t.Errorf("%q is a recipient", text)
		}
		if _, err := ParseIdentities(strings.NewReader(text)); err == nil {
			t.Errorf("%q is an identity", text)
		}
	}
	if _, err := ToPassphrase(""); err == nil {
		t.Error("no passphrase is one")
	}
	if KindOf([]byte("SQLite format 3\x00")) != Plain || KindOf(nil) != Plain {
		t.Error("what is not encrypted is taken for it")
	}
}

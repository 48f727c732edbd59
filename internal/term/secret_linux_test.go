package term

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pty is a terminal of the system: what a person types goes into keys, and what they see comes out of it.
func pty(t *testing.T) (keys *os.File, tty *os.File) {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { keys.Close() })
	if err := unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return keys, tty
}

// shows reports whether a terminal shows what is typed.
func shows(t *testing.T, tty *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// untilHidden waits until a terminal does not show what is typed.
func untilHidden(t *testing.T, tty *os.File) {
	t.Helper()
	for range 1000 {
		if !shows(t, tty) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("the terminal still shows what is typed")
}

func TestSecretIsNotShown(t *testing.T) {
	keys, tty := pty(t)
	var talk bytes.Buffer
	env := &Env{In: &Input{R: tty, TTY: true}, Out: &Output{}, Err: &Output{W: &talk}}
	done := make(chan string)
	go func() {
		secret, err := env.AskSecret(t.Context(), "Passphrase:")
		if err != nil {
			t.Error(err)
		}
		done <- secret
	}()
	untilHidden(t, tty)
	if _, err := keys.WriteString(" a plain sentence \n"); err != nil {
		t.Fatal(err)
	}
	if secret := <-done; secret != " a plain sentence " {
		t.Errorf("typed %q", secret)
	}
	if !shows(t, tty) {
		t.Error("the terminal does not show afterwards what is typed")
	}
	if _, err := tty.WriteString("end"); err != nil {
		t.Fatal(err)
	}
	seen := make([]byte, 1000)
	n, err := keys.Read(seen)
	if err != nil || strings.Contains(string(seen[:n]), "plain") {
		t.Errorf("on the screen stands %q, %v", seen[:n], err)
	}
	if talk.String() != "Passphrase: \n" {
		t.Errorf("said %q", talk.String())
	}
}

// Interrupted, the terminal shows again what is typed.
func TestSecretInterrupted(t *testing.T) {
	keys, tty := pty(t)
	ctx, cancel := context.WithCancel(t.Context())
	env := &Env{In: &Input{R: tty, TTY: true}, Out: &Output{}, Err: &Output{}}
	done := make(chan error)
	go func() {
		_, err := env.AskSecret(ctx, "Passphrase:")
		done <- err
	}()
	untilHidden(t, tty)
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if !shows(t, tty) {
		t.Error("the terminal does not show afterwards what is typed")
	}
	if _, err := keys.WriteString("\n"); err != nil { // so that the read that was left waiting ends
		t.Fatal(err)
	}
}

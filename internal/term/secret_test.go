package term

import (
	"errors"
	"strings"
	"testing"
)

// What comes from elsewhere than a terminal is read as any other answer; spaces belong to a secret.
func TestSecretFromElsewhere(t *testing.T) {
	env := &Env{In: &Input{R: strings.NewReader(" one \r\ntwo")}, Out: &Output{}, Err: &Output{}}
	for _, want := range []string{" one ", "two"} {
		if got, err := env.AskSecret(t.Context(), "Passphrase:"); err != nil || got != want {
			t.Errorf("read %q, %v, want %q", got, err, want)
		}
	}
	if _, err := env.AskSecret(t.Context(), "Passphrase:"); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("at the end: %v", err)
	}
}

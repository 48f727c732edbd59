package store

import (
	"bufio"
	"crypto/rand"
	"io"

	"github.com/google/uuid"
)

// uidMaker makes uids by the million: what is random in them is asked for many at a time.
type uidMaker struct{ random io.Reader }

func newUIDs() uidMaker { return uidMaker{bufio.NewReader(rand.Reader)} }

func (u uidMaker) next() string { return uuid.Must(uuid.NewV7FromReader(u.random)).String() }

package term

import (
	"bytes"
	"context"
	"errors"
	"time"
	"unicode"
	"unicode/utf8"
)

// The keys that are no character. What is typed with control or as a sequence of codes has one of these, or keyOther.
const (
	keyOther rune = -1 - iota
	keyUp
	keyDown
	keyPageUp
	keyPageDown
	keyHome
	keyEnd
	keyEnter
	keyRubOut
	keyRubWord
	keyRubAll
	keyLeave     // escape, or ^D
	keyInterrupt // ^C
)

const escape = 0x1b

// escapeWait is how long after the code of escape the rest of a sequence that begins with it may take: a slow line
// brings it in pieces, and a person who presses escape sends nothing more.
const escapeWait = 50 * time.Millisecond

// readKey reads one key of a terminal in raw mode. Its errors are those of ctx and of reading.
func (in *Input) readKey(ctx context.Context) (rune, error) {
	for {
		if key, size := firstKey(in.rest); size > 0 {
			in.rest = in.rest[size:]
			return key, nil
		}
		err := in.moreOfKey(ctx)
		switch {
		case errors.Is(err, errNoMore):
			return in.cutKey(), nil
		case err != nil:
			return 0, err
		}
	}
}

// errNoMore says that what began like a sequence of codes goes no further.
var errNoMore = errors.New("no more of the key")

// moreOfKey waits for the next key, or only for a moment for the rest of one that has begun.
func (in *Input) moreOfKey(ctx context.Context) error {
	if len(in.rest) == 0 {
		return in.more(ctx)
	}
	moment, done := context.WithTimeout(ctx, escapeWait)
	defer done()
	err := in.more(moment)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return errNoMore
	}
	return err
}

// cutKey is the key that was cut off: escape alone is that key, and a sequence without its end is none.
func (in *Input) cutKey() rune {
	alone := len(in.rest) == 1 && in.rest[0] == escape
	in.rest = nil
	if alone {
		return keyLeave
	}
	return keyOther
}

// linesAgain has what was typed ahead in raw mode end its lines as a terminal out of it does.
func (in *Input) linesAgain() { in.rest = bytes.ReplaceAll(in.rest, []byte("\r"), []byte("\n")) }

// firstKey is the key that b begins with and how many bytes it takes; 0 where b does not yet hold all of it.
func firstKey(b []byte) (key rune, size int) {
	switch {
	case len(b) == 0:
		return 0, 0
	case b[0] == escape:
		return sequence(b)
	case b[0] < ' ' || b[0] == 0x7f:
		return controlKey(b[0]), 1
	case !utf8.FullRune(b):
		return 0, 0
	}
	r, size := utf8.DecodeRune(b)
	if !unicode.IsPrint(r) || r == utf8.RuneError {
		r = keyOther
	}
	return r, size
}

func controlKey(b byte) rune {
	switch b {
	case '\r', '\n':
		return keyEnter
	case 0x03:
		return keyInterrupt
	case 0x04:
		return keyLeave
	case 0x0e, '\t':
		return keyDown
	case 0x10:
		return keyUp
	case 0x08, 0x7f:
		return keyRubOut
	case 0x15:
		return keyRubAll
	case 0x17:
		return keyRubWord
	default:
		return keyOther
	}
}

// sequence is the key of the codes that begin with escape: "ESC [ numbers letter", or "ESC O letter".
//
// Source: ECMA-48, 5.4; https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
func sequence(b []byte) (key rune, size int) {
	if len(b) == 1 {
		return 0, 0
	}
	if b[1] != '[' && b[1] != 'O' {
		return keyLeave, 1
	}
	for i := 2; i < len(b); i++ {
		if b[i] >= '@' {
			return movement(string(b[2:i]), b[i]), i + 1
		}
		if b[i] < ' ' {
			return keyOther, i // broken off by another key
		}
	}
	return 0, 0
}

func movement(numbers string, letter byte) rune {
	if letter == '~' {
		return numbered(numbers)
	}
	switch letter {
	case 'A':
		return keyUp
	case 'B':
		return keyDown
	case 'H':
		return keyHome
	case 'F':
		return keyEnd
	default:
		return keyOther
	}
}

// numbered is the key of a sequence that ends with "~".
func numbered(numbers string) rune {
	switch numbers {
	case "1", "7":
		return keyHome
	case "4", "8":
		return keyEnd
	case "5":
		return keyPageUp
	case "6":
		return keyPageDown
	default:
		return keyOther
	}
}

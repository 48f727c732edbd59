package term

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/iotest"
)

// keysOf is the keys that text is read as, to its end.
func keysOf(t *testing.T, r io.Reader) (keys []rune) {
	t.Helper()
	in := &Input{R: r, TTY: true}
	for {
		key, err := in.readKey(t.Context())
		if errors.Is(err, io.EOF) {
			return append(keys, in.lastKey()...)
		}
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
}

// lastKey is the key that an input at its end has begun.
func (in *Input) lastKey() []rune {
	if len(in.rest) == 0 {
		return nil
	}
	return []rune{in.cutKey()}
}

func TestKeys(t *testing.T) {
	for typed, want := range map[string][]rune{
		"aé日":                {'a', 'é', '日'},
		"\r\n":               {keyEnter, keyEnter},
		"\x1b[A\x1b[B":       {keyUp, keyDown},
		"\x1bOA\x1bOB":       {keyUp, keyDown},
		"\x10\x0e\t":         {keyUp, keyDown, keyDown},
		"\x1b[1;5A":          {keyUp},
		"\x1b[5~\x1b[6~":     {keyPageUp, keyPageDown},
		"\x1b[H\x1b[F":       {keyHome, keyEnd},
		"\x1b[1~\x1b[4~":     {keyHome, keyEnd},
		"\x7f\x08\x17\x15":   {keyRubOut, keyRubOut, keyRubWord, keyRubAll},
		"\x03":               {keyInterrupt},
		"\x04":               {keyLeave},
		"\x1b":               {keyLeave},
		"\x1b\x1b[A":         {keyLeave, keyUp},
		"\x1b[":              {keyOther},
		"\x1b[\r":            {keyOther, keyEnter},
		"\x1b[15~x":          {keyOther, 'x'},
		"\xffa\u202eb\ufffd": {keyOther, 'a', keyOther, 'b', keyOther},
		"\x01":               {keyOther},
	} {
		if got := keysOf(t, bytes.NewBufferString(typed)); !slices.Equal(got, want) {
			t.Errorf("%q is the keys %d, want %d", typed, got, want)
		}
	}
}

// FuzzKeys: whatever is typed, and in whatever pieces it comes, it is the same keys, and none of them is a code.
func FuzzKeys(f *testing.F) {
	f.Add("dana\x1b[B\r")
	f.Add("\x1b[1;5A\x1bOBé\xff\x7f")
	f.Fuzz(func(t *testing.T, typed string) {
		whole := keysOf(t, bytes.NewBufferString(typed))
		for _, key := range whole {
			if key >= 0 && key < ' ' {
				t.Errorf("%q has the key %d", typed, key)
			}
		}
		if pieces := keysOf(t, iotest.OneByteReader(bytes.NewBufferString(typed))); !slices.Equal(pieces, whole) {
			t.Errorf("%q in pieces is the keys %d, whole %d", typed, pieces, whole)
		}
	})
}

package textfile

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"
)

// Line is a line of a text.
type Line struct {
	Number int // from 1
	Text   string
	Cut    bool // it is longer than was asked for, and Text is its beginning
}

// Lines are the lines of a text that LF or CR LF ends, at most so many bytes of each. No more than one is in memory. An error of
// the reader ends them.
func Lines(r io.Reader, most int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		text := bufio.NewReaderSize(r, 64<<10)
		for number := 1; ; number++ {
			l, err := nextLine(text, most)
			l.Number = number
			if errors.Is(err, io.EOF) {
				return
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
	}
}

// nextLine is the next line, io.EOF where there is none.
func nextLine(text *bufio.Reader, most int) (l Line, err error) {
	var kept []byte
	for {
		piece, err := text.ReadSlice('\n')
		room := most + len("\r\n") - len(kept)
		kept = append(kept, piece[:min(len(piece), room)]...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(kept) > 0 {
			err = nil
		}
		l.Text = strings.TrimSuffix(strings.TrimSuffix(string(kept), "\n"), "\r")
		if l.Cut = len(l.Text) > most; l.Cut {
			l.Text = l.Text[:most]
		}
		return l, err
	}
}

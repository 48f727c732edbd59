package vcard

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/rel-journal/rel/internal/textfile"
)

// longest is how many bytes of a line are kept, its continuations included. What is longer is no text that the journal
// would take; only a picture can be, and that is left out.
const longest = 1 << 20

// lines are the lines of a text, whatever ends them: CR LF, LF or, as on old Macs, CR.
type lines struct {
	r      *bufio.Reader
	number int   // of the line read last, from 1
	back   *line // to be read again
	old    bool  // the card is of version 2.1, where a text is only broken before white space of its own
}

// line is a line as it stands in the file.
type line struct {
	number int
	text   []byte
	cut    bool // it was longer
}

// content is a line of a card: what stands on it and on the lines that continue it.
type content line

func openLines(file io.Reader) *lines {
	return &lines{r: bufio.NewReaderSize(textfile.Latin(file), 64<<10)}
}

// next is the next line. At the end of the text the error is io.EOF.
func (l *lines) next() (line, error) {
	if again := l.back; again != nil {
		l.back = nil
		return *again, nil
	}
	var next line
	for {
		if _, err := l.r.Peek(1); err != nil {
			if errors.Is(err, io.EOF) && next.number > 0 {
				return next, nil
			}
			return next, err
		}
		if next.number == 0 {
			l.number++
			next.number = l.number
		}
		piece, _ := l.r.Peek(l.r.Buffered())
		end := bytes.IndexAny(piece, "\r\n")
		if end < 0 {
			next.add(piece)
			l.discard(len(piece))
			continue
		}
		next.add(piece[:end])
		cr := piece[end] == '\r'
		l.discard(end + 1)
		if after, err := l.r.Peek(1); cr && err == nil && after[0] == '\n' {
			l.discard(1)
		}
		return next, nil
	}
}

// discard goes beyond bytes that have been looked at, which cannot fail.
func (l *lines) discard(n int) { _, _ = l.r.Discard(n) }

// add adds a piece to the line, as far as there is room.
func (l *line) add(piece []byte) {
	room := longest - len(l.text)
	if len(piece) > room {
		piece, l.cut = piece[:room], true
	}
	l.text = append(l.text, piece...)
}

// content is the next line with those that continue it.
func (l *lines) content() (content, error) {
	first, err := l.next()
	if err != nil {
		return content{}, err
	}
	quoted, base64 := encodings(first.text)
	for {
		more, err := l.next()
		if errors.Is(err, io.EOF) {
			return content(first), nil
		}
		if err != nil {
			return content{}, err
		}
		if !first.join(more, quoted, base64, l.old) {
			l.back = &more
			return content(first), nil
		}
	}
}

// join adds a line that continues this one, and reports whether it does: one that begins with white space; one behind a
// soft break, which is how quoted-printable text goes on; of base64, in old files, one that is no property.
func (l *line) join(more line, quoted, base64, old bool) bool {
	soft := quoted && bytes.HasSuffix(l.text, []byte("=")) && !l.cut
	indented := bytes.HasPrefix(more.text, []byte(" ")) || bytes.HasPrefix(more.text, []byte("\t"))
	switch {
	case soft && !isEnd(more.text):
		l.text = l.text[:len(l.text)-1]
		l.add(more.text)
	case indented && old && !base64:
		l.add(more.text)
	case indented:
		l.add(more.text[1:])
	case base64 && isBare(more.text):
		l.add(more.text)
	default:
		return false
	}
	l.cut = l.cut || more.cut
	return true
}

// isBare reports whether a line has something on it, and is no property.
func isBare(text []byte) bool { return len(text) > 0 && bytes.IndexByte(text, ':') < 0 }

// isEnd reports whether a line is the end of a card.
func isEnd(text []byte) bool { return bytes.EqualFold(bytes.TrimSpace(text), []byte("END:VCARD")) }

// encodings tells by the names of a property's parameters how its text goes on over several lines.
func encodings(text []byte) (quoted, base64 bool) {
	head, _, _ := bytes.Cut(text, []byte(":"))
	if bytes.IndexByte(head, ';') < 0 {
		return false, false
	}
	head = bytes.ToUpper(head)
	return bytes.Contains(head, []byte("QUOTED-PRINTABLE")),
		bytes.Contains(head, []byte("BASE64")) || bytes.Contains(append(head, ';'), []byte("ENCODING=B;"))
}

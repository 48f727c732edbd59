package textfile

import (
	"bufio"
	"errors"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Open opens a file anew, from its beginning.
type Open func() (io.ReadCloser, error)

// Source is a file that can be read as text as often as one likes.
type Source struct {
	Form

	open Open
}

// NewSource finds out how a file is text, for which it goes through all of it; name is what messages call it.
func NewSource(open Open, name string) (Source, error) {
	file, err := open()
	if err != nil {
		return Source{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	form, err := FormOf(file, name)
	return Source{form, open}, err
}

// Read opens the file as its text is: see Form.Text.
func (s Source) Read() (io.ReadCloser, error) {
	file, err := s.open()
	if err != nil {
		return nil, err
	}
	text, err := s.Text(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{text, file}, nil
}

// Latin is a file of a format that begins with a Latin word: as UTF-8 where a mark, or zeros in every other byte of its beginning, say
// that it is UTF-16; else as it stands, for the format to say in which charset each of its lines is. A mark is passed over.
func Latin(file io.Reader) io.Reader {
	raw := bufio.NewReader(file)
	otherwise := encoding.Nop
	switch head, _ := raw.Peek(4); { // an error comes again when it is read
	case zeros(head, 0) && !zeros(head, 1):
		otherwise = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case zeros(head, 1) && !zeros(head, 0):
		otherwise = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	}
	return transform.NewReader(raw, unicode.BOMOverride(otherwise.NewDecoder()))
}

// zeros reports whether every second byte from one on is zero; of none, it is false.
func zeros(head []byte, from int) bool {
	for i := from; i < len(head); i += 2 {
		if head[i] != 0 {
			return false
		}
	}
	return len(head) > 1
}

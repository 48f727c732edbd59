// Package textfile reads files that are text, whatever program made them: it tells in what encoding their bytes are, and
// names those that are no text at all, so that a person learns what they gave by mistake.
package textfile

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"

	"github.com/rel-journal/rel/internal/journal"
)

// Form is how the bytes of a file are text. A byte order mark decides; without one, text with a NUL in every other
// byte is UTF-16, valid UTF-8 is that, and everything else is Windows-1252, which is what older programs write,
// unless it has bytes that mean nothing there.
type Form struct {
	Encoding string // "UTF-8", "UTF-16" or "Windows-1252"

	order  utf16.Endianness // of UTF-16
	marked bool             // whether it begins with the byte order mark of UTF-8
	bareCR bool             // whether lines end as those of old Mac programs do
	words  []string         // some that tell whether Windows-1252 is right, as they are read by it
}

// Doubt is what is to be said of a file that was taken for Windows-1252 because it can be nothing else that rel knows: a person
// sees by its words whether it is. It is empty where there is no doubt.
func (f Form) Doubt() string {
	if f.words == nil {
		return ""
	}
	return "Read as Windows-1252, as it is no UTF-8: " + strings.Join(f.words, ", ") + "."
}

// ByteOrderMark is that of UTF-8.
const ByteOrderMark = "\ufeff"

// Text is the file as UTF-8, without a mark and with the usual line ends.
func (f Form) Text(file io.Reader) (io.Reader, error) {
	if f.marked {
		if _, err := io.CopyN(io.Discard, file, int64(len(ByteOrderMark))); err != nil {
			return nil, err
		}
	}
	switch f.Encoding {
	case "UTF-16":
		file = utf16.UTF16(f.order, utf16.UseBOM).NewDecoder().Reader(file)
	case "Windows-1252":
		file = charmap.Windows1252.NewDecoder().Reader(file)
	}
	if f.bareCR {
		file = LineFeeds(file)
	}
	return file, nil
}

// LineFeeds is a file with bare CR line ends with the usual ones.
func LineFeeds(file io.Reader) io.Reader { return lineFeeds{file} }

// lineFeeds gives a file with bare CR line ends the usual ones.
type lineFeeds struct{ r io.Reader }

func (l lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// Decode is the text of a whole file, which may be empty, and the encoding it was in; name is that of the file, for
// messages. What is no text is a *journal.Problem.
func Decode(data []byte, name string) (text, encoding string, err error) {
	f, err := FormOf(bytes.NewReader(data), name)
	if err != nil {
		return "", "", err
	}
	r, err := f.Text(bytes.NewReader(data))
	if err != nil {
		return "", "", err
	}
	all, err := io.ReadAll(r)
	if err != nil {
		return "", "", err
	}
	text = string(all)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", "", nulIn(name, lineAt(text, at))
	}
	return text, f.Encoding, nil
}

// Head is the text at the beginning of a file, of which data is the first bytes: what can be told of it without the rest.
// It is empty where that is no text.
func Head(data []byte) string {
	data = data[:len(data)-unfinished(data)]
	if len(data)%2 != 0 && (bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})) {
		data = data[:len(data)-1]
	}
	text, _, err := Decode(data, "")
	if err != nil {
		return ""
	}
	return text
}

func nulIn(name string, line int) error {
	return journal.Bad(saveAsText, "%s:%d: there is a NUL character, so this is no text file", name, line)
}

// lineAt is the number of the line, from 1, that byte offset at lies on.
func lineAt(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// survey is what is known of a file that is looked at a piece at a time.
type survey struct {
	head           []byte // its first bytes
	size           int64
	lines          int // line ends so far
	nul            int // the line of the first NUL, from 1; zero where there is none
	damaged        int // the line of the first byte that is not UTF-8
	undefined      int // the line of the first byte that Windows-1252 has no character for
	words          []string
	valid, invalid int // characters beyond ASCII, and bytes that are none
}

// saveAsText is the way out of a file that is not quite text.
const saveAsText = `save it as "CSV UTF-8", or as plain text in UTF-8, and import that`

// pieceSize is how much of a file is looked at at a time.
const pieceSize = 64 << 10

// FormOf reads a file to its end and tells its form. What is no text is a *journal.Problem.
func FormOf(r io.Reader, name string) (Form, error) {
	var s survey
	piece, kept := make([]byte, pieceSize), 0
	for {
		n, err := io.ReadFull(r, piece[kept:])
		ended := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !ended {
			return Form{}, err
		}
		data := piece[:kept+n]
		if s.size == 0 {
			s.head = bytes.Clone(data[:min(n, 1024)])
			if err := Refuse(s.head, name); err != nil {
				return Form{}, err
			}
		}
		s.size += int64(n)
		if !ended {
			data = data[:len(data)-unfinished(data)]
		}
		s.look(data)
		kept = copy(piece, piece[len(data):kept+n])
		if ended {
			return s.form(name)
		}
	}
}

// unfinished is how many bytes at the end of data may be the beginning of a character.
func unfinished(data []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if last := data[len(data)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}

// look takes the next piece, which ends with a whole character, into account.
func (s *survey) look(piece []byte) {
	if at := bytes.IndexByte(piece, 0); at >= 0 && s.nul == 0 {
		s.nul = 1 + s.lines + bytes.Count(piece[:at], []byte("\n"))
	}
	d := damage(piece)
	line := func(at int) int { return 1 + s.lines + bytes.Count(piece[:at], []byte("\n")) }
	if d.invalid > 0 && s.damaged == 0 {
		s.damaged = line(d.first)
	}
	if d.undefined >= 0 && s.undefined == 0 {
		s.undefined = line(d.undefined)
	}
	if d.invalid > 0 && len(s.words) < mostWords {
		s.takeWords(piece)
	}
	s.valid, s.invalid = s.valid+d.valid, s.invalid+d.invalid
	s.lines += bytes.Count(piece, []byte("\n"))
}

// damaged is what is wrong with a text as UTF-8.
type damaged struct {
	first          int // the first byte that is none
	valid, invalid int // characters beyond ASCII that are, and bytes that are not
	undefined      int // the first byte that is no character in Windows-1252 either, -1 for none
}

// damage finds what is wrong with a text as UTF-8.
func damage(data []byte) damaged {
	d := damaged{undefined: -1}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case size > 1:
			d.valid++
		case r == utf8.RuneError:
			if d.invalid++; d.invalid == 1 {
				d.first = i
			}
		}
		for end := i + size; i < end; i++ {
			if d.undefined < 0 && isUndefined(data[i]) {
				d.undefined = i
			}
		}
	}
	return d
}

// isUndefined reports whether Windows-1252 has no character for a byte.
func isUndefined(b byte) bool {
	return b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d
}

const (
	mostWords   = 3  // words that are shown of a text that may have been misread
	longestWord = 30 // characters of each
)

// takeWords takes words with bytes that are not UTF-8, as Windows-1252 has them.
func (s *survey) takeWords(piece []byte) {
	for word := range bytes.FieldsFuncSeq(piece, endsWord) {
		if utf8.Valid(word) {
			continue
		}
		text := []rune(strings.ToValidUTF8(string(asWindows1252(word)), ""))
		if shown := string(text[:min(len(text), longestWord)]); !slices.Contains(s.words, shown) {
			s.words = append(s.words, shown)
		}
		if len(s.words) == mostWords {
			return
		}
	}
}

// endsWord reports whether a character is none of a word: of ASCII all but letters, digits, hyphens and apostrophes.
func endsWord(r rune) bool {
	return r < utf8.RuneSelf && r != '-' && r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// asWindows1252 is what these bytes are in Windows-1252.
func asWindows1252(b []byte) []byte {
	text, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return nil
	}
	return text
}

// form is the judgment once the whole file was looked at.
func (s *survey) form(name string) (Form, error) {
	f := Form{Encoding: "UTF-8", marked: bytes.HasPrefix(s.head, []byte(ByteOrderMark)), bareCR: s.lines == 0}
	switch {
	case f.marked:
		s.valid-- // the mark itself
	case bytes.HasPrefix(s.head, []byte{0xff, 0xfe}), zerosAt(s.head, 1):
		f.Encoding, f.order = "UTF-16", utf16.LittleEndian
	case bytes.HasPrefix(s.head, []byte{0xfe, 0xff}), zerosAt(s.head, 0):
		f.Encoding, f.order = "UTF-16", utf16.BigEndian
	}
	switch {
	case f.Encoding == "UTF-16" && s.size%2 != 0:
		return f, journal.Bad(saveAsText, "%s: the file is UTF-16 but ends in the middle of a character", name)
	case f.Encoding == "UTF-16":
		return f, nil
	case s.invalid > 0 && s.valid > s.invalid: // in Windows-1252 text as good as impossible
		return f, journal.Bad(saveAsText, "%s:%d: the file is UTF-8, but a character on this line is damaged", name, s.damaged)
	case s.nul > 0:
		return f, nulIn(name, s.nul)
	case s.invalid > 0 && s.undefined > 0:
		return f, journal.Bad(saveAsText,
			"%s:%d: the file is neither UTF-8 nor Windows-1252: what a character on this line is cannot be told", name, s.undefined)
	case s.invalid > 0:
		f.Encoding, f.words = "Windows-1252", s.words
	}
	return f, nil
}

// zerosAt reports whether the data is surely UTF-16 without a byte order mark: every second byte from
// offset on is mostly NUL, as the Latin letters, digits and commas of a header are, and no other is.
func zerosAt(data []byte, offset int) bool {
	head := data[:min(len(data), 1024)&^1]
	zeros := 0
	for i, b := range head {
		if b != 0 {
			continue
		}
		if i%2 != offset {
			return false
		}
		zeros++
	}
	return zeros > len(head)/4
}

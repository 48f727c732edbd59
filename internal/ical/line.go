package ical

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/rel-journal/rel/internal/textfile"
)

// line is one line of the format, NAME;PARAMETER=value:VALUE, put together where it was folded.
type line struct {
	number int    // the line of the file it begins on, from 1
	name   string // in upper case; empty for a line that is of no such form
	params string // as they stand, each after its semicolon
	value  string // as it stands
	says   bool   // of a line that is not read: whether it says anything of a meeting
	cut    bool   // it is longer than largestLine, and the rest was passed over
}

// size is about how many bytes of memory a line takes.
func (l line) size() int { return 128 + len(l.params) + len(l.value) }

// largestLine is how many bytes of a line are kept. What can be longer, a picture, is not read.
const largestLine = 1 << 20

// lines reads the lines of a file.
type lines struct {
	r    *bufio.Reader
	read int    // lines of the file so far
	text []byte // of the line at hand
}

func newLines(r io.Reader) *lines {
	const size = 16 << 10
	text := bufio.NewReaderSize(textfile.Latin(r), size)
	head, _ := text.Peek(size) // as below
	if bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0 {
		text = bufio.NewReaderSize(textfile.LineFeeds(text), size) // of an old Macintosh
	}
	return &lines{r: text}
}

// next is the next line that is not empty; the error is io.EOF behind the last.
func (s *lines) next() (line, error) {
	for {
		number := s.read + 1
		cut, err := s.unfold()
		if err != nil {
			return line{number: number}, err
		}
		if len(bytes.TrimSpace(s.text)) > 0 {
			l := s.split()
			l.number, l.cut = number, cut
			return l, nil
		}
	}
}

// split takes the line apart, if it is of a name that is read: of most lines it is enough to know that they are lines.
func (s *lines) split() line {
	if at := bytes.IndexAny(s.text, ";:"); at >= 0 && isWord(s.text[:at]) && bytes.IndexByte(s.text[at:], ':') >= 0 {
		if name := strings.ToUpper(string(s.text[:at])); !isRead(name) {
			return line{name: name, says: says(name, s.text)}
		}
	}
	return splitLine(asUTF8(s.text))
}

// says reports whether a line that is not read says anything of a meeting: it is not empty, no entry in the books of the calendar
// itself, and not what holds where nothing is said.
func says(name string, text []byte) bool {
	value := string(bytes.TrimSpace(text[bytes.LastIndexByte(text, ':')+1:]))
	switch name {
	case "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE":
		return false
	case "TRANSP":
		return !strings.EqualFold(value, "OPAQUE")
	case "PRIORITY":
		return value != "0"
	}
	return value != ""
}

// unfold reads a line with those behind it that go on with it, which begin with white space.
func (s *lines) unfold() (cut bool, err error) {
	s.text = s.text[:0]
	for {
		longer, err := s.physical()
		if err != nil {
			return cut, err
		}
		cut = cut || longer
		if head, _ := s.r.Peek(1); len(head) == 0 || head[0] != ' ' && head[0] != '\t' {
			return cut, nil
		}
		_, _ = s.r.Discard(1)
	}
}

// physical adds a line of the file to the text, without its end.
func (s *lines) physical() (cut bool, err error) {
	for {
		piece, err := s.r.ReadSlice('\n')
		room := max(0, largestLine-len(s.text))
		cut = cut || len(piece) > room+2
		s.text = append(s.text, piece[:min(len(piece), room)]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (len(piece) > 0 || len(s.text) > 0): // the last line need not end
		case err != nil:
			return cut, err
		}
		for n := len(s.text); n > 0 && (s.text[n-1] == '\n' || s.text[n-1] == '\r'); n-- {
			s.text = s.text[:n-1]
		}
		s.read++
		return cut, nil
	}
}

// asUTF8 is the text of a line. What is not UTF-8 is what old programs of Windows write.
func asUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	text, err := charmap.Windows1252.NewDecoder().String(string(data))
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return text
}

// splitLine takes a line apart. A colon or a semicolon in quotes belongs to the value of a parameter, and so does the colon in what
// Windows shows of a time zone, quotes or not: TZID=(UTC-05:00) Eastern Time.
func splitLine(text string) line {
	at := strings.IndexAny(text, ";:")
	if at < 0 || !isWord([]byte(text[:at])) {
		return line{value: text}
	}
	l := line{name: strings.ToUpper(text[:at])}
	quoted := false
	for i := at; i < len(text); i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ':' && !quoted && !inOffset(text[at:i]):
			l.params, l.value = text[at:i], text[i+1:]
			return l
		}
	}
	return line{value: text}
}

// inOffset reports whether parameters that end here end within what Windows shows before a time zone, "(UTC-05".
func inOffset(params string) bool {
	_, shown, is := strings.Cut(params, "TZID=(")
	return is && !strings.Contains(shown, ")") && len(shown) < len("UTC-05:00")
}

// isWord reports whether s can be the name of a property.
func isWord(s []byte) bool {
	for _, c := range s {
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return len(s) > 0
}

// param is the value of a parameter, without the quotes around it; empty where there is none.
func (l line) param(name string) string {
	for rest := l.params; rest != ""; {
		var one string
		one, rest = cutParam(rest[1:])
		if key, value, ok := strings.Cut(one, "="); ok && strings.EqualFold(key, name) {
			return strings.NewReplacer(`"`, "", "^n", "\n", "^N", "\n", "^'", `"`, "^^", "^").Replace(value)
		}
	}
	return ""
}

// cutParam cuts parameters at the next semicolon outside of quotes, which rest begins with.
func cutParam(params string) (one, rest string) {
	quoted := false
	for i := range len(params) {
		switch {
		case params[i] == '"':
			quoted = !quoted
		case params[i] == ';' && !quoted:
			return params[:i], params[i:]
		}
	}
	return params, ""
}

// plain is the text that a value writes with escapes.
func plain(value string) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	var b strings.Builder
	escaped := false
	for _, r := range value {
		switch {
		case !escaped && r == '\\':
			escaped = true
			continue
		case escaped && (r == 'n' || r == 'N'):
			r = '\n'
		}
		b.WriteRune(r)
		escaped = false
	}
	return b.String()
}

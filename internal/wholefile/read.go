package wholefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// largest is how many bytes one thing may have: a photo kept aside is a large one.
const largest = 64 << 20

// Read reads the things of a file as they come, JSON or NDJSON, and before them, as one of type rel, what it says of itself. The
// last error is of the file: it is damaged, was cut off or is of a newer rel, and nothing in it may be taken.
func Read(file io.Reader, name string) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		in := &source{file: file, line: 1}
		r := &reader{in: in, json: json.NewDecoder(in), yield: yield}
		r.json.UseNumber()
		if err := r.file(); err != nil && !errors.Is(err, errEnough) {
			yield(journal.Entry{}, r.explain(name, err))
		}
	}
}

// errEnough is the error of a reader that nobody listens to any more.
var errEnough = errors.New("no more is wanted")

type reader struct {
	in    *source
	json  *json.Decoder
	yield func(journal.Entry, error) bool
	n     int // things so far
}

// file reads the whole of it.
func (r *reader) file() error {
	if err := r.brace(); err != nil {
		return err
	}
	key, err := r.key()
	if err != nil {
		return err
	}
	if key == "rel" {
		return r.object()
	}
	return r.lines(key)
}

// brace reads the brace that the file begins with. Of NDJSON, the rest of the first line is read by hand.
func (r *reader) brace() error { return r.want(json.Delim('{')) }

func (r *reader) want(d json.Delim) error {
	t, err := r.json.Token()
	if err == nil && t != d {
		err = fmt.Errorf("there is %v where %v should stand", t, d)
	}
	return err
}

func (r *reader) key() (string, error) {
	t, err := r.json.Token()
	key, ok := t.(string)
	if err == nil && !ok {
		err = fmt.Errorf("there is %v where a key should stand", t)
	}
	return key, err
}

// value reads one value whole.
func (r *reader) value() (v json.RawMessage, line int, err error) {
	r.in.allow(r.json.InputOffset() + largest)
	if !r.json.More() { // goes past white space
		return nil, 0, io.ErrUnexpectedEOF
	}
	err = r.json.Decode(&v)
	return v, r.in.lineAt(r.json.InputOffset() - int64(len(v))), err
}

// object reads the rest of a file of JSON, behind the key of its header.
func (r *reader) object() error {
	v, _, err := r.value()
	if err == nil {
		err = r.header(v)
	}
	for err == nil && r.json.More() {
		err = r.kind()
	}
	if err == nil {
		err = r.want(json.Delim('}'))
	}
	if err == nil {
		err = r.nothingMore()
	}
	return err
}

// kind reads the things under one key.
func (r *reader) kind() error {
	key, err := r.key()
	if err != nil {
		return err
	}
	if key == "settings" {
		return r.thing(key, key)
	}
	if err := r.want(json.Delim('[')); err != nil {
		return err
	}
	for i := 0; r.json.More(); i++ {
		if err := r.thing(one(key), fmt.Sprintf("%s[%d]", journal.AsTyped(key), i)); err != nil {
			return err
		}
	}
	return r.want(json.Delim(']'))
}

func (r *reader) thing(kind, path string) error {
	v, line, err := r.value()
	if err != nil {
		return err
	}
	return r.hand(journal.Entry{Type: kind, JSON: v, Line: line, Path: path})
}

func (r *reader) hand(e journal.Entry) error {
	r.n++
	if !r.yield(e, nil) {
		return errEnough
	}
	return nil
}

// nothingMore makes sure that the file is at its end.
func (r *reader) nothingMore() error {
	if t, err := r.json.Token(); err == nil {
		return fmt.Errorf("there is %v behind its end", t)
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// lines reads a file of NDJSON, of whose header the first key was read.
func (r *reader) lines(key string) (err error) {
	header := map[string]json.RawMessage{}
	for {
		if header[key], _, err = r.value(); err != nil {
			return err
		}
		if !r.json.More() {
			break
		}
		if key, err = r.key(); err != nil {
			return err
		}
	}
	if err := r.want(json.Delim('}')); err != nil {
		return err
	}
	whole, err := json.Marshal(header)
	if err == nil {
		err = r.header(whole)
	}
	for err == nil {
		var ended bool
		if ended, err = r.one(); ended {
			return errors.Join(err, r.nothingMore())
		}
	}
	return err
}

// one reads one line of NDJSON, and reports whether it was the last.
func (r *reader) one() (ended bool, err error) {
	v, line, err := r.value()
	if err != nil {
		return false, err
	}
	var of struct {
		Type   string `json:"type"`
		Things int    `json:"things"`
	}
	if err := json.Unmarshal(v, &of); err != nil && of.Type == "" || of.Type == "" {
		return false, r.hand(journal.Entry{JSON: v, Line: line})
	}
	if of.Type != "end" {
		return false, r.hand(journal.Entry{Type: of.Type, JSON: v, Line: line})
	}
	if of.Things != r.n {
		return true, journal.Bad("export it anew; where lines were left out by intent, its last line says how many there are",
			"the file says that %d things are in it, and has %d", of.Things, r.n)
	}
	return true, nil
}

// header hands on what the file says of itself, where this rel can read the file.
func (r *reader) header(v []byte) error {
	if err := checkHeader(v); err != nil {
		return err
	}
	if !r.yield(journal.Entry{Type: "rel", JSON: v, Line: 1}, nil) {
		return errEnough
	}
	return nil
}

// checkHeader refuses what this rel cannot read.
func checkHeader(v []byte) error {
	var h struct {
		Format *int `json:"format"`
	}
	err := json.Unmarshal(v, &h)
	switch {
	case err != nil || h.Format == nil || *h.Format < 1:
		return journal.Bad(`rel export all writes {"rel": {"format": 1}, …}`, "the file does not say which format of rel's it has")
	case *h.Format > Format:
		return journal.Bad("import it with a newer rel, or export it from there in a sheet",
			"the file has format %d, and this rel reads up to %d", *h.Format, Format)
	}
	return nil
}

// explain says of an error what it means to whoever has the file.
func (r *reader) explain(name string, err error) error {
	var p *journal.Problem
	var syntax *json.SyntaxError
	at := r.json.InputOffset()
	switch {
	case errors.As(err, &p):
		return journal.Bad(p.Hint, "%s: %s", name, p.What)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return journal.Bad("nothing was imported; export it anew, or copy it again",
			"%s was cut off: it ends in line %d", name, r.in.last())
	case errors.Is(err, errLarge):
		return journal.Bad("nothing was imported; no file that rel wrote is like that", "%s:%d: %v", name, r.in.lineAt(at), err)
	case errors.As(err, &syntax):
		at = syntax.Offset
	}
	if r.in.err != nil {
		return r.in.err
	}
	return journal.Bad("nothing was imported; export it anew", "%s:%d: the file is damaged: %v",
		name, r.in.lineAt(at), journal.AsTyped(err.Error()))
}

// source is the bytes of a file, and where its lines begin.
type source struct {
	file   io.Reader
	read   int64 // how much was read
	most   int64 // how much may be
	line   int   // of the place asked about last
	breaks []int64
	err    error // of the file itself
}

var errLarge = errors.New("one thing in it has more than 64 MiB")

// allow lets the file be read up to a place.
func (s *source) allow(most int64) { s.most = most }

func (s *source) Read(p []byte) (int, error) {
	if s.most > 0 && s.read > s.most {
		return 0, errLarge
	}
	n, err := s.file.Read(p)
	for i := 0; ; i++ {
		next := bytes.IndexByte(p[i:n], '\n')
		if next < 0 {
			break
		}
		i += next
		s.breaks = append(s.breaks, s.read+int64(i))
	}
	s.read += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// lineAt is the line of a place, which is behind those that were asked about before.
func (s *source) lineAt(at int64) int {
	passed := 0
	for passed < len(s.breaks) && s.breaks[passed] < at {
		passed++
	}
	s.breaks, s.line = s.breaks[passed:], s.line+passed
	return s.line
}

// last is the last line.
func (s *source) last() int { return s.line + len(s.breaks) }

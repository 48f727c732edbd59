package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// listJSON prints an array of objects, one to a line so that grep finds whole rows, with the keys in the
// order of the columns.
func listJSON[T any](w io.Writer, cols []Column[T], rows iter.Seq2[T, error]) (int, error) {
	lead := "[\n "
	var b []byte
	n, err := each(rows, func(row T) (err error) {
		b = append(b[:0], lead...)
		lead = ",\n "
		if b, err = appendRow(b, cols, row); err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	})
	if err != nil {
		return n, err
	}
	end := "\n]\n"
	if n == 0 {
		end = "[]\n"
	}
	_, err = io.WriteString(w, end)
	return n, err
}

// appendRow adds a row as an object.
func appendRow[T any](b []byte, cols []Column[T], row T) (_ []byte, err error) {
	b = append(b, '{')
	for i, c := range cols {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, c.Key), ':')
		if b, err = appendJSON(b, c.value(row)); err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Key, err)
		}
	}
	return append(b, '}'), nil
}

// Object prints one thing as a JSON object over several lines, with the same rules as a list: days are
// "2006-01-02" or null, lists are never null, and nothing in it can move a cursor.
func Object(w io.Writer, v any) error {
	b, err := appendJSON(nil, v)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = w.Write(out.Bytes())
	return err
}

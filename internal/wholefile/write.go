package wholefile

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// Write writes things as one object of JSON, each on a line of its own. leftOut is told in the header, unless it is nil. It
// returns how many there were, settings apart.
func Write(w io.Writer, leftOut any, things iter.Seq2[journal.Entry, error]) (n int, err error) {
	header, err := headerOf(leftOut)
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\"rel\": %s", header)
	kind := ""
	for x, err := range things {
		if err != nil {
			return n, err
		}
		switch x.Type {
		case "settings":
			fmt.Fprintf(out, ",\n\"settings\": %s", x.JSON)
			continue
		case kind:
			_, _ = out.WriteString(",\n")
		default:
			closeList(out, kind)
			fmt.Fprintf(out, ",\n\"%s\": [\n", many(x.Type))
			kind = x.Type
		}
		n++
		if _, err := out.Write(x.JSON); err != nil {
			return n, err
		}
	}
	closeList(out, kind)
	_, _ = out.WriteString("}\n")
	return n, out.Flush()
}

func closeList(out *bufio.Writer, kind string) {
	if kind != "" {
		_, _ = out.WriteString("\n]")
	}
}

func headerOf(leftOut any) ([]byte, error) {
	return json.Marshal(Header{Format, leftOut})
}

// WriteLines writes things as NDJSON, and returns as Write.
func WriteLines(w io.Writer, leftOut any, things iter.Seq2[journal.Entry, error]) (n int, err error) {
	header, err := headerOf(leftOut)
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriter(w)
	line := func(kind string, object []byte) error {
		_, err := fmt.Fprintf(out, "{\"type\":\"%s\",%s\n", kind, object[1:])
		return err
	}
	if err := line("rel", header); err != nil {
		return 0, err
	}
	settings := 0
	for x, err := range things {
		if err == nil {
			err = line(x.Type, x.JSON)
		}
		if err != nil {
			return n, err
		}
		if x.Type == "settings" {
			settings++
		} else {
			n++
		}
	}
	fmt.Fprintf(out, "{\"type\":\"end\",\"things\":%d}\n", n+settings)
	return n, out.Flush()
}

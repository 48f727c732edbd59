package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// What is said of a file quotes a line of it at most, however long those of the file are: a message would be buried.
func TestShortQuotes(t *testing.T) {
	d := newDesk(t)
	d.rel(t, "", "add", "Dana")
	for name, text := range map[string]string{
		"one line":           "LONG",
		"a line of mutt":     "alias LONG dana@example.org",
		"an alias of nobody": "alias dana dana@example.org\nalias LONG",
		"headings":           "Date LONG,Who,Text\nLONG,Dana,hello",
		"headings of notes":  "Date,Who,LONG\n2026-01-01,Dana,hello",
		"headings of tasks":  "Task,Who,LONG\nx,LONG,y",
		"headings of a map":  "Name,Title,LONG\nDana,x,y",
		"a card":             "BEGIN:VCARD\nVERSION:3.0\nFN:x\nLONG:foo\nBDAY:LONG\nEND:VCARD\nEND:LONG",
		"a property":         "BEGIN:VCARD\nVERSION:3.0\nFN:x\nLONGLONGLONGLONG:foo\nEND:VCARD",
		"a key of jrnl":      `{"entries": [{"title":"x","body":"x","date":"2026-01-01","time":"10:00","tags":[],"LONG":1}]}`,
		"a kind of Monica":   monicaOf(`{"type":"LONG","count":1,"values":[{"uuid":"u","properties":{"LONG":"x"}}]}`),
		"a key of Monica":    monicaOf(`{"type":"contact","count":1,"values":[{"uuid":"u","properties":{"first_name":"x","LONG":"x"}}]}`),
		"a day of a journal": `{"rel": {"format": 1}, "contacts":[{"uid":"c","kind":"person","name":"x","stage":"prospect","added":"LONG"}]}`,
		"a part of Monica": monicaOf(`{"type":"contact","count":1,"values":[{"uuid":"u","properties":{"first_name":"x"},` +
			`"data":[{"type":"LONG","count":1,"values":[{"uuid":"k"}]}]}]}`),
		"a kind of a journal": `{"rel": {"format": 1}, "LONGs":[1]}`,
		"a key of a journal":  `{"rel": {"format": 1}, "groups":[{"uid":"g","name":"x","LONG":1}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, flags := range [][]string{nil, {"--skip-bad"}, {"--as", "notes"}, {"--as", "positions"}} {
				text := strings.ReplaceAll(text, "LONG", strings.Repeat("A", 100_000))
				var said bytes.Buffer
				env := &term.Env{
					Args: append([]string{"--db", d.db, "import", "-"}, flags...), Now: d.now,
					In: &term.Input{R: strings.NewReader(text)}, Out: &term.Output{W: &said}, Err: &term.Output{W: &said},
				}
				Main(context.Background(), env)
				if said.Len() > 2000 {
					t.Errorf("%v: %d bytes: %.600s", flags, said.Len(), said.String())
				}
			}
		})
	}
}

// monicaOf is an export of Monica of one collection.
func monicaOf(collection string) string {
	return `{"version":"1.0-preview.1","app_version":"4.0","account":{"data":[` + collection + `],"properties":{},"instance":{}}}`
}

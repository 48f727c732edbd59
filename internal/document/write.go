package document

import (
	"bytes"
	"strings"
)

// Write is the document as a file, with lines of comment at its head. Parse gives the same values and text back.
func (f Form) Write(d Document, head ...string) string {
	var b bytes.Buffer
	b.WriteString(hyphens + "\n")
	for _, line := range head {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	for _, k := range f.Keys {
		b.WriteString("\n")
		for line := range strings.SplitSeq(k.About, "\n") {
			b.WriteString("# " + line + "\n")
		}
		writeYAML(&b, k, d.Values(k.Name))
	}
	b.WriteString(hyphens + "\n")
	if f.Text {
		b.WriteString("\n" + d.Text)
		if d.Text != "" {
			b.WriteString("\n")
		}
	}
	return b.String()
}

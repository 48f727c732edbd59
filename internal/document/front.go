package document

import (
	"bytes"
)

// Property is a key of front matter with its values.
type Property struct {
	Name  string
	Shape Shape
	Texts []string
}

// Front is front matter for other programs to read, as note tools have it at the head of a file: those properties that have a
// value, between two lines of three hyphens. Whatever is in a name or a value, it is read back as that text.
func Front(all []Property) string {
	var b bytes.Buffer
	b.WriteString(hyphens + "\n")
	for _, p := range all {
		var d Document
		d.set(p.Name, p.Texts...)
		if values := d.Values(p.Name); len(values) > 0 {
			writeYAML(&b, Key{Name: p.Name, Shape: p.Shape}, values)
		}
	}
	b.WriteString(hyphens + "\n")
	return b.String()
}

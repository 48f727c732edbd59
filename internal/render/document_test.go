package render

import (
	"strings"
	"testing"
)

// A document is headings, paragraphs and lists, set apart from one another; what tells nothing is left out, and no text
// makes more than text.
func TestDocument(t *testing.T) {
	var b strings.Builder
	d := NewDocument(&b)
	d.Heading(1, "Of\n# Dana <b>")
	d.Text("One\n\n- two *three*")
	d.Text(" ")
	d.Items([]Line{{Label: "Phone", Text: "202-555-0142"}, {Text: "1. not a list\n~~~\n2.5 is a number"}, {Label: "Nothing"}})
	d.Tasks([]Line{{Label: "1 May", Text: "[x] call"}})
	d.Section("None", []Line{{Label: "Nothing"}})
	d.Section("The *last*", []Line{{Text: strings.Repeat("long ", 100), One: true}, {Text: "two\nlines", One: true}})
	if err := d.End(); err != nil {
		t.Fatal(err)
	}
	want := `# Of # Dana \<b>

One  
  
\- two \*three\*

- **Phone** 202-555-0142
- 1\. not a list  
  \~\~~  
  2.5 is a number

- [ ] **1 May** \[x] call

**The \*last\***

- ` + strings.TrimSpace(strings.Repeat("long ", 40)) + `…
- two lines
`
	if b.String() != want {
		t.Errorf("the document is\n%s\nand not\n%s", b.String(), want)
	}
}

func TestDocumentThatCannotBeWritten(t *testing.T) {
	d := NewDocument(full{})
	d.Heading(1, "Dana")
	if d.End() == nil {
		t.Error("nothing was said of it")
	}
}

package render

import (
	"strings"
	"testing"
)

func TestPage(t *testing.T) {
	sections := []Section{
		{Lines: []Line{{Label: "Phone", Text: "202-555-0142"}, {Text: "202-555-0177"}, {Label: "E-mail"}}},
		{Title: "Left out", Lines: []Line{{Label: "Nothing"}}},
		{Title: "The last\nnotes", Lines: []Line{{Label: "1 May 2026", Text: "n1, call\n# not *a* heading\x1b[31m"}, {Text: "- [x](http://y) | <b>"}}},
	}
	tests := []struct {
		style Style
		want  string
	}{
		{Style{}, `Dana *Whitcomb*
Phone  202-555-0142
       202-555-0177

The last notes
1 May 2026  n1, call
            # not *a* heading␛[31m
            - [x](http://y) | <b>
`},
		{Style{Format: Markdown}, `# Dana \*Whitcomb\*

- **Phone** 202-555-0142
- 202-555-0177

## The last notes

- **1 May 2026** n1, call  
  \# not \*a\* heading␛\[31m
- \- \[x](http://y) \| \<b>
`},
	}
	for _, tt := range tests {
		var b strings.Builder
		if err := Page(&b, tt.style, "Dana *Whitcomb*", sections); err != nil {
			t.Fatal(err)
		}
		if b.String() != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.style.Format, b.String(), tt.want)
		}
	}
}

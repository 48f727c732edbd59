package document

import (
	"errors"
	"reflect"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzParse: whatever an editor saves is read into something that is written and read back as the same, or refused at a
// line of it, with a way out; and the marks come out again.
func FuzzParse(f *testing.F) {
	for _, text := range odd {
		for _, form := range []string{"---\nday: %\n---\n", "---\ntags:\n  - %\n", "---\nheard:\n  - x: %\n---\n%", "%"} {
			f.Add([]byte(replace(form, text)))
		}
	}
	f.Add([]byte(NoteForm().Write(Document{Text: "x"}, "head")))
	f.Add([]byte("\xff\xfe-\x00-\x00-\x00\n\x00"))
	f.Add([]byte("---\ntags: # ↑ x\n# ↑ y\n---\n# ↑ z"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text := Text(data)
		for _, form := range []Form{NoteForm(), ContactForm(), FollowUpForm(), InitiativeForm(), GroupForm()} {
			d, problems := form.Parse(text)
			for _, p := range problems {
				var way *journal.Problem
				if !errors.As(p.Err, &way) || way.Hint == "" || p.Line < 0 {
					t.Fatalf("%q is refused with %v at line %d", text, p.Err, p.Line)
				}
			}
			if len(problems) > 0 {
				if again := unmarked(Mark(text, problems)); again != text {
					t.Fatalf("%q with its marks taken out is %q", text, again)
				}
				continue
			}
			back, problems := form.Parse(form.Write(d))
			if len(problems) > 0 || !reflect.DeepEqual(sorted(form, d), sorted(form, back)) {
				t.Fatalf("%q is %+v, and then %+v, %v", text, bare(d), bare(back), problems)
			}
		}
	})
}

// sorted is a document with its keys in the order of the form.
func sorted(f Form, d Document) Document {
	out := Document{Text: d.Text}
	for _, k := range f.Keys {
		out.Entries = append(out.Entries, d.entry(k.Name))
	}
	return bare(out)
}

func replace(form, text string) (out string) {
	for _, r := range form {
		if r == '%' {
			out += text
			continue
		}
		out += string(r)
	}
	return out
}

// FuzzYesNo: yes and no are read as they are written, and nothing else is taken for them.
func FuzzYesNo(f *testing.F) {
	for _, text := range append([]string{"YES", "N", " no", "false"}, odd...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		is, err := ParseYesNo(text)
		var p *journal.Problem
		if err != nil && (!errors.As(err, &p) || p.Hint == "" || is) {
			t.Fatalf("%q is refused with %v", text, err)
		}
		if again, err := ParseYesNo(YesNo(is)); err != nil || again != is {
			t.Fatalf("%v is written as %v", is, again)
		}
	})
}

package vcard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// largestKept is how long a line may be that is kept aside: a small picture of somebody is.
const largestKept = 256 << 10

// keep keeps a property aside as it stands, in its one form, with the label of its group.
func (r *reading) keep(p property) error {
	if p = canonical(p); p.saysNothing() {
		return nil
	}
	line := strings.ToValidUTF8(p.String(), "�")
	if label := r.labels[p.group]; p.group != "" && label != "" {
		line += "\n" + propertyLabel + ":" + label
	}
	if len(line) > largestKept {
		r.remark("%s of %d KiB left out, as it is too large to be kept", journal.AsTyped(p.name), len(line)>>10)
		return nil
	}
	r.keepAs(journal.Aside(p.name, line))
	return nil
}

// tooLong is what becomes of a line that is longer than is read: a picture or the like is left out.
func (r *reading) tooLong(p property) error {
	switch {
	case isMedia(p.name), strings.HasPrefix(p.name, "X-"):
		r.remark("%s of more than 1 MiB left out, as it is too large to be kept", journal.AsTyped(p.name))
		return nil
	default:
		return journal.Bad("shorten it, or leave the card out with --skip-bad", "it is longer than 1 MiB")
	}
}

// keepAs keeps a line, once.
func (r *reading) keepAs(kept journal.Property) {
	c := &r.card.Contact
	if !slices.ContainsFunc(c.Kept, func(k journal.Property) bool { return k.Key == kept.Key }) {
		c.Kept = append(c.Kept, kept)
	}
}

// String is the property as a line, without its group.
func (p property) String() string {
	var b strings.Builder
	b.WriteString(p.name)
	for i, x := range p.params {
		value := strings.NewReplacer("\"", "'", "\n", " ").Replace(x.value)
		if strings.ContainsAny(value, ",;:") {
			value = `"` + value + `"`
		}
		if i > 0 && x.name == p.params[i-1].name && x.name != "TYPE" {
			b.WriteString("," + value)
		} else {
			fmt.Fprintf(&b, ";%s=%s", x.name, value)
		}
	}
	b.WriteByte(':')
	b.WriteString(p.value)
	return b.String()
}

// isMedia reports whether a property is a picture, a sound or a key, which version 4.0 has as a URI.
func isMedia(name string) bool { return mediaType(name) != "" }

// mediaType is what the data of such a property is, but for its form; empty of any other.
func mediaType(name string) string {
	switch name {
	case "PHOTO", "LOGO":
		return "image"
	case "SOUND":
		return "audio"
	case "KEY":
		return "application"
	}
	return ""
}

// canonical is a property in the form in which it is kept, whichever version it came in: data as 3.0 has it, with its form
// as the type.
func canonical(p property) property {
	if !isMedia(p.name) {
		return p
	}
	if strings.EqualFold(p.param("VALUE"), "uri") || strings.EqualFold(p.param("VALUE"), "url") {
		p = p.without("VALUE")
	}
	if main, form, data, ok := p.embedded(); ok && main == mediaType(p.name) {
		types := slices.DeleteFunc(slices.Clone(p.params), func(x param) bool { return x.name != "TYPE" })
		p = p.without("TYPE", "ENCODING", "MEDIATYPE")
		p.params, p.value = append(p.params, param{"ENCODING", "b"}, param{"TYPE", form}), data
		p.params = append(p.params, types...)
	}
	if p.param("ENCODING") == "" {
		return p
	}
	return p.withForm()
}

// withForm is data with their form as the first type, and the others behind it.
func (p property) withForm() property {
	form, others := "", []param(nil)
	for _, x := range p.params {
		switch {
		case x.name != "TYPE":
		case isPlaceType(x.value) || form != "":
			others = append(others, x)
		default:
			form = strings.ToUpper(x.value)
		}
	}
	if form == "" || form == "OCTET-STREAM" {
		form = formOf(p.value)
	}
	p = p.without("TYPE", "ENCODING")
	p.params = append(p.params, param{"ENCODING", "b"})
	if form != "" {
		p.params = append(p.params, param{"TYPE", form})
	}
	p.params = append(p.params, others...)
	return p
}

// isPlaceType reports whether a type says where a picture or the like belongs, and not what its form is.
func isPlaceType(t string) bool {
	switch strings.ToLower(t) {
	case "home", "work", "pref":
		return true
	}
	return false
}

// embedded takes the data of a URI that holds them apart: "image", "jpeg" and the data.
func (p property) embedded() (main, form, data string, ok bool) {
	head, data, ok := strings.Cut(unescape(p.value), ",")
	kind, isData := strings.CutPrefix(head, "data:")
	kind, isBase64 := strings.CutSuffix(kind, ";base64")
	main, form, _ = strings.Cut(kind, "/")
	data = strings.Join(strings.Fields(data), "")
	return main, form, data, ok && isData && isBase64 && strings.Trim(data, base64Signs) == ""
}

// formOf tells the form of a picture by how it begins, in base64.
func formOf(data string) string {
	switch {
	case strings.HasPrefix(data, "/9j/"):
		return "JPEG"
	case strings.HasPrefix(data, "iVBORw"):
		return "PNG"
	case strings.HasPrefix(data, "R0lGOD"):
		return "GIF"
	}
	return ""
}

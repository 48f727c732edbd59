package render

import (
	"reflect"
	"strings"
	"sync"
)

// field is a field of a struct as JSON has it.
type field struct {
	name      string
	index     []int
	omitEmpty bool
}

// known holds the fields of the types met so far: an export meets the same few a million times.
var known sync.Map // of reflect.Type to []field

// fieldsOf are the exported fields of a struct type, in order, those of structs embedded by value in
// place of these. Tags are read as encoding/json reads them: the name, "-", omitempty and omitzero.
func fieldsOf(t reflect.Type) []field {
	if fields, ok := known.Load(t); ok {
		return fields.([]field)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		tag := f.Tag.Get("json")
		if !f.IsExported() || f.Anonymous || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if name == "" {
			name = f.Name
		}
		fields = append(fields, field{name, f.Index, strings.Contains(options, "omit")})
	}
	known.Store(t, fields)
	return fields
}

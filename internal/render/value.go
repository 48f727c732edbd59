package render

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// between joins the parts of a list wherever it has to fit into one cell.
const between = "; "

// exact is a value as text that loses nothing: true and false, days as 2006-01-02, lists joined with
// "; ". Nothing, and no day at all, is the empty string. What has parts of its own is JSON.
func exact(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []string:
		return strings.Join(v, between), nil
	case fmt.Stringer: // days and cadences
		return v.String(), nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String:
		return r.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(r.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(r.Int(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(r.Float(), 'f', -1, 64), nil
	}
	b, err := appendJSON(nil, v)
	return string(b), err
}

// shown is a value as a person reads it. What cannot be told in words is told as Go would print it.
func (s Style) shown(v any) string {
	switch v := v.(type) {
	case journal.Day:
		return s.Short(v)
	case bool:
		if v {
			return "yes"
		}
		return ""
	}
	if v == nil || isEmpty(reflect.ValueOf(v)) {
		return ""
	}
	text, err := exact(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return text
}

// isEmpty reports whether a value is its type's zero, or a list of nothing.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	default:
		return v.IsZero()
	}
}

// isNumber reports whether a value is a number, which a spreadsheet never runs.
func isNumber(v any) bool {
	k := reflect.ValueOf(v).Kind()
	return k >= reflect.Int && k <= reflect.Float64
}

package render

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

func TestJSON(t *testing.T) {
	got := list(t, Style{Format: JSON, TTY: true, Width: 20, Color: true, Today: today}, columns()[:7], dana, luis)
	expect(t, got, `[
 {"number":12,"name":"Dana Whitcomb","organization":"Office of Early Learning","phone":"202-555-0142",`+
		`"last_touched":"2026-11-03","tags":["qris","rates"],"private":true},
 {"number":7,"name":"Luis Ortega","organization":"Harbor Foundation","phone":"+1 202-555-0177",`+
		`"last_touched":null,"tags":[],"private":false}
]
`)
	var back []map[string]any
	if err := json.Unmarshal([]byte(got), &back); err != nil || len(back) != 2 {
		t.Errorf("it reads back as %v, %v", back, err)
	}
}

type base struct {
	UID string `json:"uid"`
}

type sample struct {
	base
	Positions []journal.Position `json:"positions"`
	Every     journal.Cadence    `json:"every"`
	Tags      []string           `json:"tags"`
	Counts    map[string]int     `json:"counts"`
	Next      *base              `json:"next"`
	Note      any                `json:"note"`
	At        time.Time          `json:"at,omitzero"`
	Hidden    string             `json:"-"`
	Left      []int              `json:"left,omitempty"`
	Plain     bool
	secret    string
}

func TestJSONAtEveryDepth(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{"<a href='x'>&", `"<a href='x'>&"`},
		{int64(math.MinInt64), "-9223372036854775808"},
		{int8(-1), "-1"},
		{uint64(math.MaxUint64), "18446744073709551615"},
		{1.5, "1.5"},
		{1e300, "1" + strings.Repeat("0", 300)},
		{journal.Day{}, "null"},
		{today, `"2026-11-23"`},
		{journal.Cadence(0), "null"},
		{journal.Never, `"never"`},
		{journal.Prospect, `"prospect"`},
		{(*time.Time)(nil), "null"},
		{time.Date(2026, 11, 23, 9, 5, 0, 0, time.UTC), `"2026-11-23T09:05:00Z"`},
		{[]string(nil), "[]"},
		{[2]int{1, 2}, "[1,2]"},
		{[]journal.Day{{}, today}, `[null,"2026-11-23"]`},
		{map[string]any{"b": nil, "a": []int(nil)}, `{"a":[],"b":null}`},
		{map[string]int(nil), "{}"},
		{
			sample{}, `{"uid":"","positions":[],"every":null,"tags":[],"counts":{},"next":null,"note":null,"Plain":false}`,
		},
		{
			&sample{
				base: base{"u1"}, Positions: []journal.Position{{Title: "Director", From: today}}, Every: journal.Never,
				Tags: []string{"a"}, Counts: map[string]int{"y": 2, "x": 1}, Next: &base{"u2"}, Note: 3,
				At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Left: []int{4}, Plain: true, Hidden: "h", secret: "s",
			},
			`{"uid":"u1","positions":[{"title":"Director","organization":"","from":"2026-11-23","to":null}],` +
				`"every":"never","tags":["a"],"counts":{"x":1,"y":2},"next":{"uid":"u2"},"note":3,` +
				`"at":"2026-01-02T03:04:05Z","left":[4],"Plain":true}`,
		},
	} {
		got, err := appendJSON(nil, test.value)
		if err != nil || string(got) != test.want {
			t.Errorf("%#v is\n%s, %v, not\n%s", test.value, got, err, test.want)
		}
		if !json.Valid(got) {
			t.Errorf("%s is not JSON", got)
		}
	}
}

func TestJSONRefuses(t *testing.T) {
	for _, v := range []any{
		math.NaN(), math.Inf(1), func() {}, map[int]string{}, []any{1i}, map[string]any{"a": math.NaN()},
		struct{ C chan int }{}, &struct{ C chan int }{},
	} {
		if got, err := appendJSON(nil, v); err == nil {
			t.Errorf("%T is %s", v, got)
		}
		if err := Object(&strings.Builder{}, v); err == nil {
			t.Errorf("%T is an object", v)
		}
	}
}

func TestObject(t *testing.T) {
	var b strings.Builder
	if err := Object(&b, struct {
		Name string      `json:"name"`
		Tags []string    `json:"tags"`
		Due  journal.Day `json:"due"`
		Note string      `json:"note"`
	}{Name: "<Dana>", Note: "\u202Ex"}); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "{\n  \"name\": \"<Dana>\",\n  \"tags\": [],\n  \"due\": null,\n  \"note\": \"\\u202ex\"\n}\n")
}

func TestQuotedStrings(t *testing.T) {
	for in, want := range map[string]string{
		"a\"b\\c/d":                `"a\"b\\c/d"`,
		"\b\f\n\r\t\x00\x1b\x7f":   `"\b\f\n\r\t\u0000\u001b\u007f"`,
		"\u0085\u009b":             `"\u0085\u009b"`,
		"\u2028\u2029":             `"\u2028\u2029"`,
		"\u202E\u2066\u200E\u061C": `"\u202e\u2066\u200e\u061c"`,
		"José 王 👩‍👩‍👧":             `"José 王 👩‍👩‍👧"`,
		"\xff":                     "\"\uFFFD\"",
	} {
		if got := string(appendString(nil, in)); got != want {
			t.Errorf("%q is quoted as %s, not %s", in, got, want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		quoted := string(appendString(nil, s))
		if !utf8.ValidString(quoted) || strings.ContainsFunc(quoted, unicode.IsControl) || strings.ContainsFunc(quoted, misleads) {
			t.Errorf("%q is quoted as %q", s, quoted)
		}
		var back string
		if err := json.Unmarshal([]byte(quoted), &back); err != nil {
			t.Fatalf("%q is quoted as %s: %v", s, quoted, err)
		}
		if back != string([]rune(s)) { // runes, since invalid UTF-8 becomes U+FFFD
			t.Errorf("%q reads back as %q", s, back)
		}
	})
}

// JSON that something else wrote says the same with escapes, and has nothing left in it that could play a trick.
func TestEscaped(t *testing.T) {
	for line, want := range map[string]string{
		`{"a":"José"}`:                  `{"a":"José"}`,
		"{\"a\":\"x\u202ey\u009b31m\"}": `{"a":"x\u202ey\u009b31m"}`,
		"{\"a\":\"\U000e0068\"}":        `{"a":"\udb40\udc68"}`,
		`{"a":"\u001b"}`:                `{"a":"\u001b"}`,
	} {
		if got := string(Escaped([]byte(line))); got != want {
			t.Errorf("%q is %q", line, got)
		}
	}
}

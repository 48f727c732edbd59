package render

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for _, test := range []struct{ in, line, lines string }{
		{"plain text", "plain text", "plain text"},
		{"two\nlines\r\nthree", "two lines three", "two\nlines\nthree"},
		{"a\tb", "a b", "a    b"},
		{"four    spaces stay", "four    spaces stay", "four    spaces stay"},
		{"\x1b[2J\x07\x00", "␛[2J␇␀", "␛[2J␇␀"},
		{"over\rwritten", "over␍written", "over␍written"},
		{"del\x7f", "del␡", "del␡"},
		{"\u009b31m\u0085", `\x9b31m\x85`, `\x9b31m\x85`},
		{"\u202Eevil\u202C \u2066x\u2069", "⟨202E⟩evil⟨202C⟩ ⟨2066⟩x⟨2069⟩", "⟨202E⟩evil⟨202C⟩ ⟨2066⟩x⟨2069⟩"},
		{"a\u2028b\u2029", "a⟨2028⟩b⟨2029⟩", "a⟨2028⟩b⟨2029⟩"},
		{"bad \xff\xfe bytes", "bad \uFFFD\uFFFD bytes", "bad \uFFFD\uFFFD bytes"},
		{"José שרה فاطمة 王芳", "José שרה فاطمة 王芳", "José שרה فاطمة 王芳"},
		{"\ufeffDana\u206A\uFFF9", "⟨FEFF⟩Dana⟨206A⟩⟨FFF9⟩", "⟨FEFF⟩Dana⟨206A⟩⟨FFF9⟩"},
		{"hi\U000E0068\U000E007F", "hi⟨E0068⟩⟨E007F⟩", "hi⟨E0068⟩⟨E007F⟩"},
		{"\U0001F3F4\U000E0067\U000E0062\U000E007F \U000E0067", "\U0001F3F4\U000E0067\U000E0062\U000E007F ⟨E0067⟩",
			"\U0001F3F4\U000E0067\U000E0062\U000E007F ⟨E0067⟩"},
		{"👩‍👩‍👧 ☺️ \u200Emark\u200F", "👩‍👩‍👧 ☺️ \u200Emark\u200F", "👩‍👩‍👧 ☺️ \u200Emark\u200F"},
	} {
		if got := Safe(test.in); got != test.line {
			t.Errorf("Safe(%q) = %q, not %q", test.in, got, test.line)
		}
		if got := SafeLines(test.in); got != test.lines {
			t.Errorf("SafeLines(%q) = %q, not %q", test.in, got, test.lines)
		}
	}
}

// nasty seeds the fuzz targets with what has gone wrong in tables before.
var nasty = []string{
	"", "Dana Whitcomb", "王芳 張偉", "👩‍👩‍👧‍👦👨🏽‍💻", "☺️1️⃣🇺🇸🇺", "e\u0301\u0301\u0301", "\u0301x", "\uFE0Fx", "\u0903x", "x\u0600",
	"שלום עולם", "\x1b[31mred\x1b[0m", "\u009b2J", "a\nb\tc\r\nd", "\u202Eevil", "\xff\xfe", "\u200b\uFE0F", strings.Repeat("wide 王 ", 40),
	"\u1100\u1161\u11A8", "ก็ำ", "\u00AD\uFEFF", "\U0001F3F4\U000E0067\U000E007F\U000E0068", "\U000E0041", "　　", "=1+1", "a|b\\c<br>",
}

func FuzzSafe(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, lines := Safe(s), SafeLines(s)
		for _, out := range []string{line, strings.ReplaceAll(lines, "\n", "")} {
			if !utf8.ValidString(out) || strings.ContainsFunc(out, unicode.IsControl) || strings.ContainsFunc(out, misleads) {
				t.Errorf("%q is not safe", out)
			}
		}
		if Safe(line) != line || SafeLines(lines) != lines {
			t.Errorf("made safe twice, %q changes", s)
		}
		if !strings.Contains(s, "\n") && !strings.Contains(s, "\t") && line != lines {
			t.Errorf("one line is safe as %q and as %q", line, lines)
		}
		if utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl) && !strings.ContainsFunc(s, misleads) && !strings.ContainsFunc(s, isTag) && line != s {
			t.Errorf("harmless %q became %q", s, line)
		}
	})
}

package term

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitWords(t *testing.T) {
	tests := []struct {
		in      string
		escapes bool
		want    []string
	}{
		{"", true, nil},
		{" \t ", true, nil},
		{"less", true, []string{"less"}},
		{"  less  -R\t-S\n", true, []string{"less", "-R", "-S"}},
		{`code --wait "my file"`, true, []string{"code", "--wait", "my file"}},
		{`a'b c'"d e"f`, true, []string{"ab cd ef"}},
		{`less ""`, true, []string{"less", ""}},
		{`'it''s' "it's"`, true, []string{"its", "it's"}},
		{`my\ editor \"x\"`, true, []string{"my editor", `"x"`}},
		{`"a\"b" 'a\b'`, true, []string{`a"b`, `a\b`}},
		{`"C:\Program Files\vim.exe" -f`, false, []string{`C:\Program Files\vim.exe`, "-f"}},
		{"$(rm -rf x) `y` $Z", true, []string{"$(rm", "-rf", "x)", "`y`", "$Z"}},
	}
	for _, tt := range tests {
		got, err := splitWords(tt.in, tt.escapes)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestSplitWordsOpenQuote(t *testing.T) {
	for _, in := range []string{`"less`, `less '`, `less \`, `less "\"`} {
		if got, err := splitWords(in, true); err == nil {
			t.Errorf("%q: %q, want an error", in, got)
		}
	}
}

// Words quoted are the words split.
func FuzzSplitWords(f *testing.F) {
	f.Add("less", "-R")
	f.Add("", `it's "so"`)
	f.Add(`C:\x`, "a\\")
	f.Fuzz(func(t *testing.T, a, b string) {
		words := []string{strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")}
		quoted := make([]string, len(words))
		for i, w := range words {
			quoted[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
		got, err := splitWords(strings.Join(quoted, " "), true)
		if err != nil || !slices.Equal(got, words) {
			t.Errorf("%q: %q, %v", words, got, err)
		}
	})
}

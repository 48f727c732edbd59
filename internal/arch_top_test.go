package internal_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checkTop complains of what is missing at the top of the tree, and of what has no business there.
// Dotfiles may come and go, and so may what .gitignore names there.
func checkTop(names []string, gitignore string) (complaints []string) {
	wanted := []string{"LICENSE", "README.md", "cmd", "go.mod", "go.sum", "internal", "testdata"}
	for _, w := range wanted {
		if !slices.Contains(names, w) {
			complaints = append(complaints, w+" is missing at the top")
		}
	}
	ignored := strings.Fields(gitignore)
	for _, n := range names {
		leftover := slices.Contains(ignored, "/"+n) || slices.Contains(ignored, "/"+n+"/")
		if !slices.Contains(wanted, n) && !strings.HasPrefix(n, ".") && !leftover {
			complaints = append(complaints, n+" has no business at the top")
		}
	}
	return complaints
}

var libcVersion = regexp.MustCompile(`(?m)^(?:require)?\s+modernc\.org/libc (v\S+)`)

// checkPin complains when our go.mod and that of modernc.org/sqlite require two versions of
// modernc.org/libc: SQLite is translated against exactly one.
func checkPin(sqliteMod, ourMod string) []string {
	pinned, used := libcVersion.FindStringSubmatch(sqliteMod), libcVersion.FindStringSubmatch(ourMod)
	switch {
	case pinned == nil:
		return []string{"modernc.org/sqlite requires no modernc.org/libc"}
	case used == nil:
		return []string{"go.mod requires no modernc.org/libc"}
	case pinned[1] != used[1]:
		return []string{fmt.Sprintf("go.mod requires modernc.org/libc %s, and modernc.org/sqlite pins %s", used[1], pinned[1])}
	}
	return nil
}

func TestTop(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	report(t, checkTop(names, read(t, filepath.Join(root, ".gitignore"))))
}

func TestPin(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Fatal(err)
	}
	report(t, checkPin(read(t, strings.TrimSpace(string(out))), read(t, filepath.Join(root, "go.mod"))))
}

func TestTopCanFail(t *testing.T) {
	good := []string{".git", ".gitignore", "LICENSE", "README.md", "cmd", "go.mod", "go.sum", "internal", "testdata"}
	tests := []struct {
		name  string
		names []string
		want  []string
	}{
		{"good", good, nil},
		{"empty", nil, []string{"LICENSE", "README.md", "cmd", "go.mod", "go.sum", "internal", "testdata is missing"}},
		{"no license", slices.Delete(slices.Clone(good), 2, 3), []string{"LICENSE is missing"}},
		{"a folder too many", append(slices.Clone(good), "pkg"), []string{"pkg has no business"}},
		{"a file too many", append(slices.Clone(good), "Makefile"), []string{"Makefile has no business"}},
		{"leftovers", append(slices.Clone(good), "rel", "dist"), nil},
		{"ignored elsewhere only", append(slices.Clone(good), "loose"), []string{"loose has no business"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { expect(t, checkTop(tt.names, "# built\n/rel\n/dist/\nloose\n"), tt.want) })
	}
}

func TestPinCanFail(t *testing.T) {
	const block = "module a\n\nrequire (\n\tmodernc.org/libc v1.2.3\n\tmodernc.org/memory v1.0.0\n)\n"
	tests := []struct {
		name, sqlite, ours string
		want               []string
	}{
		{"same", block, "module b\n\nrequire modernc.org/libc v1.2.3 // indirect\n", nil},
		{"newer", block, "require (\n\tmodernc.org/libc v1.2.4 // indirect\n)\n", []string{"modernc.org/libc v1.2.4, and modernc.org/sqlite pins v1.2.3"}},
		{"none of ours", block, "module b\n", []string{"go.mod requires no"}},
		{"none of theirs", "module a\n", block, []string{"modernc.org/sqlite requires no"}},
		{"another module", "require modernc.org/libc/v2 v1.2.3\n", block, []string{"modernc.org/sqlite requires no"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { expect(t, checkPin(tt.sqlite, tt.ours), tt.want) })
	}
}

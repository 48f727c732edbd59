// Package internal_test holds the architecture to be true: who may import whom, where the world outside
// may be touched, what SQL may say, how long a file may grow, and what stands at the top of the tree.
// Each rule is a function from sources to complaints, so that it can be shown a sample it must refuse.
package internal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root    = ".." // the top of the repository, seen from this folder
	module  = "github.com/rel-journal/rel"
	longest = 350 // lines of a Go file outside tests
)

// arrows are the packages of ours that each package may import. A package that is not named here is
// refused: who adds one draws its arrows first.
var arrows = map[string][]string{
	"cmd/rel": {"internal/cli", "internal/term"},
	"internal/cli": {
		"internal/addressbook", "internal/backups", "internal/csvfile", "internal/document", "internal/friendsmd", "internal/ical", "internal/journal", "internal/jrnl", "internal/monica",
		"internal/render",
		"internal/report", "internal/seal", "internal/sentence", "internal/store", "internal/term", "internal/textfile", "internal/vcard",
		"internal/wholefile",
	},
	"internal/bench":       {"internal/db", "internal/journal", "internal/render", "internal/store", "internal/term"},
	"internal/store":       {"internal/backups", "internal/db", "internal/journal"},
	"internal/addressbook": {"internal/journal", "internal/textfile"},
	"internal/csvfile":     {"internal/journal", "internal/textfile"},
	"internal/document":    {"internal/journal"},
	"internal/friendsmd":   {"internal/journal", "internal/textfile"},
	"internal/ical":        {"internal/journal", "internal/textfile"},
	"internal/jrnl":        {"internal/journal", "internal/textfile"},
	"internal/monica":      {"internal/journal", "internal/textfile"},
	"internal/render":      {"internal/journal"},
	"internal/report":      {"internal/journal"},
	"internal/sentence":    {"internal/journal"},
	"internal/textfile":    {"internal/journal"},
	"internal/vcard":       {"internal/journal", "internal/textfile"},
	"internal/wholefile":   {"internal/journal"},
	"internal/backups":     {},
	"internal/db":          {},
	"internal/journal":     {},
	"internal/seal":        {},
	"internal/term":        {},
}

// homes are the only packages that may import these modules, with all that is below them.
var homes = map[string]string{
	"database/sql":               "internal/db",
	"modernc.org":                "internal/db",
	"filippo.io/age":             "internal/seal",
	"go.yaml.in":                 "internal/document",
	"github.com/spf13":           "internal/cli",
	"github.com/olekukonko":      "internal/render",
	"github.com/rogpeppe":        "tests",
	"github.com/emersion":        "tests",
	"github.com/santhosh-tekuri": "tests",
	"github.com/teambition":      "internal/ical",
}

// world is the world outside: the clock, the streams, the environment. Package term alone touches it.
var world = map[string][]string{
	"time": {"Now", "Since", "Until"},
	"os":   {"Stdin", "Stdout", "Stderr", "Getenv", "LookupEnv", "Environ", "ExpandEnv"},
	"fmt":  {"Print", "Printf", "Println"},
}

// source is one Go file of the tree.
type source struct {
	path string // from the top, with slashes
	text string
	fset *token.FileSet
	file *ast.File
}

func parse(t *testing.T, name, text string) source {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{name, text, fset, file}
}

func (s source) dir() string { return path.Dir(s.path) }

func (s source) complain(n ast.Node, format string, args ...any) string {
	return fmt.Sprintf("%s:%d: ", s.path, s.fset.Position(n.Pos()).Line) + fmt.Sprintf(format, args...)
}

// imported is the path that an import names.
func imported(spec *ast.ImportSpec) string {
	p, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	return p
}

// tree is every Go file below cmd and internal that is not a test, for whatever platform it is built.
func tree(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return filepath.SkipDir
			case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			all = append(all, parse(t, fromTop(name), read(t, name)))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func fromTop(name string) string {
	return strings.TrimPrefix(filepath.ToSlash(name), root+"/")
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkArrows complains of a package of ours that is imported against the arrows.
func checkArrows(s source) (complaints []string) {
	allowed, known := arrows[s.dir()]
	if !known {
		return []string{s.complain(s.file, "no arrows are drawn for the package %s", s.dir())}
	}
	for _, spec := range s.file.Imports {
		ours, isOurs := strings.CutPrefix(imported(spec), module+"/")
		if isOurs && !slices.Contains(allowed, ours) {
			complaints = append(complaints, s.complain(spec, "%s must not import %s", s.dir(), ours))
		}
	}
	return complaints
}

// checkHomes complains of a module that is imported outside the one package it is for, and of anything
// foreign in the domain but golang.org/x/text.
func checkHomes(s source) (complaints []string) {
	for _, spec := range s.file.Imports {
		p := imported(spec)
		for mod, home := range homes {
			if within(p, mod) && s.dir() != home {
				complaints = append(complaints, s.complain(spec, "%s belongs in %s alone", p, home))
			}
		}
		first, _, _ := strings.Cut(p, "/")
		if s.dir() == "internal/journal" && strings.Contains(first, ".") && !within(p, "golang.org/x/text") {
			complaints = append(complaints, s.complain(spec, "the domain must not import %s", p))
		}
	}
	return complaints
}

func within(p, mod string) bool { return p == mod || strings.HasPrefix(p, mod+"/") }

// checkWorld complains of the clock, the streams and the environment outside package term.
func checkWorld(s source) (complaints []string) {
	if s.dir() == "internal/term" {
		return nil
	}
	local := map[string]string{} // what the file calls the package
	for _, spec := range s.file.Imports {
		p := imported(spec)
		switch {
		case world[p] == nil:
		case spec.Name == nil:
			local[p] = p
		case spec.Name.Name == ".":
			complaints = append(complaints, s.complain(spec, "%s hides behind a dot", p))
		default:
			local[spec.Name.Name] = p
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			x, _ := sel.X.(*ast.Ident)
			if x != nil && slices.Contains(world[local[x.Name]], sel.Sel.Name) {
				complaints = append(complaints, s.complain(sel, "%s.%s belongs in internal/term alone", local[x.Name], sel.Sel.Name))
			}
		}
		return true
	})
	return complaints
}

// checkNetwork complains of the network, which rel does not touch: of net and all below it but net/url, which is text.
func checkNetwork(s source) (complaints []string) {
	for _, spec := range s.file.Imports {
		if p := imported(spec); within(p, "net") && p != "net/url" {
			complaints = append(complaints, s.complain(spec, "%s is the network", p))
		}
	}
	return complaints
}

// checkLength complains of a file too long to be read at one sitting.
func checkLength(s source) []string {
	if n := strings.Count(s.text, "\n"); n > longest {
		return []string{fmt.Sprintf("%s: %d lines, and %d are the most", s.path, n, longest)}
	}
	return nil
}

func TestSources(t *testing.T) {
	rules := map[string]func(source) []string{
		"arrows": checkArrows, "homes": checkHomes, "world": checkWorld, "length": checkLength, "literals": checkLiterals,
		"network": checkNetwork,
	}
	all := tree(t)
	for name, rule := range rules {
		t.Run(name, func(t *testing.T) {
			for _, s := range all {
				report(t, rule(s))
			}
		})
	}
}

func report(t *testing.T, complaints []string) {
	t.Helper()
	for _, c := range complaints {
		t.Error(c)
	}
}

func TestSourcesCanFail(t *testing.T) {
	tests := []struct {
		name, path, text string
		rule             func(source) []string
		want             []string // what each complaint contains; none for a sample to be let through
	}{
		{"cli to db", "internal/cli/add.go", `package cli; import "github.com/rel-journal/rel/internal/db"`, checkArrows,
			[]string{"internal/cli must not import internal/db"}},
		{"store to render", "internal/store/note.go", `package store; import ("context"; r "github.com/rel-journal/rel/internal/render")`,
			checkArrows, []string{"internal/store must not import internal/render"}},
		{"journal to term", "internal/journal/day.go", `package journal; import _ "github.com/rel-journal/rel/internal/term"`, checkArrows,
			[]string{"internal/journal must not import internal/term"}},
		{"unknown package", "internal/util/util.go", `package util`, checkArrows, []string{"no arrows are drawn for the package internal/util"}},
		{"loose file", "internal/loose.go", `package internal`, checkArrows, []string{"no arrows are drawn"}},
		{"good arrows", "internal/cli/add.go", `package cli; import ("github.com/rel-journal/rel/internal/store"; "os")`, checkArrows, nil},

		{"driver in store", "internal/store/store.go", `package store; import ("database/sql"; _ "modernc.org/sqlite")`, checkHomes,
			[]string{"database/sql belongs in internal/db", "modernc.org/sqlite belongs in internal/db"}},
		{"driver interface in cli", "internal/cli/add.go", `package cli; import "database/sql/driver"`, checkHomes, []string{"database/sql/driver"}},
		{"cobra in main", "cmd/rel/main.go", `package main; import "github.com/spf13/cobra"`, checkHomes, []string{"internal/cli alone"}},
		{"tablewriter in cli", "internal/cli/list.go", `package cli; import "github.com/olekukonko/tablewriter/tw"`, checkHomes,
			[]string{"internal/render alone"}},
		{"testscript in the program", "cmd/rel/main.go", `package main; import "github.com/rogpeppe/go-internal/testscript"`, checkHomes,
			[]string{"tests alone"}},
		{"uuid in the domain", "internal/journal/uid.go", `package journal; import ("strings"; "github.com/google/uuid")`, checkHomes,
			[]string{"the domain must not import github.com/google/uuid"}},
		{"good homes", "internal/journal/fold.go", `package journal; import ("unicode"; "golang.org/x/text/unicode/norm")`, checkHomes, nil},
		{"a longer name is another module", "internal/cli/add.go", `package cli; import "modernc.organic/x"`, checkHomes, nil},

		{"clock", "internal/store/note.go", "package store\nimport \"time\"\nvar now = time.Now", checkWorld, []string{"note.go:3: time.Now belongs"}},
		{"clock renamed", "internal/db/db.go", `package db; import t "time"; func f() { t.Since(t.Time{}) }`, checkWorld, []string{"time.Since belongs"}},
		{"clock behind a dot", "internal/db/db.go", `package db; import . "time"; var x = Now()`, checkWorld, []string{"time hides behind a dot"}},
		{"streams", "cmd/rel/main.go", `package main; import "os"; var x = []any{os.Stdin, os.Stdout, os.Stderr}`, checkWorld,
			[]string{"os.Stdin", "os.Stdout", "os.Stderr"}},
		{"environment", "internal/cli/add.go", `package cli; import "os"; func f() { os.Getenv("A"); os.LookupEnv("A"); os.Environ() }`, checkWorld,
			[]string{"os.Getenv", "os.LookupEnv", "os.Environ"}},
		{"printing", "internal/cli/add.go", `package cli; import "fmt"; func f() { fmt.Print(); fmt.Printf(""); fmt.Println() }`, checkWorld,
			[]string{"fmt.Print ", "fmt.Printf ", "fmt.Println "}},
		{"term is the door", "internal/term/env.go", `package term; import ("os"; "time"); var x, y = time.Now, os.Stdout`, checkWorld, nil},
		{"the rest of a package", "internal/cli/add.go", `package cli; import ("fmt"; "os"; "time"); var _ = []any{time.UTC, os.ErrExist, fmt.Sprint()}`,
			checkWorld, nil},
		{"another's Now", "internal/cli/add.go", `package cli; func f(env struct{ Now func() }) { env.Now() }`, checkWorld, nil},

		{"network", "internal/db/db.go", `package db; import ("net"; "net/http"; u "net/url"; "network")`, checkNetwork,
			[]string{"net is the network", "net/http is the network"}},

		{"too long", "internal/cli/add.go", "package cli\n" + strings.Repeat("\n", longest), checkLength, []string{"add.go: 351 lines"}},
		{"just short enough", "internal/cli/add.go", "package cli\n" + strings.Repeat("\n", longest-1), checkLength, nil},

		{"SQL in a literal", "internal/store/note.go", "package store\nconst q = `INSERT OR REPLACE INTO notes`", checkLiterals,
			[]string{"note.go:2: SQL replaces rows"}},
		{"SQL in a string with escapes", "internal/store/note.go", `package store; const q = "SELECT date(\x27now\x27)"`, checkLiterals,
			[]string{"SQL asks the clock: 'now'"}},
		{"SQL of the engine in its place", "internal/db/sqlite.go", `package db; const q = "PRAGMA optimize"`, checkLiterals, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { expect(t, tt.rule(parse(t, tt.path, tt.text)), tt.want) })
	}
}

// expect wants one complaint for each of want, in that order, that contains it.
func expect(t *testing.T, complaints, want []string) {
	t.Helper()
	if len(complaints) != len(want) {
		t.Fatalf("complaints %q, want %d: %q", complaints, len(want), want)
	}
	for i, w := range want {
		if !strings.Contains(complaints[i], w) {
			t.Errorf("complaint %q does not say %q", complaints[i], w)
		}
	}
}

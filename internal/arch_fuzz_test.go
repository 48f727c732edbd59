package internal_test

import (
	"go/ast"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unfuzzed are the functions called as parsers are that no fuzz target need reach, each with the reason.
var unfuzzed = map[string]string{}

// programs are the functions that begin the whole program: a fuzz target that runs it reaches no parser by that.
var programs = []string{"internal/cli.Main", "internal/cli.newRoot"}

// function is a function of the tree, and what its body names.
type function struct {
	name  string // with its package: internal/journal.ParseISO
	parse bool   // called as a parser is, and takes text
	test  bool
	names []string // functions of its package, and of others as package.Name
}

var parserName = regexp.MustCompile(`^([Pp]arse|[Rr]ead|[Ss]plit|[Dd]ecode)([A-Z]|$)`)

// readsText reports whether a function is called as a parser is, Parse*, Read*, Split*, Decode* or so in lower case, and is
// given a string or bytes.
func readsText(f *ast.FuncDecl) bool {
	return parserName.MatchString(f.Name.Name) && slices.ContainsFunc(f.Type.Params.List, func(p *ast.Field) bool { return isText(p.Type) })
}

// isText reports whether a type is a string, or bytes, or a list of strings.
func isText(t ast.Expr) bool {
	if list, ok := t.(*ast.ArrayType); ok {
		t = list.Elt
	}
	if list, ok := t.(*ast.Ellipsis); ok {
		t = list.Elt
	}
	name, ok := t.(*ast.Ident)
	return ok && (name.Name == "string" || name.Name == "byte")
}

// functionsOf is the functions of a source, methods among them by their bare name.
func functionsOf(s source) (all []function) {
	imports := map[string]string{}
	for _, spec := range s.file.Imports {
		if ours, ok := strings.CutPrefix(imported(spec), module+"/"); ok {
			imports[ours[strings.LastIndexByte(ours, '/')+1:]] = ours
		}
	}
	add := func(name string, f *ast.FuncDecl, body ast.Node) {
		fn := function{name: s.dir() + "." + name, test: strings.HasSuffix(s.path, "_test.go")}
		fn.parse = f != nil && !fn.test && readsText(f)
		fn.names = namesIn(s.dir(), imports, body)
		all = append(all, fn)
	}
	for _, d := range s.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Body != nil {
				add(d.Name.Name, d, d.Body)
			}
		case *ast.GenDecl: // tables of functions
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) > 0 {
					add(v.Names[0].Name, nil, v)
				}
			}
		}
	}
	return all
}

// namesIn is what a piece of a package names, of its own and of our other packages.
func namesIn(dir string, imports map[string]string, body ast.Node) (names []string) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && imports[x.Name] != "" {
				names = append(names, imports[x.Name]+"."+n.Sel.Name)
			}
		case *ast.Ident:
			names = append(names, dir+"."+n.Name)
		}
		return true
	})
	return names
}

// checkFuzzed complains of parsers that no fuzz target reaches, by the names in its body and in theirs.
func checkFuzzed(sources []source, excused map[string]string) (complaints []string) {
	bodies := map[string][]string{}
	var parsers, ahead []string
	for _, s := range sources {
		for _, f := range functionsOf(s) {
			bodies[f.name] = append(bodies[f.name], f.names...)
			_, bare, _ := strings.Cut(f.name, ".")
			switch {
			case f.parse:
				parsers = append(parsers, f.name)
			case f.test && strings.HasPrefix(bare, "Fuzz"):
				ahead = append(ahead, f.name)
			}
		}
	}
	reached := map[string]bool{}
	for len(ahead) > 0 {
		name := ahead[0]
		ahead = ahead[1:]
		for _, next := range bodies[name] {
			if _, known := bodies[next]; known && !reached[next] && !slices.Contains(programs, next) {
				reached[next] = true
				ahead = append(ahead, next)
			}
		}
	}
	for _, p := range parsers {
		switch {
		case !reached[p] && excused[p] == "":
			complaints = append(complaints, p+" reads text, and no fuzz target reaches it")
		case reached[p] && excused[p] != "":
			complaints = append(complaints, p+" is excused, and yet a fuzz target reaches it")
		}
	}
	for e := range excused {
		if !slices.Contains(parsers, e) {
			complaints = append(complaints, e+" is excused, and there is no such parser")
		}
	}
	return complaints
}

// tests is every test file below cmd and internal.
func tests(t *testing.T) (all []source) {
	t.Helper()
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(name, "_test.go") {
				all = append(all, parse(t, fromTop(name), read(t, name)))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestParsersAreFuzzed(t *testing.T) {
	report(t, checkFuzzed(append(tree(t), tests(t)...), unfuzzed))
}

func TestParsersAreFuzzedCanFail(t *testing.T) {
	const domain = `package journal
func ParseDay(s string) int { return readNumber(s) }
func readNumber(s string) int { return 0 }
func readPlain(n int) int { return n }
func ready(s string) bool { return true }
var table = map[string]func([]byte){"a": readTable}
func readTable(b []byte) {}`
	good := []source{
		parse(t, "internal/journal/day.go", domain),
		parse(t, "internal/journal/day_test.go", "package journal; func FuzzDay(f int) { ParseDay(string(f)); _ = table }"),
	}
	elsewhere := parse(t, "internal/cli/fuzz_test.go",
		`package cli; import "github.com/rel-journal/rel/internal/journal"; func FuzzAll() { journal.ParseDay(""); Main() }`)
	program := parse(t, "internal/cli/cli.go", `package cli; import "github.com/rel-journal/rel/internal/journal"; func Main() { journal.readTable(nil) }`)
	for name, tt := range map[string]struct {
		sources []source
		excused map[string]string
		want    []string
	}{
		"all reached":              {good, nil, nil},
		"no target":                {good[:1], nil, []string{"ParseDay reads text", "readNumber reads text", "readTable reads text"}},
		"from elsewhere":           {[]source{good[0], elsewhere}, nil, []string{"readTable reads text"}},
		"not by the whole program": {[]source{good[0], elsewhere, program}, nil, []string{"readTable reads text"}},
		"excused":                  {[]source{good[0], elsewhere}, map[string]string{"internal/journal.readTable": "why"}, nil},
		"excused for no reason":    {good, map[string]string{"internal/journal.readTable": "why"}, []string{"is excused, and yet"}},
		"excused and gone":         {good, map[string]string{"internal/journal.readGone": "why"}, []string{"there is no such parser"}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, checkFuzzed(tt.sources, tt.excused), tt.want) })
	}
}

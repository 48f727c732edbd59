package csvfile

import (
	"strings"
	"testing"
)

func TestDelimiter(t *testing.T) {
	for _, tt := range []struct {
		name, sheet string
		want        rune
		line        int
	}{
		{"comma", "Name,Phone\nDana Whitcomb,555\n", ',', 2},
		{"semicolon", "Name;Phone\nDana Whitcomb;555\n", ';', 2},
		{"tab", "Name\tPhone\nDana Whitcomb\t555\n", '\t', 2},
		{"one column", "Name\nDana Whitcomb\n", ',', 2},
		{"commas inside", "Name;City, State, Zip, County\nDana Whitcomb;\n", ';', 2},
		{"semicolons in quotes", "Name,\"a;b;c;d\"\nDana Whitcomb,\n", ',', 2},
		{"quote after the delimiter", "Name;\"a,b\";\"c,d\"\nDana Whitcomb\n", ';', 2},
		{"more commas than semicolons below", "Name;Notes\nDana Whitcomb;a,b,c,d,e\n", ';', 2},
		{"title full of commas", "Board, staff, friends, all\nName;Phone\nDana Whitcomb;555\n", ';', 3},
		{"sep line", "sep=;\nName;Phone\nDana Whitcomb;555\n", ';', 3},
		{"sep line quoted", "\"SEP=|\"\r\nName|Phone\r\nDana Whitcomb|555\r\n", '|', 3},
		{"sep line of a tab", "sep=\t\nName\tPhone\nDana Whitcomb\t555\n", '\t', 3},
		{"space before quotes", "\"Name\", \"Phone\"\n\"Dana Whitcomb\", \"555\"\n", ',', 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := read(t, tt.sheet, Options{})
			if s.Delimiter != tt.want {
				t.Errorf("delimiter %q, want %q", s.Delimiter, tt.want)
			}
			if cardNames(s) != "Dana Whitcomb" || s.Cards[0].Line != tt.line {
				t.Errorf("got %+v, want Dana Whitcomb on line %d", s.Cards, tt.line)
			}
		})
	}
}

func TestDelimiterOfMappedColumns(t *testing.T) {
	s := read(t, "Wer;Wo, genau\nDana Whitcomb;hier\n", Options{Map: map[string]string{"Wer": "name"}})
	if s.Delimiter != ';' || cardNames(s) != "Dana Whitcomb" {
		t.Errorf("read %q with %q", cardNames(s), s.Delimiter)
	}
}

// A row whose quotes are wrong is a bad row, and those behind it come in.
func TestBrokenQuotes(t *testing.T) {
	for _, tt := range []struct{ name, sheet, names, want string }{
		{"inside", "Name,Notes\nDana,the \"pilot\" one\nLuis,x\n", "Luis", "people.csv:2: character 10: a quote is out of place"},
		{"in a name", "Name,Notes\nDana \"Dee\" Whitcomb,y\nLuis\n", "Luis", "people.csv:2: character 6: a quote is out of place"},
		{"after a quoted cell", "Name,Notes\nLuis,x\nDana,\"a\"b\nSam,y\n", "Luis | Sam", "people.csv:3: character 8: a quote is out of place"},
		{"behind letters of two bytes", "Name,Notes\nZoë,é\"x\"\nLuis,x\n", "Luis", "people.csv:2: character 6: a quote is out of place"},
		{"never closed", "Name,Notes\nDana,\"a\nLuis,b\nSam\n", "Luis | Sam", "people.csv:2: a quote is opened and not closed where its cell ends"},
		{"never closed, in the last row", "Name,Notes\nLuis,b\nDana,\"a", "Luis", "people.csv:3: a quote is opened and not closed where its cell ends"},
		{"never closed above another quote", "Name,Notes\nDana,\"a\nLuis,\"b\"\nSam,c\n", "Luis | Sam", "people.csv:2: a quote is opened and not closed where its cell ends"},
		{"closed lines below", "Name,Notes,a\nDana,\"he \"said\" and\nleft, then\nwent\",x\nSam,c,\n", "Sam",
			"people.csv:2: character 10: a quote is out of place, so that lines 2 to 4 are taken for one row"},
		{"beside a cell of several lines", "Name,Notes,a\n\"D \"D\" W\",\"two\nlines\",x\nSam,\"a\nb\",\n", "Sam",
			"people.csv:2: character 4: a quote is out of place, so that lines 2 to 3 are taken for one row"},
		{"below a sep line", "sep=,\nName,Notes\nDana,a\"b\nLuis,x\n", "Luis", "people.csv:3: character 7: "},
		{"below a title with a quote", "The \"new\" board\nName,Notes\nDana,a\"b\nLuis,x\n", "Luis", "people.csv:3: character 7: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := read(t, tt.sheet, Options{Name: "people.csv"})
			if len(s.Bad) != 1 || s.Bad[0].Error() != tt.want && !strings.HasSuffix(tt.want, ": ") || !strings.HasPrefix(s.Bad[0].Error(), tt.want) {
				t.Errorf("bad rows %v, want %s", s.Bad, tt.want)
			}
			if got := cardNames(s); got != tt.names {
				t.Errorf("got %s, want %s", got, tt.names)
			}
		})
	}
}

// A header whose quotes are wrong spoils the file.
func TestBrokenHeader(t *testing.T) {
	p := problem(t, "Name \"of,Notes\nDana,x\n", Options{Name: "people.csv"})
	if want := "a quote is out of place"; !strings.Contains(p.What, want) {
		t.Errorf("got %q, want %q in it", p.What, want)
	}
}

func TestHeaderRow(t *testing.T) {
	for _, tt := range []struct{ name, sheet, want string }{
		{"first row", "Name,State\nDana Whitcomb,IL\n", "Dana Whitcomb"},
		{"below titles", "Partners\n\nPrinted 2025-11-22,,\nName,Phone\nDana Whitcomb,5\n", "Dana Whitcomb"},
		{"below a title that is a heading", "Contact,,\nName,Phone,Web\nDana Whitcomb,5,\n", "Dana Whitcomb"},
		{"below a labeled title", "Agency:,Department of Early Learning\nName,Phone,Web\nDana Whitcomb,5,\n", "Dana Whitcomb"},
		{"the first row wins over a later one", "Name,Role,Notes\nName,Title,Phone\n", "Name"},
		{"a short first row wins over as short a one", "Name,State\nName,Phone\n", "Name"},
		{"a lone heading wins over names", "Name\nTitle\nFirst name\n", "Title | First name"},
		{"a wider row that says no more is a row", "Name\nDana,Name,5\nLuis Ortega\n", "Luis Ortega"},
		{"only organizations", "Agency,Region\nBright Steps,North\n", "Bright Steps"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := cardNames(read(t, tt.sheet, Options{})); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestNoHeader(t *testing.T) {
	deep := strings.Repeat("x\n", headerDepth) + "Name,Phone\nDana,5\n"
	for _, tt := range []struct{ name, sheet, what, hint string }{
		{"nothing known", "Wer,Wo\nDana,hier\n", "line 1 has Wer, Wo", `--map "Wer=name"`},
		{"no names", "List\nE-mail,Phone\na@b,5\n", "line 2 has E-mail, Phone", `--map "E-mail=name"`},
		{"too deep", deep, "line 1 has x", "--map"},
		{"no cell at all", "\"\",\"\"\n", "no column is headed Name", `--map "Column=name"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := problem(t, tt.sheet, Options{})
			if !strings.Contains(p.What, tt.what) || !strings.Contains(p.Hint, tt.hint) {
				t.Errorf("got %q, hint %q", p.What, p.Hint)
			}
		})
	}
}

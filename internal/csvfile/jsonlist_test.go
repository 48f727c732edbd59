package csvfile

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

const listSample = `[
 {"uid":"a","name":"Dana Whitcomb","aliases":["Dee","=1"],"fields":[{"name":"Seat","value":"3"}],"points":[{"label":"work"}]},
 {"uid":"b","name":"Ruth \"R\" Abara","heard":[{"name":"Dana","text":"late\nand low"}],"due":null,"open":3,"x":{"y":1}}
]
`

func TestList(t *testing.T) {
	l, err := ReadList(opening(listSample), "list.json")
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := l.Sheet()
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(sheet)
	want := "uid,name,aliases,Seat,heard,due,open\na,Dana Whitcomb,Dee; =1,3,,,\nb,\"Ruth \"\"R\"\" Abara\",,,\"late\nand low (Dana)\",,3\n"
	if err != nil || string(got) != want || strings.Join(l.LeftOut, " ") != "labels" {
		t.Errorf("%q, %q, %v", got, l.LeftOut, err)
	}
}

func opening(text string) textfile.Open {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

// Wherever a list is cut off, it is refused with a hint.
func TestListCutOff(t *testing.T) {
	whole := strings.TrimSpace(listSample)
	for at := range whole {
		_, err := ReadList(opening(whole[:at]), "list.json")
		var p *journal.Problem
		if !errors.As(err, &p) || p.Hint == "" {
			t.Fatalf("cut off at %d: %v", at, err)
		}
	}
}

// FuzzList holds that whatever is taken for a list is a sheet that can be read to its end.
func FuzzList(f *testing.F) {
	f.Add(listSample)
	f.Add(`[{"a":"\u0000","b":"'=1"},{}]`)
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ReadList(opening(text), "list.json")
		if err != nil {
			var p *journal.Problem
			if !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		sheet, err := l.Sheet()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, sheet); err != nil {
			t.Fatal(err)
		}
	})
}

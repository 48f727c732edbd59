package cli

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// hostile seeds the fuzz targets with text that has gone wrong elsewhere.
var hostile = []string{
	"", " ", ":", "=", "work:", ": x", "work: 202-555-0142", "Work : a@b", "a@b:c", "work: work: x", "State=OR", "=OR", "a=b=c", " = ", "\x00",
	"\xff", "\x1b[2J", "\u202Ex", "luis: worries", "9:30 is fine", "no: not before June", "http://x", "#a", "a,b", "İ: x", "\ufeffwork: x",
}

// refusedWell checks that an error is one with a way out.
func refusedWell(t *testing.T, err error) {
	t.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Hint == "" {
		t.Fatalf("refused with %v", err)
	}
}

// FuzzFlagValues: what the flags of a contact take is read into something clean, or refused.
func FuzzFlagValues(f *testing.F) {
	for _, s := range append([]string{"record,Intent", "integrity, track-record", "int"}, hostile...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []journal.PointKind{journal.PointEmail, journal.PointPhone, journal.PointWeb, journal.PointAddress} {
			p, err := readPoint(kind, text)
			switch {
			case err != nil:
				refusedWell(t, err)
			case p.Value == "" || strings.TrimSpace(p.Value) != p.Value || p.Label != "" && !isLabel(p.Label):
				t.Fatalf("%q is the %s %+v", text, kind, p)
			}
		}
		fields, err := readFields([]string{text})
		switch {
		case err != nil:
			refusedWell(t, err)
		default:
			if again, err := readFields([]string{fields[0].Name + "=" + fields[0].Value}); err != nil || !slices.Equal(again, fields) {
				t.Fatalf("%q is %+v, and that %+v, %v", text, fields, again, err)
			}
		}
		if tags, err := readTags([]string{text}); err != nil {
			refusedWell(t, err)
		} else if again, err := readTags(tags); err != nil || !slices.Equal(again, tags) {
			t.Fatalf("%q is %q, and that %q, %v", text, tags, again, err)
		}
		if every, err := readEvery(text); err != nil {
			refusedWell(t, err)
		} else if every < 0 && every != journal.Never {
			t.Fatalf("%q is every %d days", text, every)
		}
		if wanted, err := readWanted(text); err != nil {
			refusedWell(t, err)
		} else if wanted < 0 {
			t.Fatalf("%q is %d contacts", text, wanted)
		}
		if all, err := readGrounds(strings.Split(text, ",")); err != nil {
			refusedWell(t, err)
		} else if len(all) == 0 || !slices.IsSortedFunc(all, asListed) {
			t.Fatalf("%q are the grounds %q", text, all)
		}
		if before, after, ok := cutLast(text, "="); ok && strings.Contains(after, "=") || !ok && before != text {
			t.Fatalf("%q is cut into %q and %q", text, before, after)
		}
	})
}

// asListed orders grounds of trust as they are listed.
func asListed(a, b journal.Ground) int {
	return cmp.Compare(slices.Index(journal.Grounds, a), slices.Index(journal.Grounds, b))
}

// FuzzQuote: a word that is shown to be pasted is, to the shell, the word it was.
func FuzzQuote(f *testing.F) {
	for _, s := range append([]string{"Dana Whitcomb", `it's "so"`, "$(x)", "`x`", "a\\b", "!!", "-x", "~", "a\nb", "%PATH%"}, hostile...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := unquoted(t, quoteFor("linux", text)); got != text {
			t.Fatalf("%q is quoted so that a shell reads %q", text, got)
		}
		windows := quoteFor("windows", text)
		if inside, quoted := strings.CutPrefix(windows, `"`); quoted {
			inside = strings.TrimSuffix(inside, `"`)
			if strings.ReplaceAll(inside, `""`, `"`) != text || strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`) {
				t.Fatalf("%q is quoted as %s", text, windows)
			}
		}
	})
}

// unquoted is what a POSIX shell makes of one word of a line.
func unquoted(t *testing.T, word string) string {
	t.Helper()
	if strings.HasPrefix(word, "'") {
		return strings.ReplaceAll(word[1:len(word)-1], `'\''`, "'")
	}
	if inside, ok := strings.CutPrefix(word, `"`); ok {
		inside = strings.TrimSuffix(inside, `"`)
		if strings.ContainsAny(inside, "\"$`\\!") {
			t.Fatalf("inside %s a shell reads on", word)
		}
		return inside
	}
	if strings.ContainsAny(word, " \t\n\"'$`!*?[](){}<>|&;#~\\") {
		t.Fatalf("a shell reads something into %s", word)
	}
	return word
}

// FuzzLostQuote: whatever is typed, a line that lost its quotes is shown back with every word that was in it.
func FuzzLostQuote(f *testing.F) {
	for _, line := range []string{
		"note dana went over the pilot", "note dana x --via call y z", "add Dana Whitcomb --title Program Director", "note -- a b c", "note dana x --on",
		"note --x=1 a b c", "-q note a b c", "note a b c -y", "note  a", "--db x note a b c", "note dana \x1b[2J \xff",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		a := &app{env: &term.Env{In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}, chosen: map[string]store.Who{}}
		root := newRoot(a)
		args := strings.Split(line, " ")
		cmd, rest, err := root.Find(args)
		if err != nil || cmd == root || cmd.ParseFlags(rest) != nil || len(cmd.Flags().Args()) <= 2 {
			return // that is another error
		}
		words, flags := typed(cmd, 2, args)
		shown := strings.Join(words, " ")
		for _, fl := range flags {
			shown += " " + fl.name + " " + fl.value
		}
		for _, arg := range args[1:] {
			for part := range strings.SplitSeq(arg, "=") {
				if !strings.Contains(shown+" "+cmd.CommandPath(), part) && arg != "--" {
					t.Fatalf("%q lost %q: %q", line, part, shown)
				}
			}
		}
	})
}

// FuzzHeard: whoever is named before a colon, something was heard, from somebody who was there or from nobody.
func FuzzHeard(f *testing.F) {
	for _, s := range append([]string{"luis: worries about rates", "lu: x", "dana w: x", "amara: x", "1: x", "#1: x", "Luis Ortega:", "::"}, hostile...) {
		f.Add(s)
	}
	a, present := meeting(f)
	f.Fuzz(func(t *testing.T, text string) {
		for n := range len(present) + 1 {
			h, err := a.hear(t.Context(), text, present[:n])
			var several *ambiguous
			switch {
			case errors.As(err, &several):
			case err != nil:
				refusedWell(t, err)
			case h.Text == "" || h.SpeakerUID != "" && !slices.ContainsFunc(present[:n], func(w store.Who) bool { return w.UID == h.SpeakerUID }):
				t.Fatalf("%q was heard as %+v", text, h)
			case !strings.HasSuffix(strings.TrimSpace(strings.ReplaceAll(text, "\r", "\n")), h.Text) && !strings.Contains(text, "\r\n"):
				t.Fatalf("%q was heard as %q", text, h.Text)
			}
		}
	})
}

// meeting is a journal of three, two of whom are present.
func meeting(f *testing.F) (*app, []store.Who) {
	f.Helper()
	path := f.TempDir() + "/journal.db"
	for _, args := range [][]string{{"add", "Luis Ortega"}, {"add", "Dana Whitcomb"}, {"add", "Amara Okafor-Reyes"}} {
		env := &term.Env{Args: append([]string{"--db", path}, args...), In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}
		if code := Main(f.Context(), env); code != 0 {
			f.Fatalf("%v: exit code %d", args, code)
		}
	}
	a := &app{env: &term.Env{In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}, path: path, chosen: map[string]store.Who{}}
	f.Cleanup(func() { _ = a.close() })
	p, err := a.whos(f.Context(), false, "luis; dana")
	if err != nil {
		f.Fatal(err)
	}
	return a, p.everyone()
}

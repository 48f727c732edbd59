package journal

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// hostile seeds the fuzz targets with text that has gone wrong elsewhere.
var hostile = []string{
	"", " ", "\x00", "\xff\xfe", "a\xed\xa0\x80b", "\x1b[2J", "\u009b31m", "\u202Eevil", "\u2066x\u2069", "\ufeffDana", "\u200b",
	"\U000E0041", "e" + strings.Repeat("\u0301", 50), "ﬁ", "İ", "ß", "１２", "१२", "-1", "+1", "1e9", "99999999999999999999", "a\nb\r\nc\rd",
}

func addAll(f *testing.F, seeds ...string) {
	for _, s := range slices.Concat(hostile, seeds) {
		f.Add(s)
	}
}

func FuzzISO(f *testing.F) {
	addAll(f, "2026-11-22", "0000-01-01", "9999-12-31", "2026-02-29", "2026-1-2", "10000-01-01", "2026-11-22 ")
	f.Fuzz(func(t *testing.T, text string) {
		day, err := ParseISO(text)
		if err == nil && (day.String() != text || day.IsZero()) {
			t.Fatalf("%q is read as %v", text, day)
		}
		var read Day
		if again := read.UnmarshalText([]byte(text)); text != "" && ((again == nil) != (err == nil) || err == nil && read != day) {
			t.Fatalf("%q is %v, %v by one door and %v, %v by the other", text, day, err, read, again)
		}
	})
}

func FuzzClock(f *testing.F) {
	addAll(f, "14:30", "2:30pm", "9am", "noon", "12 a.m.", "24:00", "0:60", "9", ":30", "12:5", "am", "13pm")
	f.Fuzz(func(t *testing.T, text string) {
		clock, err := ParseClock(text)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if again, err := ParseClock(clock); err != nil || again != clock || len(clock) != len("15:04") || clock > "23:59" {
			t.Fatalf("%q is %q, which is %q, %v", text, clock, again, err)
		}
	})
}

func FuzzYearly(f *testing.F) {
	addAll(f, "1980-05-12", "--05-12", "05-12", "may 12", "12 may 1980", "12-May-1980", "5/12/1980", "29 feb", "29 feb 1981", "1700-01-01",
		"13/13", "--02-30", "0/0", "1 mAY 2070")
	f.Fuzz(func(t *testing.T, text string) {
		for _, order := range []Order{OrderUnset, MDY, DMY} {
			y, err := ParseYearly("birthday", text, order)
			if err != nil {
				wantProblem(t, err, "")
				continue
			}
			if again, err := ParseYearly("birthday", y.String(), OrderUnset); err != nil || again != y {
				t.Fatalf("%q is %+v, shown as %q, which is %+v, %v", text, y, y, again, err)
			}
			from := sunday // or the year it begins, where that is to come
			if y.Year > sunday.Year {
				from = Day{y.Year, time.January, 1}
			}
			if next := y.Next(sunday); next.Before(from) || next.Sub(from) > 366 {
				t.Fatalf("%q comes round on %v, seen from %v", text, next, from)
			}
		}
	})
}

func FuzzRef(f *testing.F) {
	addAll(f, "n841", "N1", "c12", "12", "#12", "##1", "n0", "n01", "n-1", "x1", "n9223372036854775808", "n", "#")
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := ParseRef(text)
		if ok && (!strings.EqualFold(r.String(), text) || r.Number < 1) {
			t.Fatalf("%q is %v", text, r)
		}
		n, number := ParseNumber(text)
		if number && n < 1 || number && ok {
			t.Fatalf("%q is the number %d, and %v", text, n, r)
		}
		if IsEmail(text) && (number || EmailKey(EmailKey(text)) != EmailKey(text)) {
			t.Fatalf("%q is an e-mail address and a number, or has two keys", text)
		}
		if key := PhoneKey(text); PhoneKey(key) != key && len(key) != 11 {
			t.Fatalf("the phone number %q has the key %q, and that %q", text, key, PhoneKey(key))
		}
	})
}

func FuzzChannel(f *testing.F) {
	addAll(f, "call", "c", "m", "mee", "in person", "Face-to-Face", "ZOOM", "café", "-", "mail")
	f.Fuzz(func(t *testing.T, text string) {
		channel, err := ParseChannel(text)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if again, err := ParseChannel(string(channel)); err != nil || again != channel || !slices.Contains(Channels, channel) {
			t.Fatalf("%q is %q, which is %q, %v", text, channel, again, err)
		}
	})
}

// FuzzClean: what is kept is clean already, valid, and no longer than allowed.
func FuzzClean(f *testing.F) {
	addAll(f, "Dana  Whitcomb", "#Budget Season", "a,b", "two\r\nlines\r", "ﬃ\u0323\u0307", "# # x", strings.Repeat("long ", 50))
	f.Fuzz(func(t *testing.T, s string) {
		for what, clean := range map[string]func(string) (string, error){
			"name": CleanName, "tag": Tag, "text": func(s string) (string, error) { return CleanText("text", s) },
		} {
			got, err := clean(s)
			if err != nil {
				wantProblem(t, err, "")
				continue
			}
			if again, err := clean(got); err != nil || again != got {
				t.Fatalf("the %s of %+q is %+q, and that of this %+q, %v", what, s, got, again, err)
			}
			if !utf8.ValidString(got) || strings.ContainsAny(got, "\x00\r") || what != "text" && strings.ContainsAny(got, "\n\t") {
				t.Fatalf("the %s of %+q is %+q", what, s, got)
			}
		}
	})
}

// FuzzSameName holds what finds out whether two names are one person's: it is fair to both, and never breaks.
func FuzzSameName(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "Dana Whitcomb")
	}
	f.Add("Whitcomb, Dana", "D. Whitcomb Jr.")
	f.Add("Whitcomb Jr., Dana", "Dana Whitcomb III")
	f.Add(",,", "Jr.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if Agree(a, b) != Agree(b, a) {
			t.Fatalf("%q agrees with %q one way round", a, b)
		}
		if NameKey(a) != "" && !Agree(a, a) {
			t.Fatalf("%q does not agree with itself", a)
		}
		if turned, ok := Turned(a); ok && (strings.TrimSpace(turned) != turned || letters(turned) == "" && letters(a) != "") {
			t.Fatalf("%q turned is %q", a, turned)
		}
		near := Nearest(a, []string{b, b, "Dana Whitcomb"}, 2)
		if len(near) > 2 || len(near) == 2 && near[0] == near[1] {
			t.Fatalf("near %q are %q", a, near)
		}
	})
}

// FuzzSuggestions: whatever is typed, an error shows it on one line of a length that can be read.
func FuzzSuggestions(f *testing.F) {
	addAll(f, strings.Repeat("x", 500))
	f.Fuzz(func(t *testing.T, text string) {
		_, err := Dates{Today: sunday, Toward: Back}.Parse(text)
		var p *Problem
		if errors.As(err, &p) && utf8.RuneCountInString(p.What) > 500 {
			t.Fatalf("%q is refused at length: %s", text, p.What)
		}
		if shown := AsTyped(text); utf8.ValidString(text) && !utf8.ValidString(shown) {
			t.Fatalf("%q is shown as %q", text, shown)
		}
	})
}

package render
import ("testing";"math/rand/v2";"strings")
func TestStress(t *testing.T) {
	alphabet := []rune{'a','b',' ','\n','\t','\x1b',0x301,0xfe0f,0x200d,0x200b,0x903,0x600,0x6dd,0x1F469,0x1F3FD,0x1F1FA,0x1F1F8,'王',0x1100,0x1161,0x11a8,0xe33,0x202e,0xad,0xfeff,'1',0x20e3,'\\','\u3000',0xa0,0x110BD,0x94d,0x915,0x937,0x200c,0x25cc,0x85,'\r',0x1F3F4,0xE0067,0xE007F,0x1112}
	rs := func(n int) string { var b strings.Builder; for range rand.IntN(n) { b.WriteRune(alphabet[rand.IntN(len(alphabet))]) }; return b.String() }
	type row struct{ name, org string }
	cols := []Column[row]{
		{Title: "Nr", Value: func(row) any { return 7 }, Right: true, Rigid: true},
		{Title: "Name", Value: func(r row) any { return r.name }},
		{Title: "Organization", Value: func(r row) any { return r.org }, Right: true},
		{Title: "End", Value: func(row) any { return "|" }, Rigid: true},
	}
	bad := 0
	for i := range 400000 {
		a, o := rs(60), rs(60)
		if i%10==0 {
		var b strings.Builder
		List(&b, Style{Width: 40}, cols, Rows([]row{{"Dana", "Office"}, {a, o}}))
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) != 4 || width(lines[2]) != width(lines[3]) || width(lines[3]) > 40 { bad++; t.Errorf("table %q %q: %q", a, o, lines) }
		}
		for line := range strings.SplitSeq(Wrap(a, 24, spaces(i%3)), "\n") {
			if width(line) > 24 || strings.HasSuffix(line, " ") { bad++; t.Errorf("wrap %q: %q w=%d", a, line, width(line)) }
		}
		if got, want := letters(Wrap(a, 24, "")), letters(SafeLines(a)); got != want { bad++; t.Errorf("wrap loses %q: %q", want, got) }
		if bad > 5 { return }
	}
}

package journal

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// someone is a person or an organization of this name, with what is given besides.
func someone(name string, with ...func(*Contact)) Contact {
	c := Contact{Kind: Person, Name: name}
	for _, do := range with {
		do(&c)
	}
	return c
}

func email(v string) func(*Contact) {
	return func(c *Contact) { c.Points = append(c.Points, Point{Kind: PointEmail, Value: v}) }
}

func phone(v string) func(*Contact) {
	return func(c *Contact) { c.Points = append(c.Points, Point{Kind: PointPhone, Value: v}) }
}

func place(organization string) func(*Contact) {
	return func(c *Contact) { c.Positions = append(c.Positions, Position{Organization: organization}) }
}

func alias(name string) func(*Contact) {
	return func(c *Contact) { c.Aliases = append(c.Aliases, name) }
}

func born(day int) func(*Contact) {
	return func(c *Contact) { c.Dates = append(c.Dates, Yearly{Label: Birthday, Month: 5, Day: day}) }
}

func organized(c *Contact) { c.Kind = Organization }

func TestFindTwins(t *testing.T) {
	const office = "Office of Child Care"
	for name, tt := range map[string]struct {
		a, b Contact
		want string
	}{
		"same e-mail":             {someone("Dana Whitcomb", email("Dana@example.org")), someone("Dana Whitcomb", email("dana@example.org")), "same e-mail Dana@example.org, same name"},
		"one mailbox":             {someone("Dana Whitcomb", email("x@example.org")), someone("Luis Ortega", email("x@example.org")), "same e-mail x@example.org, but names differ"},
		"same phone":              {someone("Dana Whitcomb", phone("202-555-0142")), someone("Dee Whitcomb", phone("+1 (202) 555 0142")), "same phone 202-555-0142, but names differ"},
		"extensions apart":        {someone("Dana Whitcomb", phone("202-555-0142 x1")), someone("Luis Ortega", phone("202-555-0142 x2")), ""},
		"at home and abroad":      {someone("Dana Whitcomb", phone("020 7946 0000")), someone("Dana Whitcomb", phone("+44 20 7946 0000")), "same phone 020 7946 0000, same name"},
		"abroad by 00":            {someone("Dana Whitcomb", phone("(020) 79460000")), someone("Dana Hill", phone("0044 20 7946 0000")), "same phone (020) 79460000, but names differ"},
		"abroad by 011, of a 0":   {someone("Dana Whitcomb", phone("06 1234 5678")), someone("Dana Hill", phone("011 39 06 1234 5678")), "same phone 06 1234 5678, but names differ"},
		"with another extension":  {someone("Dana Whitcomb", phone("020 7946 0000 x1")), someone("Luis Ortega", phone("+44 20 7946 0000")), ""},
		"no trunk":                {someone("Dana Whitcomb", phone("912 345 678")), someone("Dana Hill", phone("+34 912 345 678")), "same phone 912 345 678, but names differ"},
		"no trunk, a mobile":      {someone("Dana Whitcomb", phone("138 0013 8000")), someone("Dana Hill", phone("+86 138 0013 8000")), "same phone 138 0013 8000, but names differ"},
		"a trunk of 8":            {someone("Dana Whitcomb", phone("8 (495) 123-45-67")), someone("Dana Hill", phone("+7 495 123 45 67")), "same phone 8 (495) 123-45-67, but names differ"},
		"as short as an office's": {someone("Dana Whitcomb", phone("555-0142")), someone("Luis Ortega", phone("+354 555 0142")), ""},
		"behind a pause":          {someone("Dana Whitcomb", phone("+1 202 555 0142,,12")), someone("Dee Whitcomb", phone("202-555-0142 x12")), "same phone +1 202 555 0142,,12, but names differ"},
		"a longer number":         {someone("Dana Whitcomb", phone("020 7946 0000")), someone("Luis Ortega", phone("+44 120 7946 0000")), ""},
		"of two countries":        {someone("Dana Whitcomb", phone("020 7946 0000")), someone("Luis Ortega", phone("030 7946 0000")), ""},
		"no code of a country":    {someone("Dana Whitcomb", phone("01 2079 460000")), someone("Luis Ortega", phone("+4412079460000")), "same phone 01 2079 460000, but names differ"},
		"North America":           {someone("Dana Whitcomb", phone("0202-555-0142")), someone("Luis Ortega", phone("+1 202 555 0142")), ""},
		"same name":               {someone("Dana Whitcomb"), someone("dana  whitcomb"), "same name"},
		"an alias":                {someone("Dana Whitcomb"), someone("Dana Hill", alias("Dana Whitcomb")), "same name"},
		"accents":                 {someone("José Núñez"), someone("Jose Nunez"), "same name but for accents or signs"},
		"signs":                   {someone("Mai-Lan O’Neil"), someone("Mai Lan ONeil"), "same name but for accents or signs"},
		"turned":                  {someone("Dana Whitcomb"), someone("Whitcomb, Dana"), "same name in another order"},
		"a title more":            {someone("Walter Bright"), someone("Walter Bright, Jr."), "same name but for Jr., PhD or the like"},
		"turned, no comma":        {someone("Dana Whitcomb"), someone("Whitcomb Dana"), "same name in another order"},
		"nickname":                {someone("Robert Hill"), someone("Bob Hill"), "nickname"},
		"nickname in Spanish":     {someone("José Núñez"), someone("Pepe Nunez"), "nickname"},
		"two nicknames":           {someone("Rob Hill"), someone("Bob Hill"), "nickname"},
		"nickname, turned":        {someone("Hill, Robert"), someone("Bob Hill"), "nickname"},
		"a name in the middle":    {someone("Dana Whitcomb"), someone("Dana M. Whitcomb, PhD"), "one name fits the other"},
		"two family names":        {someone("José Núñez García"), someone("José Núñez"), "one name fits the other"},
		"Jr. and Sr.":             {someone("Dana Whitcomb Jr."), someone("Dana Whitcomb Sr."), ""},
		"two given names":         {someone("Alexander Hill"), someone("Alexandra Hill"), ""},
		"one given name":          {someone("Dana Whitcomb"), someone("Dana Whitfield"), ""},
		"an initial":              {someone("D. Whitcomb"), someone("Dana Whitcomb"), ""},
		"an initial, same place":  {someone("D. Whitcomb", place(office)), someone("Dana Whitcomb", place("office of child care")), "one name fits the other"},
		"misspelled":              {someone("Dana Witcomb", place(office)), someone("Dana Whitcomb", place(office)), "near spelling at Office of Child Care"},
		"misspelled, elsewhere":   {someone("Dana Witcomb"), someone("Dana Whitcomb", place(office)), ""},
		"short, misspelled":       {someone("Li Wu", place(office)), someone("Li Hu", place(office)), ""},
		"other addresses":         {someone("Dana Whitcomb", email("a@example.org")), someone("Dana Whitcomb", email("b@example.org")), "same name, but e-mail addresses differ"},
		"other birthdays":         {someone("Dana Whitcomb", born(1)), someone("Dana Whitcomb", born(2)), "same name, but birthdays differ: --05-01 and --05-02"},
		"an organization":         {someone("Bright Steps", organized), someone("BrightSteps", organized), "same name but for accents or signs"},
		"a part of it":            {someone("Child Care Aware", organized), someone("Child Care Aware of Ohio", organized), ""},
		"a person and one":        {someone("Bright Steps"), someone("Bright Steps", organized, phone("202-555-0142")), ""},
		"both by e-mail":          {someone("Bright Steps", email("x@example.org")), someone("Bright Steps", organized, email("x@example.org")), "same e-mail x@example.org, but one is a person, the other an organization"},
		"nothing said":            {someone("."), someone("-"), ""},
	} {
		tt.a.ID, tt.b.ID = 1, 2
		for _, all := range [][]Contact{{tt.a, tt.b}, {tt.b, tt.a}} {
			found, _ := FindTwins(all)
			got := ""
			if len(found) > 0 {
				got = found[0].Why()
			}
			if got != tt.want || len(found) > 1 {
				t.Errorf("%s: %q, want %q", name, got, tt.want)
			}
		}
	}
}

// What more than two share is an office's, and makes no pair of people whose names differ.
func TestWhatAnOfficeShares(t *testing.T) {
	all := []Contact{
		someone("Dana Whitcomb", phone("202-555-0100"), email("office@example.org")),
		someone("Luis Ortega", phone("202-555-0100"), email("office@example.org")),
		someone("Whitcomb, Dana", phone("(202) 555-0100"), email("office@example.org")),
	}
	for i := range all {
		all[i].ID = int64(i + 1)
	}
	found, _ := FindTwins(all)
	if len(found) != 1 || found[0].A.ID != 1 || found[0].B.ID != 3 ||
		found[0].Why() != "same e-mail office@example.org, same phone 202-555-0100, same name in another order" {
		t.Errorf("found %+v", found)
	}
}

// The surest come first, and what something speaks against last.
func TestTwinsAreInOrder(t *testing.T) {
	all := []Contact{
		someone("Dana Witcomb", place("Harbor Fund")), someone("Dana Whitcomb", place("Harbor Fund")),
		someone("Robert Hill"), someone("Bob Hill"),
		someone("Mei Tanaka", born(1)), someone("Mei Tanaka", born(2)),
		someone("Luis Ortega"), someone("Luis Ortega"),
		someone("Ana Reyes", phone("202-555-0142")), someone("Ana M. Reyes", phone("2025550142")),
		someone("Ruth Hale", email("ruth@example.org")), someone("Ruth Hale", email("ruth@example.org")),
	}
	for i := range all {
		all[i].ID = int64(i + 1)
	}
	found, _ := FindTwins(all)
	var got []int64
	for _, p := range found {
		got = append(got, p.A.ID)
	}
	if fmt.Sprint(got) != "[11 9 7 3 1 5]" {
		t.Errorf("in the order %v", got)
	}
}

// A thousand of one name are each compared with a few.
func TestManyOfOneName(t *testing.T) {
	var all []Contact
	for i := range 3000 {
		c := someone("Dana Whitcomb")
		c.ID = int64(i + 1)
		all = append(all, c)
	}
	if _, compared := FindTwins(all); compared > len(all)*mostAbreast {
		t.Errorf("%d pairs were compared", compared)
	}
}

// Of ten thousand at one organization, whose names are much alike, each is compared with a few; who is misspelled is found among
// them.
func TestManyNearNamesAtOnePlace(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for name, letters := range map[string]int{"with room between them": 1 << 40, "without": 15_000} {
		var all []Contact
		for i := range 10_000 {
			c := someone("Dana Whit"+inLetters(r.IntN(letters))+"comb", place("Office of Child Care"))
			if i%1000 == 999 {
				c.Name = strings.Replace(all[i/2].Name, "comb", "cmob", 1)
			}
			c.ID = int64(i + 1)
			all = append(all, c)
		}
		found, compared := FindTwins(all)
		pairs := len(all) * (len(all) - 1) / 2
		if t.Logf("%s: %d of %d pairs", name, compared, pairs); compared*80 > pairs {
			t.Errorf("%s: %d of %d pairs were compared", name, compared, pairs)
		}
		for i := 999; letters > 1<<30 && i < len(all); i += 1000 {
			if !slices.ContainsFunc(found, func(p Twins) bool { return p.A.ID == int64(i/2+1) && p.B.ID == int64(i+1) }) {
				t.Errorf("%s is not found", all[i].Name)
			}
		}
	}
}

// Two names that are near are among the pairs that a large organization has compared.
func TestVariantsMeet(t *testing.T) {
	for _, tt := range [][2]string{
		{"whitcomb", "witcomb"}, {"whitcomb", "whitcmob"}, {"whitcombe", "witcmobe"}, {"whitcomb", "whitxomb"}, {"okafor reyes", "okaffor reyas"},
	} {
		a, b := allVariants(tt[0], 2), allVariants(tt[1], 2)
		if !slices.ContainsFunc(a, func(v uint64) bool { return slices.Contains(b, v) }) {
			t.Errorf("%s and %s do not meet", tt[0], tt[1])
		}
		if slices.Contains(allVariants(tt[0], 0), allVariants(tt[1], 0)[0]) || len(a) != 1+len(tt[0])*(len(tt[0])+1)/2 {
			t.Errorf("%s has %d variants", tt[0], len(a))
		}
	}
}

func allVariants(text string, slips int) (all []uint64) {
	variants(text, slips, func(v uint64) { all = append(all, v) })
	return all
}

// Of a large organization only what several names become is remembered: all that one becomes would take far more than it does itself.
func TestMemoryOfNearNames(t *testing.T) {
	const people, longName, most = 2_000, 36, 50_000 // bytes for each; the variants of such a name take 100,000
	r := rand.New(rand.NewPCG(3, 3))
	var all []Contact
	for i := range people {
		name := []byte("Dana ")
		for range longName {
			name = append(name, byte('a'+r.IntN(26)))
		}
		c := someone(string(name), place("Office of Child Care"))
		c.ID = int64(i + 1)
		all = append(all, c)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	FindTwins(all)
	runtime.ReadMemStats(&after)
	each := (after.TotalAlloc - before.TotalAlloc) / people
	if t.Logf("%d bytes for each", each); each > most {
		t.Errorf("%d bytes are taken for each", each)
	}
}

// BenchmarkFindTwins is how long it takes among ten thousand people, and how many of all pairs are looked at.
func BenchmarkFindTwins(b *testing.B) {
	all := manyPeople(10_000)
	compared := 0
	for b.Loop() {
		_, compared = FindTwins(all)
	}
	pairs := len(all) * (len(all) - 1) / 2
	b.ReportMetric(float64(compared), "pairs/op")
	b.ReportMetric(float64(compared)/float64(pairs), "of-all-pairs")
}

// manyPeople is people of names that are as often shared as those of a state, at offices of some thirty each. One in fifty
// is there twice, the second time by a nickname or misspelled.
func manyPeople(n int) []Contact {
	r := rand.New(rand.NewPCG(1, 1))
	often := func(n int) string { return inLetters(min(r.IntN(n), r.IntN(n), r.IntN(n))) } // some more often than others
	given := slices.Sorted(maps.Keys(givenNames()))
	var all []Contact
	for i := range n {
		office := place(fmt.Sprintf("Office %d", r.IntN(n/30)))
		name := given[min(r.IntN(len(given)), r.IntN(len(given)))] + " Family" + often(n/5)
		if i%50 == 49 {
			was := all[r.IntN(len(all))]
			office, name = place(was.Positions[0].Organization), was.Name+"s"
			if first, rest, _ := strings.Cut(was.Name, " "); r.IntN(2) == 0 {
				names := asGiven(first)
				name = names[len(names)-1] + " " + rest
			}
		}
		c := someone(name, email(fmt.Sprintf("p%d@example.org", i)), phone(fmt.Sprintf("202-5%02d-%04d", i/1000, i)), office)
		c.ID = int64(i + 1)
		all = append(all, c)
	}
	return all
}

// inLetters is a number in letters.
func inLetters(n int) string {
	out := ""
	for ; n > 0; n /= 26 {
		out += string(rune('a' + n%26))
	}
	return out
}

// Of ten thousand, one pair in a thousand is looked at, and all that are alike are found among them.
func TestFewPairsAreCompared(t *testing.T) {
	all := manyPeople(10_000)
	found, compared := FindTwins(all)
	pairs := len(all) * (len(all) - 1) / 2
	if t.Logf("%d of %d pairs", compared, pairs); compared*1000 > pairs || compared < len(all)/50 {
		t.Errorf("%d of %d pairs were compared", compared, pairs)
	}
	if len(found) < len(all)/50 {
		t.Errorf("%d pairs were found", len(found))
	}
}

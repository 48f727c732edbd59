package sentence

import (
	"cmp"
	"strings"
	"sync"
)

// small are words that are no part of a name though they may be capitalized, as in a headline.
var small = setOf(
	"a about after again all also although an and any are as at away back be because been before behind beside between both",
	"but by can could did do does down during each either even every except finally first for from got had has have he her here",
	"him his how i if in into is it its just last later left let like long made may me met might more much my near new next no",
	"not now of off on one only or other our out over own per plus quick re same saw see she should since so some still such",
	"than thanks that the their them then there these they this those though through to today together told tomorrow too two",
	"under until up us very via was we were what when where which while who why with without would yes yesterday yet you your",
	"according instead except minus gossip fyi ok okay tv pm am spoke talked said says went got",
)

// calendar are the days of the week and the months, which are never a date inside a sentence.
var calendar = setOf(
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
	"january february march april may june july august september october november december",
	"jan feb mar apr jun jul aug sep sept oct nov dec",
	"spring summer autumn fall winter christmas easter thanksgiving",
)

// places are first names that are places as well.
var places = setOf(
	"adelaide alabama alexandria asia augusta austin berlin brooklyn camden carolina carson charleston charlotte chelsea",
	"cheyenne china cleveland columbus concord cuba dakota dallas denver dover egypt eugene florence georgia helena houston",
	"india indiana ireland israel italy jackson jefferson jordan kent kenya lansing lawrence lincoln london louisiana lourdes",
	"madison malaysia marion memphis milan milton montana nevada odessa orlando paris persia phoenix raleigh regina salem",
	"savannah sedona sidney sofia sydney tennessee trenton troy tyler vegas verona victoria vienna virginia washington",
	"wayne york",
)

// particles are the small words that belong to a surname.
var particles = setOf(
	"de la las los del della der den du di da dos das do van von vom zu le st saint al el bin ibn ben ter ten af av mac mc",
)

// abbreviations are words whose period ends no sentence.
var abbreviations = setOf(
	"dr mr mrs ms mx prof sen rep gov sgt lt capt col gen maj cmdr rev fr sr jr st supt comm commr pres hon atty asst dep dir",
	"phd md edd esq mph rn vs approx dept no ext",
)

// titles are the forms of address and the offices that may stand before a surname.
var titles = setOf(
	"dr mr mrs ms mx miss sir madam doctor prof professor sen senator rep representative gov governor lt mayor judge justice",
	"speaker sheriff commissioner comm supt superintendent secretary treasurer chancellor president chair chairman chairwoman",
	"rev reverend pastor father fr rabbi imam bishop deacon chaplain priest sister brother attorney atty principal dean director",
	"coach captain capt colonel col general gen major maj sergeant sgt officer chief councilman councilwoman councilmember",
	"councilor congressman congresswoman delegate assemblyman assemblywoman assemblymember ambassador minister nurse hon",
	"honorable trustee clerk ombudsman lieutenant",
)

// ranks are words that go before a title.
var ranks = setOf(
	"state deputy vice assistant associate executive former chief county interim acting majority minority lead senior junior us",
)

// canonical is a title in its one form.
func canonical(title string) string { return cmp.Or(forms()[title], title) }

// forms are the one forms of titles, by all that are said for them.
var forms = sync.OnceValue(func() map[string]string {
	one := map[string]string{}
	for _, line := range []string{
		"mr mrs ms mx miss sir madam hon honorable", "doctor dr", "professor prof", "senator sen", "governor gov",
		"representative rep congressman congresswoman delegate assemblyman assemblywoman assemblymember",
		"superintendent supt", "commissioner comm", "reverend rev", "father fr", "attorney atty", "chair chairman chairwoman",
		"councilor councilman councilwoman councilmember", "captain capt", "colonel col", "general gen", "sergeant sgt", "major maj",
		"lieutenant lt",
	} {
		words := strings.Fields(line)
		for _, word := range words {
			one[word] = words[0]
		}
	}
	return one
})

// sameOffice is the other words for an office that may stand in somebody's title, and for Dr. the degrees.
func sameOffice(title string) set {
	switch title {
	case "doctor":
		return doctors()
	case "reverend", "father", "pastor":
		return clergy()
	case "attorney":
		return lawyers()
	case "councilor":
		return set{"council": true}
	case "justice":
		return set{"judge": true}
	default:
		return nil
	}
}

var (
	doctors = setOf("md do phd edd dds dmd dvm psyd drph dnp physician pediatrician dentist veterinarian")
	clergy  = setOf("reverend father pastor priest minister vicar chaplain rector")
	lawyers = setOf("lawyer counsel")
)

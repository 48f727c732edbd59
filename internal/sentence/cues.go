package sentence

// contacting are verbs whose object the conversation was with, where the writer is their subject.
var contacting = setOf(
	"met called phoned telephoned rang dialed emailed texted messaged pinged visited saw zoomed skyped facetimed mailed faxed",
	"briefed thanked reminded invited congratulated tried reached copied ccd joined found caught got hosted greeted interviewed",
	"calling phoning emailing texting visiting meeting seeing consulted contacted updated notified",
	"wrote helped welcomed walked drove took hugged meet call email text",
)

// meeting are words directly behind which somebody is named even where nothing is capitalized.
var meeting = setOf("with w and met called phoned emailed texted")

// saying are verbs that tell what somebody says, thinks or wants.
var saying = setOf(
	"say says said tell tells told think thinks thought ask asks asked hope hopes hoped mention mentions mentioned claim claims",
	"claimed report reports reported believe believes believed fear fears feared worries worried suggest suggests suggested",
	"promise promises promised announce announces announced confirm confirms confirmed explain explains explained agree agrees",
	"agreed complain complains complained insist insists insisted admit admits admitted warn warns warned wonder wonders wondered",
	"knows knew feels felt expects expected argues argued swears swore doubts doubted predicts predicted recommends recommended",
	"understands understood proposes proposed notes noted",
)

// wishing are verbs that tell what somebody would have.
var wishing = setOf("want wants wanted need needs needed like likes prefer prefers wish wishes wished plan plans planned")

// attending are verbs of those who are there.
var attending = setOf(
	"came comes attended joined joins hosted hosts sat spoke speaks talked testified testifies sang translated presented presents",
	"showed shows gave gives brought led chaired moderated introduced toured dropped stopped stayed chimed listened walked",
	"answered replied responded shared ran offered offers sent",
)

// being are the verbs of which nobody is the one who speaks.
var being = setOf("is are was were will has have had isnt wasnt wont retires resigns leaves moves steps gets becomes")

// concerning are the words before those who are spoken of.
var concerning = setOf("about re regarding concerning ref")

// placing are prepositions before what is only mentioned.
var placing = setOf("of at in near on than like behind unlike despite since through around across into inside outside vs versus")

// leading are words that can stand before the subject of a clause.
var leading = setOf(
	"and but so then later also today yesterday now afterwards",
	"finally again meanwhile still apparently both even just maybe while",
)

// talking are the words that make of "to" and "from" the way to somebody.
var talking = setOf(
	"spoke talked talking speaking talk wrote replied email mail letter text message call sms card note postcard sent me us",
	"thanks out listened invite invitation heard visit word rumor news video zoom up reply hello presentation voicemail fax",
)

// traveling are verbs behind which "to" leads to a place.
var traveling = setOf("drove went moved flew traveled trip headed relocated going driving moving back train bus flight")

// beside are prepositions before those who are there.
var beside = setOf("beside alongside between among joining cc")

// before are words before a verb whose subject is the writer.
var before = setOf("i we and then also just finally later have ive weve never")

// pronouns are those of whom the writer tells.
var pronouns = setOf("he she they who it")

// running are verbs that with "into" tell of a meeting by chance.
var running = setOf("ran run bumped")

// rumors are words behind which a colon leads to what is told.
var rumors = setOf("rumor gossip news")

// excluding are words before those who were not there.
var excluding = setOf("not without except minus")

// determiners make a noun of the next word: "a plan", "to report".
var determiners = setOf("a an the my our his her their your its this that no some any to")

// articles are those that may stand between a preposition and a name.
var articles = setOf("the a an our my")

// unsocial are the words behind which "with" leads to a thing, or to those spoken of.
var unsocial = setOf(
	"deal deals dealing dealt happy unhappy pleased angry fine okay ok issue issues problem problems trouble wrong help",
	"agree agrees agreed disagrees start starts begin begins done familiar along",
)

// nobodies are words that stand where a name can, and name nobody.
var nobodies = setOf(
	"somebody someone everybody everyone nobody anybody anyone people",
	"parents parent teachers teacher providers provider staff office",
	"school they mom dad folks colleagues reporters advocates lawyers members board committee word rumor news nothing everything",
	"governor senator commissioner secretary mayor director speaker president chair team today tomorrow",
	"it he she others friends family kids children neighbors leadership twice once briefly",
)

// isCue reports whether a word is one of those that tell who was there, how or about what.
func isCue(key string) bool {
	for _, s := range []func() set{
		contacting, saying, wishing, attending, being, concerning, placing, leading, talking, traveling, beside, ways,
	} {
		if has(s(), key) {
			return true
		}
	}
	return false
}

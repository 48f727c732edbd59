package cli

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// look is a command with which text from outside is looked at, and what is typed at its questions.
type look struct {
	args  []string
	typed string
	blank bool // shows none of it, and need not
}

func at(args ...string) look { return look{args: args} }

// asking is a look at a command that asks.
func asking(typed string, args ...string) look { return look{args: args, typed: typed} }

// inEditor is a look at a command that shows what is from outside in the editor alone.
func inEditor(typed string, args ...string) look { return look{args: args, typed: typed, blank: true} }

// blank is a look at a command that shows nothing from outside.
func blank(args ...string) look { return look{args: args, blank: true} }

// ageKey and ageSecret are a public key, and its secret one.
const (
	ageKey    = "age1mzx3hh532fv6jfd822pkp9wagnuu83awwd4ruade49m0k2ex4g3sz2mf6c"
	ageSecret = "AGE-SECRET-KEY-1WADM478YGAF4KHLG2KMS8APJXV7933V02PL6NWK22Z5WRNYLMJTSAL5FQC"
)

// kept is a journal that has backups, unlike those of the looks.
var kept = "kept" + strange + ".db"

// looks are the commands by their path below rel. TestTextFromOutside fails for a command that is not here.
var looks = map[string][]look{
	"":    {at("--quiet=false")},
	"add": {at("add", "Eva"+outside[4]), at("add", "New"+outside[0], "--title", outside[1]), asking("y\n", "add", "Eve"+outside[1]+" 1")},
	"assess": {
		at("assess", "1", "--trust", "growing", "--evidence", "x"+outside[0]), at("assess"), at("assess", "1"), at("assess", "1", "--list", "--format", "markdown"),
		at("assess", "1", "--trust", outside[0], "--evidence", "x"), at("assess", "1", "--fairness", outside[0]), at("assess", "1", "--rests-on", outside[0]),
		at("assess", "1", "--trust", "growing", "--evidence", "x", "--note", outside[0]), at("assess", "1", "--trust", "growing", "--evidence", "x", "--on", outside[0]),
		at("assess", "eve"), at("assess", "x"+outside[0], "--trust", "growing", "--evidence", "x"), at("assess", "--columns", outside[0]), at("assess", "--group", outside[0]),
		asking("3\nhow\x1b[45m\nintent\n\n\nshown\x1b[45m\nn\x1b[45m\nn1\n", "assess", "1"), at("assess", "1"), at("show", "a1"), at("rm", "a1"),
	},
	"backup": {
		at("backup"), at("backup", "--db", kept), at("backup", "--list", "--db", kept), at("backup", "copy"+outside[0]),
		at("backup", "--force", "copy"+strange), at("backup", "no"+outside[0]+"/x.db"), at("backup", strange),
		at("backup", "--encrypt", outside[0]), at("backup", "--encrypt", "age1"+outside[0]), blank("backup", "--encrypt", "odd.csv"),
		at("backup", "--encrypt", strange), at("backup", "x.age", "--encrypt", ageKey, "--encrypt", outside[0]), at("backup", "--db", "none"+strange),
		{args: []string{"backup", "--encrypt", "passphrase"}, typed: "one" + outside[0] + "\nanother\n", blank: true},
	},
	"completion": {blank("completion", "bash"), at("completion", outside[0])},
	"config": {
		at("config"), at("config", "backup-folder"), at("config", outside[0]), at("config", "cadence", outside[0]),
		at("config", "backup-folder", outside[0]), at("config", "backup-folder", "other"+strange), at("config", "backup-folder", "odd"+strange),
		at("config", "backup-recipient", outside[0]), at("config", "backup-recipient", "age1"+outside[0]), at("config", "hold", outside[0]),
		at("config", "author", outside[0]),
	},
	"confirm": {
		at("confirm", "f2"), at("confirm", "f2"), at("confirm", outside[0]), blank("confirm", "f3"), at("confirm", "f3", "--text", "x"+outside[1]),
		at("confirm", "eve"), at("confirm", "f1"), at("confirm", "f2", "--on", outside[0]), asking("said\x1b[45m\n", "confirm", "f3"),
	},
	"demo": {blank("demo")},
	"doctor": {
		at("doctor"), at("doctor", "--fix"), at("doctor", outside[0]), at("doctor", "--db", "spoiled.db"), at("doctor", "--db", "none"+strange),
		at("doctor", "--db", "broken"+strange), at("doctor", "--db", "spoiled.db", "--fix"), at("doctor", "--db", "text"+strange, "--fix"),
	},
	"done": {at("done", "t1"), at("done", "t1"), at("done", outside[0]), at("done", "t2", "--on", outside[0]), at("done", "eve")},
	"drop": {at("drop", "t2"), blank("drop", "t2", "n1"), at("drop", outside[0]), at("drop", "1"), at("drop", "f1"), at("drop", "f1"), blank("drop", "f1", outside[0])},
	"dupes": {
		at("dupes"), at("dupes", "1"), at("dupes", "eve"), at("dupes", outside[0]), at("dupes", "1", "--not", outside[0]), at("dupes", "1", "--not", "2"),
		at("dupes", "1", "--not", "2"), at("dupes", "--not", outside[0]), at("dupes", "--columns", outside[0]), at("dupes", "--format", "markdown"),
		asking("y\n1\n", "dupes"), at("dupes", "1", outside[1]),
	},
	"edit": {
		at("edit", "t1", "--text", "x"+outside[0]), at("edit", "t1", "--by", outside[0]), at("edit", "t1", "--who", "x"+outside[0]), blank("edit", "t1", "--open"),
		at("edit", "f1", "--text", "x"+outside[0]), at("edit", "f1", "--on", outside[0]),
		at("edit", "i1", "--aim", "x"+outside[0]), at("edit", "i1", "--state", outside[0]), at("edit", "n1", "--initiative", "x"+outside[0]),
		at("edit", "t1", "--gives", outside[0]), inEditor("\n", "edit", "i1"), inEditor("\n", "edit", "Cause"+outside[0]),
		at("edit", "1", "--name", "New"+outside[0]), at("edit", "n1", "--text", whole), at("edit", "n1", "--with", "x"+outside[0]),
		at("edit", "n1", "--remove", outside[0]), at("edit", "eve", "--stage", "dormant"), at("edit", "1", "--remove", outside[0]),
		inEditor("\n", "edit", "1"), inEditor("\n", "edit", "n1"), inEditor("\n", "edit", "Group"+outside[0]), asking("2\n\n", "edit", "eve"),
	},
	"export": {
		at("export", "all"), at("export", "all", "--format", "ndjson"), at("export", "all", outside[0]), at("export", "all", "-o", "no"+outside[0]+"/x"), blank("export", "schema"),
		at("export", "contacts"), at("export", "notes"), at("export", "follow-ups"), at("export", "facts"), at("export", "initiatives"), at("export", outside[0]), at("export", "notes", "-o", "no"+outside[0]+"/x.csv"),
		at("export", "calendar", "--details"), at("export", "calendar", "-o", "no"+outside[0]+"/x.ics"), at("export", "calendar", "--group", outside[0]),
		at("export", "records", "-o", "records"+outside[0]), at("export", "records", "1; 2", "-o", "records"+strange, "--force"),
		at("export", "records", outside[0], "-o", "x"), at("export", "records", "1", "-o", strange, "--force"),
		at("export", "records", "-o", "no"+outside[0]+"/x"), at("export", "records", "eve", "-o", "x"), at("export", "records", "-o", "text"+strange),
		at("export", "records", "-o", "x", "--since", outside[0]), at("export", "records", "1", outside[0], "-o", "x"),
		at("export", "contacts", "--format", "vcard"), at("export", "contacts", "--format", "vcard4"), at("export", "notes", "-o", "x"+outside[0]+".vcf"),
		at("export", "handover", "1; 2", "-o", "handover"+outside[0]), at("export", "handover", outside[0], "-o", "x"), at("export", "handover", "eve", "-o", "x"),
		at("export", "handover", "--group", outside[0], "-o", "x"), at("export", "handover", "1", "-o", "no"+outside[0]+"/x"),
		at("export", "handover", "--all", "-o", "text"+strange),
		at("export", "markdown", "1; 2", "-o", "md"+outside[0]), at("export", "markdown", outside[0], "-o", "x"), at("export", "markdown", "-o", "no"+outside[0]+"/x"),
		blank("export", "vcards", "-o", "cards"+outside[0]), blank("export", "vcards", "eve", "-o", "x"), at("export", "contacts", "--format", "mutt"),
	},
	"gaps":  {at("gaps"), at("gaps", "Group"+outside[0]), at("gaps", "x"+outside[0]), at("gaps", "--columns", outside[0]), at("gaps", "--format", "markdown"), at("gaps", outside[0], outside[1])},
	"group": {blank("group", "--suggested", outside[0]), blank("group", "--suggested"), at("group"), at("group", "Group"+outside[0]), at("group", "x"+outside[0], "1"), at("group", "G"+outside[0], "eve")},
	"initiative": {
		at("initiative"), at("initiative", "Cause"+outside[0]), at("initiative", "x"+outside[0]), at("initiative", "C"+outside[0], "eve"),
		at("initiative", "i1", "1", "x"+outside[1], "--money"), at("initiative", "i1", "New"+outside[0], "x"+outside[1], "--add", "--me"),
		at("initiative", "i1", "2", "--role", outside[1]), at("initiative", "i1", "1", "--remove"), at("initiative", "i1", "--aim", outside[1]),
		at("initiative", "i1", "--state", outside[0]), at("initiative", "i1", "--name", "New"+outside[0]), at("initiative", "New"+outside[1], "1", "--new"),
		at("initiative", "i1", "1", "x", "--by", outside[0]), at("initiative", "i1", "--drop"), at("initiative", "--columns", outside[0]),
		at("initiative", "Cause"+outside[0], "--new"),
	},
	"fact": {
		at("fact"), at("fact", "1", outside[0]), at("fact", "1", "x"+outside[1], "--ask"), at("fact", "1", "x", "--on", outside[0]), at("fact", "x"+outside[0]),
		at("fact", "--all"), at("fact", "eve"), at("fact", "New"+outside[0], "x"+outside[1], "--add"), at("fact", "--columns", outside[0]),
		at("fact", "1", "x", "--note", outside[0]),
	},
	"help":    {at("help", outside[0])},
	"history": {at("history"), at("history", "t1"), at("history", "f1"), at("history", "i1"), at("history", "1"), at("history", "n1"), at("history", "c1"), at("history", outside[0])},
	"import": {
		at("import", "cards.vcf", "--dry-run", "--skip-bad"), at("import", "cards.vcf", "--skip-bad"), at("import", "cards.vcf"),
		at("import", "people.csv", "--dry-run", "--skip-bad"), at("import", "people.csv"), at("import", "more.csv"), at("import", "no"+outside[0]),
		at("import", "people.csv", "--map", outside[0]+"=name"), at("import", "people.csv", "--map", "Name="+outside[0]), at("import", "odd.csv"),
		at("import", "visits.csv", "--as", "notes", "--add", "--dry-run", "--skip-bad"), at("import", "visits.csv", "--as", "notes", "--add", "--skip-bad"),
		at("import", "visits.csv", "--as", "notes"), at("import", "visits.csv", "--as", outside[0]),
		at("import", "visits.csv", "--as", "notes", "--map", outside[0]+"=day"), at("import", "visits.csv", "--as", "notes", "--map", "Day="+outside[0]),
		at("import", "terms.csv", "--as", "positions"), at("import", "terms.csv", "--as", "positions", "--add", "--skip-bad"),
		at("import", "terms.csv", "--as", "positions", "--add", "--skip-bad", "--dry-run"), at("import", "odd.csv", "--as", "positions"),
		at("import", "terms.csv", "--as", "positions", "--map", "Start="+outside[0]),
		at("import", "odd.csv", "--as", "notes"), at("import", "no"+outside[0], "--as", "notes"),
		at("import", "meetings.ics", "--skip-bad", "--dry-run"), at("import", "meetings.ics", "--skip-bad", "--add", "--me", "a@b", "--with-description"),
		at("import", "meetings.ics"), at("import", "meetings.ics", "--me", outside[0]), at("import", "meetings.ics", "--since", outside[0]),
		at("import", "meetings.ics", "--as", outside[0]), at("import", "cut"+strange+".ics"),
		at("import", "all.json"), at("import", "all.json", "--dry-run"), at("import", "all.json", "--skip-bad"),
	},
	"brief":  {at("brief"), at("brief", "1"), at("brief", "2", "--format", "markdown"), at("brief", "eve"), at("brief", outside[0]), at("brief", "1", outside[1])},
	"list":   {at("list"), at("list", "--columns", outside[0]), at("list", "--sort", outside[0]), at("list", "--deleted"), at("list", "eve")},
	"log":    {at("log"), at("log", "1"), at("log", "eve"), at("log", "--tag", outside[0]), at("log", "--columns", "body"), at("log", "--heard"), at("log", "--initiative", "i1"), at("log", "--initiative", outside[0])},
	"manual": {at("manual", "no"+outside[0]+"/x"), at("manual", "text"+strange), at("manual", "made"+outside[0])},
	"merge": {
		at("merge", "1", "2", "--dry-run"), at("merge", "1", "2"), asking("n\n", "merge", "1", "2"), at("merge", "1", "2", "--yes"), at("merge", "2", "1"),
		at("merge", "1", outside[0]), at("merge", "eve", "1"), asking("2\ny\n", "merge", "eve", "1"), at("merge", "1", "2", outside[1]),
		at("merge", "1", "2", "--dry-run", "--format", "markdown"),
	},
	"move": {
		at("move", "1", "--title", outside[0], "--org", outside[1], "--on", "2026-01-02"), at("move", "1", "--left", "--on", "2026-01-03"),
		at("move", "1", "--title", outside[0], "--on", outside[0]), at("move", "1", "--seat", outside[0], "--on", "2026-01-02"),
		at("move", "1", "--title", "x", "--on", "2026-01-02", "--from", outside[0]), at("move", "eve"), at("move", outside[0]), at("move", "1", outside[1]),
	},
	"note": {
		at("note", "eve", "x"), at("note", "1", "x", "--todo", outside[0]+" by friday", "--owed", "x"+outside[0]+": x"), at("note", "1", whole), at("note", "1", "x", "--heard", outside[0]+": x"), at("note", "1", outside[0], "more"),
		asking("eve\n\n", "note"), asking("nobody\x1b[45m\n4\n", "note"), asking("1\nwhen\x1b[45m\ntoday\nhow\x1b[45m\ncall\nsaid\x1b[45m\n.\n\x1b[45m: x\n\n", "note"),
		asking("1\ntoday\n\nsaid\x1b[45m\n", "note"), asking("3\n", "note", "eve", "x", "--heard", "y"),
		inEditor("said\x1b[45m\n\x05\n\n", "note", "1", "--via", "call", "--on", "today"),
		at("note", "Call with @1 and @2"), at("note", "Call with Eve and X"), at("note", "Call with Nobody"+outside[0]),
		at("note", "call about "+outside[0]), at("note", "31 june: met "+outside[0]), asking("1\n", "note", "Call with Eve about x"),
		asking("\n", "note", "Call with Nobody"+outside[0]+" and Bronwyn"), asking("1\n", "note", "call about "+outside[0]),
	},
	"purge": {
		at("purge", "t1", "--confirm", "t1"), at("purge", "f1", "--confirm", "f1"), at("purge", "i1", "--confirm", "i1"),
		at("purge", "1"), at("purge", "n1"), at("purge", "eve"), at("purge", outside[0]), at("purge", "1", "--confirm", outside[0]),
		at("purge", "1", "--confirm", "Eva"+outside[4]), at("purge", "n1", "--confirm", "n1"), at("purge", "n1", "--confirm", outside[0]),
		at("purge", "--before", outside[0]), at("purge", "--before", "2026-06-01", "--confirm", "2026-06-01", "--db", kept),
		at("purge", outside[0], "--before", "today"),
		asking("Eva"+outside[4]+"\n", "purge", "1"), asking(outside[0]+"\n", "purge", "1"), asking("2\nno\n", "purge", "eve"),
		at("purge", outside[0], outside[1]),
	},
	"redo": {at("redo"), at("redo", outside[0])},
	"restore": {
		at("restore", outside[0]), at("restore", strange), at("restore", "back"+strange+".db"), at("restore", "back"+strange+".db", "--yes"),
		asking("n\n", "restore", "back"+strange+".db"), at("restore", "back"+strange+".db", "--yes", "--db", kept),
		at("restore", "back"+strange+".db", "--yes", "--db", "damaged"+strange), at("restore", "text"+strange, "--yes"),
		at("restore", "text"+strange, "--identity", "x"), at("restore", "key"+strange), at("restore", "key"+strange, "--identity", outside[0]),
		at("restore", "key"+strange, "--identity", "text"+strange), blank("restore", "passphrase"+strange),
		at("restore", "key"+strange, "--identity", "key.txt"), asking("x\n", "restore", "passphrase"+strange),
	},
	"review": {
		at("review"), at("review", "--indicator", outside[0]), at("review", "--rate", outside[0]+"=basic"), at("review", "--rate", "local="+outside[0]),
		at("review", "--rate", "local=basic", "--remark", "x"+outside[1], "--finish"), blank("review", "--list"), at("review", outside[0]),
		at("review", "--compare", outside[0]), asking("call\nfriday\n\x1b[45m\n", "review"), at("review", "--indicator", "x"+outside[1], "--drop"),
	},
	"rm":     {at("rm", "t1"), at("rm", "f1"), at("rm", "i1"), at("rm", "1"), at("rm", "n1"), at("rm", "eve"), asking("2\n", "rm", "eve")},
	"search": {at("search", "title second"), blank("search", "color"), at("search", outside[0]+"*"), at("search", `"`+outside[1]), at("search", "eve"), at("search", "eve", "--not", outside[0])},
	"show":   {at("show", "t1"), at("show", "f1"), at("show", "i1"), at("show", "1"), at("show", "2"), at("show", "n1"), at("show", "n2"), at("show", "c1"), at("show", "c5"), at("show", "eve"), asking("1\n", "show", "eve")},
	"snooze": {at("snooze", "1", "tomorrow"), at("snooze", "1", outside[0]), at("snooze", "x"+outside[0], "tomorrow")},
	"stats":  {blank("stats"), at("stats", "eve"), blank("stats", "1"), blank("stats", "--tag", outside[0]), at("stats", "--since", outside[0])},
	"stale":  {at("stale"), at("stale", "--never"), at("stale", "--group", outside[0]), at("stale", "--within", outside[0])},
	"tag":    {at("tag"), at("tag", "1", outside[1]), at("tag", "n1", outside[1]), at("tag", outside[0])},
	"todo": {
		at("todo"), at("todo", "1", outside[0]+" by friday"), at("todo", "-", "x"+outside[1]), at("todo", "1", "x", "--by", outside[0]), at("todo", "x"+outside[0]),
		at("todo", "--all"), at("todo", "eve"), at("todo", "New"+outside[0], "x"+outside[1], "--add"), at("todo", "--columns", outside[0]),
		at("todo", "--initiative", "i1", "--all"), at("todo", "1", "x", "--initiative", outside[0]),
	},
	"undo":    {at("undo"), blank("undo", "c1"), asking("n\n", "undo", "c5"), asking("y\n", "undo", "c5")},
	"version": {blank("version")},

	"__complete": {
		at("__complete", "show", ""), at("__complete", "show", "n"), at("__complete", "show", "t"), at("__complete", "done", ""), at("__complete", "show", "f"), at("__complete", "confirm", ""), at("__complete", "drop", "f"), at("__complete", "show", "i"), at("__complete", "initiative", ""), at("__complete", "show", "c"), at("__complete", "note", "1; "),
		at("__complete", "list", "--group", ""), at("__complete", "list", "--tag", ""), at("__complete", "list", "--field", ""),
		blank("__complete", "show", "--nosuch"+outside[0], ""), blank("__complete", outside[0], ""), blank("__complete", "show", "--db", outside[0], ""),
	},
	"help formats":     {at("help", "formats")}, // which explains the signs
	"help formats csv": {blank("help", "formats", "csv")}, "help formats icalendar": {blank("help", "formats", "icalendar")},
	"help formats friends": {blank("help", "formats", "friends")}, "help formats jrnl": {blank("help", "formats", "jrnl")},
	"help formats markdown": {blank("help", "formats", "markdown")}, "help formats khard": {blank("help", "formats", "khard")},
	"help formats mutt": {blank("help", "formats", "mutt")}, "help formats abook": {blank("help", "formats", "abook")},
	"help formats monica": {blank("help", "formats", "monica")},
	"help formats vcard":  {blank("help", "formats", "vcard")}, "help formats json": {blank("help", "formats", "json")},
	"help who": {blank("help", "who")}, "help sentences": {blank("help", "sentences")}, "help dates": {blank("help", "dates")},
	"help backups": {blank("help", "backups")}, "help records": {blank("help", "records")}, "help environment": {blank("help", "environment")},
	"help practice": {blank("help", "practice")},
	"help json":     {blank("help", "json")}, "help schedule": {blank("help", "schedule")}, "help sharing": {blank("help", "sharing")},
}

// cards is a file of vCards with outside text in what comes in, what is kept aside and what is bad.
func cards() string {
	return "BEGIN:VCARD\nFN:Card\x1b[45m\nTITLE:t\u202eb\nBDAY:\x1b[45m\nX-A:\x1b]0;x\a\nCATEGORIES:a\x1b[45m\nEND:VCARD\n" +
		"BEGIN:VCARD\nFN:x\nTEL\x1b[45m\nEND:VCARD\nBEGIN:VCARD\nFN:x\nNOTE;CHARSET=\x1b[45m:x\nEND:VCARD\n"
}

// layOut lays the files out that the looks are at, beside the journal.
func layOut(t *testing.T, r *room) {
	t.Helper()
	for name, text := range map[string]string{
		"more.csv":               "Name,Title,Every\n\"Ev\x1b[45m\",\"t\x1b]0;x\a\",x\x1b[45m\n\"\xff\xfe\",b,c\n",
		"terms.csv":              "Name,Title,Org,Start,x\x1b[45m\n\"Eve\x1b[45m\",\"t\x1b]0;x\a\",o,2020-01-02,y\nEve,t,o,\"\x1b[45m\",\n",
		"odd.csv":                "H\x1b[45m,J\x1b[45m\na,b\n",
		"visits.csv":             visits(),
		"cards.vcf":              cards(),
		"meetings.ics":           meetings(),
		"all.json":               ofEverything(),
		"cut" + strange + ".ics": "BEGIN:VCALENDAR\nBEGIN:\x1b[45m\n",
		"text" + strange:         whole,
		"damaged" + strange:      "SQLite format 3\x00" + strings.Repeat(whole, 100),
		"broken" + strange:       "SQLite format 3\x00" + whole,
		"key" + strange:          "age-encryption.org/v1\n-> X25519 x\x1b[45m\n",
		"passphrase" + strange:   "age-encryption.org/v1\n-> scrypt x\x1b[45m 18\n",
		"key.txt":                ageSecret + "\n",
		"spoiled.db":             string(r.journal),
		kept:                     string(r.journal),
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	spoil(t, "spoiled.db")
	if err := os.Mkdir("other"+strange, 0o700); err != nil {
		t.Fatal(err)
	}
	before(t, kept, screens[0], "", "backup")
}

// visits is a spreadsheet of notes with text from outside in every column, and rows that cannot be read.
func visits() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write([]string{"Day", "Present", "About", "Text", "Channel", "Heard", "Tags", "Kind of\x1b[45m"})
	for i, o := range outside {
		name := fmt.Sprintf("Eve%s %d", strings.ReplaceAll(o, ";", ","), i)
		w.Write([]string{"2026-02-03", name, "New" + name, o + whole, "call", name + ": " + whole, "t" + o, o})
	}
	w.Write([]string{"no\x1b[45mday", "Eve", "", "x", "call", "", "", ""})
	w.Write([]string{"2026-02-03", "Nobody\x1b[45m", "", "x", "how\x1b[45m", "", "", ""})
	w.Flush()
	return b.String()
}

// meetings is a calendar with text from outside in everything that is read, and meetings that cannot be read.
func meetings() string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\nVERSION:2.0\n")
	for i, o := range append(slices.Clone(outside), "bad") {
		day := "20261102T170000"
		if o == "bad" {
			day = "\x1b[45m"
		}
		fmt.Fprintf(&b, "BEGIN:VEVENT\nUID:%[2]d%[1]s\nSUMMARY:%[1]s\nLOCATION:%[1]s\nDESCRIPTION:%[1]s\nDTSTART:%[3]s\n"+
			"ATTENDEE;CN=Eve%[1]s %[2]d:mailto:x%[1]s@y\nATTENDEE;CN=New%[1]s:mailto:x%[2]d@y\nEND:VEVENT\n", o, i, day)
	}
	b.WriteString("BEGIN:VEVENT\nDTSTART;TZID=\x1b[45m:20261102T170000\nATTENDEE:mailto:x@y\nEND:VEVENT\n")
	b.WriteString("BEGIN:VEVENT\nDTSTART:20261102\nRRULE:\x1b[45m\nATTENDEE:mailto:x@y\nEND:VEVENT\nEND:VCALENDAR\n")
	return b.String()
}

// ofEverything is a file of a whole journal with text from outside in it, and things that cannot be taken.
func ofEverything() string {
	var b strings.Builder
	b.WriteString(`{"rel":{"format":1},"wid\u001b[45mgets":[{"uid":"w"}],"groups":[{"uid":"g-x"}`)
	for i, o := range outside {
		text, _ := json.Marshal("Whole" + o)
		fmt.Fprintf(&b, `,{"uid":"g-%d","name":%s,"x\u001b[45m":%[2]s},{"uid":%[2]s,"name":%[2]s,"every":%[2]s}`, i, text)
	}
	b.WriteString(`],"contacts":[{"uid":"c-1","kind":"\u001b[45m","name":"x"}]}`)
	return b.String()
}

// spoil damages a journal, past rel, in what is found by names.
func spoil(t *testing.T, path string) {
	t.Helper()
	pool, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"UPDATE contacts SET name = name || 'x', last_touched = '2020-01-01', cadence = 7", "DELETE FROM name_words",
		"CREATE TRIGGER \"t\x1b[45m\" AFTER INSERT ON notes BEGIN SELECT 1; END", "CREATE TABLE \"t\x1b[46m\" (n)",
		"UPDATE notes SET heard_text = NULL", "UPDATE settings SET backup_folder = 'gone\x1b[45m'",
	} {
		if _, err := pool.Exec(statement); err != nil {
			t.Fatalf("%q: %v", statement, err)
		}
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

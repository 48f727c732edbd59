package csvfile

// ownLists are lists of rel's own that cannot be imported, each with headings that tell it.
var ownLists = []struct {
	what     string
	headings []string
}{
	{"assessments", []string{"uid", "trust", "rests_on", "fairness_from"}},
	{"initiatives", []string{"uid", "name", "state", "last_note", "aim"}},
	{"reviews", []string{"uid", "day", "begun", "asked_of"}},
	{"a review", []string{"section", "of", "what", "value", "remark"}},
	{"a review", []string{"part", "turn", "contact", "name", "why", "answer"}},
	{"groups", []string{"uid", "name", "members", "wanted", "every"}},
	{"gaps", []string{"group", "prospect", "developing", "sustaining", "dormant", "missing"}},
	{"who is due", []string{"uid", "name", "tried", "every", "due", "written"}},
	{"changes", []string{"uid", "at", "author", "command"}},
	{"earlier wordings", []string{"change", "at", "author", "did", "from", "to"}},
	{"who may be the same", []string{"uid", "other_uid", "other_name"}},
	{"tags", []string{"tag", "contacts", "notes"}},
	{"statistics", []string{"by", "value", "notes", "me", "them"}},
	{"what is kept aside", []string{"contact", "name", "property", "line"}},
	{"saved maps", []string{"name", "rows", "date_order", "columns"}},
}

// OwnList is what a sheet lists that begins so, where rel wrote it and it is nothing that can be imported; empty otherwise.
func OwnList(head string) (what string) {
	anyHeader(head, func(header row) bool {
		for _, l := range ownLists {
			if holdsAll(header, l.headings) {
				what = l.what
				return true
			}
		}
		return false
	})
	return what
}

// OwnSheet reports whether a sheet that begins so is an export of contacts, notes, follow-ups or facts.
func OwnSheet(head string) bool {
	return HoldsNotes(head) || HoldsFollowUps(head) || HoldsFacts(head) ||
		anyHeader(head, func(header row) bool { return holdsAll(header, ownMarks) })
}

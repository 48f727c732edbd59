package cli

import (
	"path/filepath"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// demoSample is the sample journal, as the commands that make it on a day. Everybody in it is invented.
func demoSample(today journal.Day) [][]string {
	return slices.Concat(demoPeople, demoNotes, [][]string{
		{"edit", "mei", "--birthday", today.Add(9).Format("2 Jan")},
		{"todo", "ruth", "One page on the waiting lists", "--by", today.Add(-3).String()},
		{"todo", "samira", "Names of two parents for the council", "--them", "--by", today.Add(5).String()},
	})
}

var demoPeople = [][]string{
	{"group", "Public officials", "--new", "--every", "quarterly", "--wanted", "4"},
	{"group", "Philanthropy", "--new", "--every", "2m", "--wanted", "3"},
	{"group", "Providers", "--new", "--every", "monthly", "--wanted", "5"},
	{"group", "Statewide associations", "--new", "--every", "quarterly", "--wanted", "3"},
	{"group", "Advocates", "--new", "--every", "2m"},
	{"group", "Parents", "--new", "--every", "monthly", "--wanted", "4"},

	{"add", "Dana Whitcomb", "--title", "Director", "--org", "Office of Child Care", "--group", "officials",
		"--phone", "202-555-0142", "--email", "dana.whitcomb@childcare.example", "--every", "monthly",
		"--birthday", "may 12", "--tag", "qris"},
	{"add", "Luis Ortega", "--title", "Executive director", "--org", "Little Oaks Centers", "--group", "providers",
		"--phone", "202-555-0177", "--email", "luis@littleoaks.example", "--tag", "qris"},
	{"add", "Amara Okafor-Reyes", "--title", "Program officer", "--org", "Harbor Family Fund", "--group", "philanthropy",
		"--phone", "202-555-0163", "--email", "amara@harborfund.example"},
	{"add", "Mei Tanaka", "--title", "President", "--org", "Association of Family Child Care", "--group", "associations",
		"--phone", "202-555-0118"},
	{"add", "José Núñez", "--title", "Policy lead", "--org", "Voices for Young Children", "--group", "advocates",
		"--phone", "202-555-0131"},
	{"add", "Ruth O'Malley", "--title", "State senator", "--org", "Senate Education Committee", "--group", "officials",
		"--phone", "202-555-0109", "--field", "District=14"},
	{"add", "Samira Haddad", "--title", "Parent leader", "--org", "Parent Council", "--group", "parents", "--phone", "202-555-0155"},
	{"add", "Walter Bright, Jr.", "--title", "Owner", "--org", "Bright Beginnings", "--group", "providers", "--phone", "202-555-0190"},
	{"add", "Noor Ali", "--title", "Deputy secretary", "--org", "Department of Education", "--group", "officials", "--stage", "sustaining"},
	{"add", "Kiona Bluewater", "--title", "Tribal early learning director", "--org", "Cedar River Nation", "--group", "officials",
		"--phone", "202-555-0126"},
	{"add", "Greta Lindqvist", "--title", "Trustee", "--org", "Meadow Foundation", "--group", "philanthropy"},
	{"add", "Tom Baker", "--title", "Parent", "--group", "parents"},
}

var demoNotes = [][]string{
	{"note", "dana", "First met after the budget hearing.", "--via", "encounter", "--on", "7 months ago"},
	{"note", "dana; luis", "Walked through the rating pilot with both.", "--via", "meeting", "--on", "10 weeks ago",
		"--heard", "luis: worries that the rates will not cover staff",
		"--heard", "dana: wants two rural sites in the pilot", "--tag", "qris"},
	{"note", "dana", "Sent the draft timeline.", "--via", "email", "--on", "6 weeks ago", "--tag", "qris"},
	{"note", "luis", "Visited the center on Elm Street; staff turnover is down.", "--via", "meeting", "--on", "7 weeks ago",
		"--heard", "three of his teachers want to train as mentors", "--todo", "find out what mentors are paid"},
	{"note", "amara", "Coffee. The fund is reviewing its early childhood portfolio.", "--via", "meeting", "--on", "5 months ago",
		"--heard", "decisions are made in the spring"},
	{"note", "amara", "She asked for one page on home visiting.", "--via", "call", "--on", "11 weeks ago", "--began", "them",
		"--heard", "the board wants to see what parents say"},
	{"note", "amara", "Left a message about the one-page summary.", "--via", "call", "--on", "12 days ago", "--tried"},
	{"note", "mei", "Association board call; she will poll members on licensing.", "--via", "video", "--on", "8 weeks ago"},
	{"note", "jose", "Compared notes on the bill.", "--via", "call", "--on", "3 weeks ago", "--about", "Ruth O'Malley"},
	{"note", "ruth", "Short visit to her office before the session.", "--via", "meeting", "--on", "4 months ago",
		"--heard", "child care comes up at every town hall"},
	{"note", "samira", "She told how the waiting list works for families.", "--via", "call", "--on", "5 weeks ago",
		"--heard", "nobody calls back, that is the hardest part"},
	{"note", "noor", "Standing check-in.", "--via", "video", "--on", "2 weeks ago"},
	{"note", "walter", "He will host a visit for legislators.", "--via", "message", "--on", "9 days ago", "--began", "them"},
	{"note", "kiona", "Tribal consultation day; agreed to meet again on data sharing.", "--via", "meeting", "--on", "14 weeks ago"},
	{"note", "greta", "Introduced at a reception.", "--via", "social", "--on", "3 months ago"},
	{"snooze", "greta", "in 3 weeks"},
}

// demoDay is a day's work in the sample journal; files go to its folder.
func demoDay(folder string) []demoStep {
	return []demoStep{
		{"In the morning, the day on one screen:", nil},
		{"The one to call next, and what to know before picking up the phone:", []string{"brief"}},
		{"Afterwards, one sentence, and what follows from it:", []string{"note", "--todo", "luis: send two dates by tomorrow",
			"coffee with Luis about training mentors; he will host a visit #mentors"}},
		{"What was owed from the last time is done:", []string{"done", "t1"}},
		{"What was that about the board?", []string{"search", "board"}},
		{"For the review, a spreadsheet:", []string{"export", "contacts", "-o", filepath.Join(folder, "contacts.csv")}},
	}
}

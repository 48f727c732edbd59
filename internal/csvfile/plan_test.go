package csvfile

import (
	"reflect"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// planned is what each column of a header is taken as, and under which name it would be kept.
func planned(t *testing.T, header ...string) string {
	t.Helper()
	columns, err := plan(row{line: 1, cells: header}, mapping{vocabulary: ofContacts})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range columns {
		all = append(all, c.header+"="+c.String())
	}
	return strings.Join(all, ", ")
}

func TestPlan(t *testing.T) {
	for _, tt := range []struct {
		name, header, want string
	}{
		{"second of one thing", "Name,Company,Agency", "Name=name, Company=organization, Agency=field"},
		{"several of what repeats", "Name,Email,Work email,Email", "Name=name, Email=email, Work email=email (work), Email (2)=email"},
		{"same heading", "Name,Notes,notes,Notes", "Name=name, Notes=field, notes (2)=field, Notes (3)=field"},
		{"heading that is taken already", "Name,A,A (2),A", "Name=name, A=field, A (2)=field, A (3)=field"},
		{"no heading", "Name,,", "Name=name, Column 2=field, Column 3=field"},
		{"a title beside a job title", "Title,Name,Job Title", "Title=field, Name=name, Job Title=title"},
		{"a title alone", "Title,Name", "Title=title, Name=name"},
		{"number of rel's export", "number,uid,name", "number=ignore, uid=uid, name=name"},
		{"number of another file alike", "number,name", "number=field, name=name"},
		{"number of another file", "Number,Name", "Number=field, Name=name"},
		{"cadence in force", "name,every,cadence,due", "name=name, every=cadence, cadence=ignore, due=ignore"},
		{"rel's export", "uid,name,snoozed_until,last_touched,Phone 2,First name,field:Due",
			"uid=uid, name=name, snoozed_until=snooze, last_touched=last contact, Phone 2=field, First name=field, field:Due=field:Due"},
		{"cadence of another file", "name,cadence,due", "name=name, cadence=cadence, due=field"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := planned(t, strings.Split(tt.header, ",")...); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLongHeadings(t *testing.T) {
	long := strings.Repeat("ä", 300)
	columns, err := plan(row{line: 1, cells: []string{"Name", long, long, strings.Repeat("\u0958", 300)}}, mapping{vocabulary: ofContacts})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columns[1:] {
		if clean, err := journal.CleanName(c.header); err != nil || clean != c.header || c.header == "Column" {
			t.Errorf("%q is no name of a field: %v", c.header, err)
		}
	}
	if columns[1].header == columns[2].header {
		t.Error("two columns have the same heading")
	}
}

// TestOwnExport reads what `rel export contacts` writes back to the same contact.
func TestOwnExport(t *testing.T) {
	const uid = "019a0c4e-7c1a-7b52-8f60-5d1f0c6a2b11"
	header := "uid,number,kind,name,aliases,title,organization,email,phone,web,address,birthday,groups,tags,stage," +
		"every,snoozed_until,added,last_touched,cadence,due,State,Notes"
	line := uid + `,12,person,Dana Whitcomb,Dee; D. W.,Administrator,Office of Child Care,dana@example.gov; dw@example.org,` +
		`+1 217 555 0147; 555-0148,https://example.gov/a;b; https://example.org,"1 Main Street; 2 Oak Lane",--05-12,` +
		`"Funders, public; Board",budget; qris,sustaining,monthly,2025-12-01,2024-01-02,2025-11-22,monthly,2025-12-22,IL,'=SUM(A1)`
	got := one(t, header+"\r\n"+line+"\r\n")
	want := journal.Card{
		Line: 2, LastContact: today.Add(-1),
		Contact: journal.Contact{
			UID:  uid,
			Kind: journal.Person, Name: "Dana Whitcomb", Aliases: []string{"Dee", "D. W."},
			Stage: journal.Sustaining, Every: 30,
			Snooze: journal.Day{Year: 2025, Month: 12, Dom: 1}, Added: journal.Day{Year: 2024, Month: 1, Dom: 2},
			Points: []journal.Point{
				{Kind: journal.PointEmail, Value: "dana@example.gov"}, {Kind: journal.PointEmail, Value: "dw@example.org"},
				{Kind: journal.PointPhone, Value: "+1 217 555 0147"}, {Kind: journal.PointPhone, Value: "555-0148"},
				{Kind: journal.PointWeb, Value: "https://example.gov/a;b"}, {Kind: journal.PointWeb, Value: "https://example.org"},
				{Kind: journal.PointAddress, Value: "1 Main Street"}, {Kind: journal.PointAddress, Value: "2 Oak Lane"},
			},
			Positions: []journal.Position{{Title: "Administrator", Organization: "Office of Child Care"}},
			Dates:     []journal.Yearly{{Label: journal.Birthday, Month: 5, Day: 12}},
			Groups:    []string{"Funders, public", "Board"}, Tags: []string{"budget", "qris"},
			Fields: []journal.Field{{Name: "State", Value: "IL"}, {Name: "Notes", Value: "=SUM(A1)"}},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// A birth year of two digits is settled where only one century is not yet to come.
func TestBirthYearOfTwoDigits(t *testing.T) {
	for cell, want := range map[string]string{"12-May-55": "1955-05-12", "22-Nov-68": "1968-11-22", "1-Jan-99": "1999-01-01"} {
		got := one(t, "Name,Birthday\nDana Whitcomb,"+cell+"\n").Contact.Dates
		if len(got) != 1 || got[0].String() != want {
			t.Errorf("%s is read as %v, not %s", cell, got, want)
		}
	}
}

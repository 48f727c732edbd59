package csvfile

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestRecognize(t *testing.T) {
	for heading, want := range map[string]string{
		"Name": "name", "FULL NAME": "name", "full_name": "name", "Contact Name": "name", "Display name": "name",
		"Last, First": "name (last first)", "Name (Last, First)": "name (last first)",
		"First Name": "first", "given name": "first", "Forename": "first", "Middle Name": "middle",
		"Surname": "last", "Family Name": "last", "LastName": "last", "Suffix": "suffix",
		"Title": "title", "Job Title": "title", "Position": "title", "Rôle": "title",
		"Organization": "organization", "Organisation": "organization", "Company": "organization", "Agency": "organization", //nolint:misspell // as others spell it
		"Employer": "organization", "Affiliation": "organization", "Organization Name": "organization",
		"E-mail": "email", "email": "email", "E-Mail Address": "email", "Email 1": "email", "E-mail 2 Address": "email",
		"Work Email": "email (work)", "Home e-mail": "email (home)", "E-mail 1 - Value": "email", "WorkEmail": "email (work)",
		"Phone": "phone", "Telephone": "phone", "Mobile": "phone (mobile)", "Cell": "phone (mobile)", "Cell #": "phone (mobile)",
		"Cell phone": "phone (mobile)", "Mobile Phone": "phone (mobile)", "Work Phone": "phone (work)", "Phone (home)": "phone (home)",
		"Business Phone 2": "phone (work)", "Phone Number": "phone", "Primary Phone": "phone", "Fax": "phone (fax)",
		"Company Main Phone": "phone (work)", "Car Phone": "phone (car)", "Pager": "phone (pager)",
		"Anniversary": "date (anniversary)", "File As": "again", "Organization 1 - Name": "organization", "Organization 1 - Title": "title",
		"Business Fax": "phone (work fax)", "Home fax number": "phone (home fax)", "Phone (work fax)": "phone (work fax)",
		"Email (iCloud)": "email (iCloud)", "Phone (pager)": "phone (pager)", "Phone (main)": "phone", "Fax Number": "phone (fax)", "Phone 1 - Value": "phone",
		"Web": "web", "Website": "web", "URL": "web", "Home Page": "web", "Homepage": "web", "Web Page": "web",
		"Address": "address", "Mailing Address": "address (mailing)", "Street address": "address", "Home Address": "address (home)",
		"Address 1 - Formatted": "address", "Address 2 - Formatted": "address", "Address 1": "address",
		"Birthday": "birthday", "Birth Date": "birthday", "Date of birth": "birthday", "D.O.B.": "birthday", "bday": "birthday",
		"Group": "group", "Groups": "group", "Category": "group", "Stakeholder Group": "group",
		"Tags": "tags", "Labels": "tags", "Keywords": "tags",
		"Cadence": "cadence", "Every": "cadence", "Frequency": "cadence", "How often?": "cadence",
		"Stage": "stage", "Kind": "kind",
		"Last Contact": "last contact", "Last Contacted": "last contact", "last_touched": "last contact",
		"Last Conversation": "last contact", "Last met": "last contact", "Last Meeting": "last contact",
		"Last channel": "last channel", "Aliases": "aliases", "Nickname": "aliases", "Also known as": "aliases", "Other names": "aliases",
		"UID": "uid", "Added": "added", "snoozed_until": "snooze",
	} {
		m, ok := recognize(heading)
		if !ok || m.String() != want {
			t.Errorf("%q is taken as %q (%v), want %q", heading, m, ok, want)
		}
	}
}

func TestNotRecognized(t *testing.T) {
	for _, heading := range []string{
		"", "State", "City", "Zip", "Notes", "Prefix", "Department", "Status", "Type", "Date added", "Address 2", "Address Line 2",
		"Work", "Home", "Office", "E-mail Display Name", "E-mail 1 - Label", "Email opt in", "Assistant's Phone", "IP address",
		"Business Street", "Home State", "In office since", "Username", "Number", "#", "2",
	} {
		if m, ok := recognize(heading); ok {
			t.Errorf("%q is taken as %q, want a field", heading, m)
		}
	}
}

// Every heading of the tables must be reachable: written as headingKey makes them, and only once.
func TestTablesAreKeys(t *testing.T) {
	seen := make(map[string]bool)
	var keys []string
	for _, h := range headings {
		keys = append(keys, strings.Fields(h.keys)...)
	}
	keys = slices.AppendSeq(keys, maps.Keys(lastFirst))
	keys = slices.AppendSeq(keys, maps.Keys(points))
	for _, key := range keys {
		if headingKey(key) != key || seen[key] {
			t.Errorf("%q is no key, or stands twice", key)
		}
		seen[key] = true
	}
}

func TestEveryUseHasAReader(t *testing.T) {
	for _, h := range headings {
		if readers[h.use] == nil {
			t.Errorf("%s has no reader", h.use)
		}
	}
	for key, m := range points {
		if readers[m.use] == nil {
			t.Errorf("%s has no reader", key)
		}
	}
}

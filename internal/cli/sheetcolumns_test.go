package cli

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// sheetHeads are the headings of the programs that rel help formats csv names, as they document them or write them.
func sheetHeads() map[string]string {
	return map[string]string{
		"outlook": "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2," +
			"Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2," +
			"Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3," +
			"Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2," +
			"Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager," +
			"Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday," +
			"Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name," +
			"E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender," +
			"Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name," +
			"Mileage,Notes,Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By," +
			"Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page",
		"outlook.com": "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address," +
			"E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone," +
			"Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title," +
			"Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street," +
			"Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State," +
			"Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region," +
			"Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes",
		"google until 2024": "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi," +
			"Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,File As,Birthday,Gender,Location,Billing Information," +
			"Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership," +
			"E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type," +
			"Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City," +
			"Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address," +
			"Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department," +
			"Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,Organization 2 - Type," +
			"Organization 2 - Name,Organization 2 - Yomi Name,Organization 2 - Title,Organization 2 - Department,Relation 1 - Type," +
			"Relation 1 - Value,Website 1 - Type,Website 1 - Value,Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value," +
			"Jot 1 - Type,Jot 1 - Value",
		"google": "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix," +
			"Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label," +
			"E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value," +
			"Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region," +
			"Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value," +
			"Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value," +
			"Custom Field 2 - Label,Custom Field 2 - Value",
		"linkedin": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
		"apple": "First,Middle,Last,Suffix,Nickname,Job title,Department,Organization,Email (work),Email (home),Email (iCloud),Phone (iPhone)," +
			"Phone (mobile),Phone (home),Phone (work),Phone (work fax),Phone (home fax),Phone (main),Phone (pager),Phone (other)," +
			"Address (home) street,Address (home) city,Address (home) state,Address (home) ZIP,Address (home) country," +
			"Address (work) street,Address (work) city,Address (work) state,Address (work) ZIP,Address (work) country," +
			"URL (homepage),URL (work),Birthday,Anniversary,Related name (spouse),Phonetic first name,Phonetic last name,Note",
	}
}

// oneOfItsKind is what a column could hold, in no two the same, as it is found again.
func oneOfItsKind(heading string, i int) string {
	switch {
	case strings.HasPrefix(heading, "E-mail") && (strings.HasSuffix(heading, "Address") || strings.HasSuffix(heading, "Value")),
		strings.HasPrefix(heading, "Email"):
		return fmt.Sprintf("a%03d@sample.example", i)
	case heading == "Birthday", heading == "Anniversary", heading == "Event 1 - Value":
		return fmt.Sprintf("%d-06-17", 1850+i)
	case heading == "Connected On":
		return fmt.Sprintf("22 Nov %d", 1950+i)
	case strings.Contains(heading, "Phone ") && !strings.HasSuffix(heading, "Label") && !strings.HasSuffix(heading, "Type"):
		return fmt.Sprintf("202-555-%04d", 1000+i)
	}
	return fmt.Sprintf("w%03dx", i)
}

var yearOfDate = regexp.MustCompile(`^\d{4}-06-17$`)

// TestEveryColumnArrives is the promise that nothing of a sheet is dropped in silence: what stands in any column is in the journal, or
// named in the report, whether the others are filled or not.
func TestEveryColumnArrives(t *testing.T) {
	for name, head := range sheetHeads() {
		t.Run(name, func(t *testing.T) {
			headings := strings.Split(head, ",")
			var all []string
			for i, h := range headings {
				all = append(all, oneOfItsKind(h, i))
			}
			rows := [][]string{all}
			first := 0
			for headings[first] != "First Name" && headings[first] != "Name" && headings[first] != "First" {
				first++
			}
			for i := range headings { // each alone, with a name
				row := make([]string, len(headings))
				row[first], row[i] = fmt.Sprintf("Dana %d", i), oneOfItsKind(headings[i], 500+i)
				if headings[i] == "Birthday" || headings[i] == "Anniversary" || headings[i] == "Event 1 - Value" {
					row[i] = fmt.Sprintf("%d-06-17", 1900+i)
				}
				rows = append(rows, row)
			}
			d := newDesk(t)
			sheet := head + "\n"
			for _, row := range rows {
				sheet += strings.Join(row, ",") + "\n"
			}
			_, report := d.rel(t, sheet, "import", "-")
			journal, _ := d.rel(t, "", "export", "all")
			for _, row := range rows {
				for i, value := range row {
					where := value
					if yearOfDate.MatchString(value) {
						where = fmt.Sprintf(`"year":%s}`, value[:4])
					}
					if value != "" && !strings.Contains(journal, where) && !strings.Contains(report, value) && !strings.Contains(journal, value) {
						t.Errorf("%s: %q is nowhere", headings[i], value)
					}
				}
			}
			if t.Failed() {
				t.Log(report)
			}
		})
	}
}

package ical

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// TestSeries holds series to expansions that are known: those of RFC 5545, 3.8.5.3, and those that programs write.
func TestSeries(t *testing.T) {
	tests := []struct {
		name         string
		lines        []string
		since, until string
		want         string // the days, and times where they are of interest
	}{
		{"every day ten times", []string{"DTSTART;TZID=America/New_York:19970902T090000", "RRULE:FREQ=DAILY;COUNT=10"}, "1997-01-01", "1999-12-31",
			"0902 0903 0904 0905 0906 0907 0908 0909 0910 0911"},
		{"every day until the day before Christmas", []string{"DTSTART;TZID=America/New_York:19970902T090000",
			"RRULE:FREQ=DAILY;UNTIL=19971224T000000Z"}, "1997-12-21", "1999-12-31", "1221 1222 1223"},
		{"every other day", []string{"DTSTART;TZID=America/New_York:19970902T090000", "RRULE:FREQ=DAILY;INTERVAL=2"}, "1997-11-26", "1997-12-03",
			"1127 1129 1201 1203"},
		{"every ten days, long after", []string{"DTSTART:19970902T090000", "RRULE:FREQ=DAILY;INTERVAL=10"}, "2026-11-01", "2026-11-30",
			"1109 1119 1129"},
		{"every other week on Monday, Wednesday and Friday, weeks beginning on Sunday", []string{"DTSTART;TZID=America/New_York:19970901T090000",
			"RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR"}, "1997-11-20", "1999-12-31",
			"1124 1126 1128 1208 1210 1212 1222"},
		{"when weeks begin matters: Monday", []string{"DTSTART:19970805T090000", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"},
			"1997-01-01", "1997-12-31", "0805 0810 0819 0824"},
		{"when weeks begin matters: Sunday", []string{"DTSTART:19970805T090000", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"},
			"1997-01-01", "1997-12-31", "0805 0817 0819 0831"},
		{"the last Friday of the month", []string{"DTSTART;TZID=America/Los_Angeles:20260130T100000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"},
			"2026-08-01", "2026-11-30", "0828 0925 1030 1127"},
		{"the last weekday of the month", []string{"DTSTART:19970930T090000", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"},
			"1997-01-01", "1998-03-31", "0930 1031 1128 1231 0130 0227 0331"},
		{"the 31st, where there is one", []string{"DTSTART:20260131T090000", "RRULE:FREQ=MONTHLY"}, "2026-01-01", "2026-08-31",
			"0131 0331 0531 0731 0831"},
		{"Friday the 13th", []string{"DTSTART;TZID=America/New_York:19970902T090000", "EXDATE;TZID=America/New_York:19970902T090000",
			"RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"}, "1997-01-01", "1999-12-31", "0213 0313 1113 0813"},
		{"leap days", []string{"DTSTART;VALUE=DATE:20200229", "RRULE:FREQ=YEARLY"}, "2020-01-01", "2030-01-01", "0229 0229 0229"},
		{"election day", []string{"DTSTART;TZID=America/New_York:19961105T090000",
			"RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"}, "2000-01-01", "2012-12-31", "1107 1102 1104 1106"},
		{"a week of the year", []string{"DTSTART:19970512T090000", "RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"}, "1997-01-01", "1999-12-31",
			"0512 0511 0517"},
		{"until is of the place, though written in UTC", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000",
			"RRULE:FREQ=WEEKLY;UNTIL=20261104T020000Z"}, "2026-10-01", "2026-11-30", "1020 1027 1103"},
		{"until a second before is one less", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000",
			"RRULE:FREQ=WEEKLY;UNTIL=20261104T015959Z"}, "2026-10-01", "2026-11-30", "1020 1027"},
		{"until a day, with that day", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000", "RRULE:FREQ=WEEKLY;UNTIL=20261103"},
			"2026-10-01", "2026-11-30", "1020 1027 1103"},
		{"excepted in another zone", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
			"EXDATE:20261028T010000Z"}, "2026-10-01", "2026-11-30", "1020 1103"},
		{"excepted in a zone, of several in a line", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000", "RRULE:FREQ=WEEKLY;COUNT=4",
			"EXDATE;TZID=America/New_York:20261027T210000,20261103T210000"}, "2026-10-01", "2026-11-30", "1020 1110"},
		{"excepted by the day", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
			"EXDATE;VALUE=DATE:20261027"}, "2026-10-01", "2026-11-30", "1020 1103"},
		{"days excepted by a time", []string{"DTSTART;VALUE=DATE:20261020", "RRULE:FREQ=WEEKLY;COUNT=3",
			"EXDATE;TZID=America/Los_Angeles:20261027T000000"}, "2026-10-01", "2026-11-30", "1020 1103"},
		{"excepted by a rule", []string{"DTSTART:20261019T090000", "RRULE:FREQ=DAILY;COUNT=7", "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU"},
			"2026-10-01", "2026-11-30", "1019 1020 1021 1022 1023"},
		{"dates of its own", []string{"DTSTART;TZID=America/Los_Angeles:20261020T180000", "RDATE;TZID=America/New_York:20261022T210000",
			"RDATE;VALUE=PERIOD:20261024T010000Z/PT1H"}, "2026-10-01", "2026-11-30", "1020 1022 1023"},
		{"over the end of summer time the clock is kept", []string{"DTSTART;TZID=America/New_York:20261030T120000", "RRULE:FREQ=DAILY;COUNT=4"},
			"2026-10-01", "2026-11-30", "1030T0900 1031T0900 1101T0900 1102T0900"},
		{"over the end of a summer time that is another's", []string{"DTSTART;TZID=Europe/Berlin:20261023T180000", "RRULE:FREQ=DAILY;COUNT=4"},
			"2026-10-01", "2026-11-30", "1023T0900 1024T0900 1025T1000 1026T1000"},
		{"in the hour there is twice", []string{"DTSTART;TZID=America/Los_Angeles:20261031T013000", "RRULE:FREQ=DAILY;COUNT=3"},
			"2026-10-01", "2026-11-30", "1031T0130 1101T0130 1102T0130"},
		{"in the hour there is not", []string{"DTSTART;TZID=America/Los_Angeles:20260307T023000", "RRULE:FREQ=DAILY;COUNT=3"},
			"2026-01-01", "2026-11-30", "0307T0230 0308T0330 0309T0230"},
		{"the day before, elsewhere", []string{"DTSTART;TZID=Asia/Tokyo:20261020T080000", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"},
			"2026-10-01", "2026-11-30", "1019T1600 1026T1600"},
		{"without an end, since long ago", []string{"DTSTART:10260105T090000", "RRULE:FREQ=DAILY"}, "2026-11-22", "2026-11-23", "1122 1123"},
		{"at two hours of a day", []string{"DTSTART:20261020T090000", "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9,15"}, "2026-10-01", "2026-11-30",
			"1020T0900 1020T1500 1021T0900"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Calendar{o: fall(t), zones: map[string]*time.Location{}}
			c.o.Since, _ = journal.ParseISO(tt.since)
			c.o.Until, _ = journal.ParseISO(tt.until)
			x := component{name: "VEVENT"}
			for i, text := range tt.lines {
				l := splitLine(text)
				l.number = i + 1
				x.take(l)
			}
			held, err := c.held(x)
			if err != nil {
				t.Fatal(err)
			}
			layout := "0102"
			if strings.Contains(tt.want, "T") {
				layout = "0102T1504"
			}
			var got []string
			for _, m := range held {
				got = append(got, m.in(c.o.Now.Location()).Format(layout))
			}
			if !slices.Equal(got, strings.Fields(tt.want)) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// TestRules: what no meeting does is refused, and said.
func TestRules(t *testing.T) {
	for text, want := range map[string]string{
		"FREQ=SECONDLY": "has it recur secondly, which no meeting does",
		"FREQ=DAILY;BYMINUTE=0,1;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12": "has it recur more than once an hour",
		"FREQ=DAILY;INTERVAL=-1":            "leaves an impossible pause",
		"FREQ=DAILY;INTERVAL=99999999999":   "leaves an impossible pause",
		"FREQ=DAILY;COUNT=0":                "has it happen no times at all",
		"FREQ=MONTHLY;BYDAY=-53MO":          "has a week of the month or year that there is not",
		"FREQ=YEARLY;BYMONTH=12;BYDAY=53MO": "has a week of the month or year that there is not",
		"FREQ=MONTHLY;BYMONTHDAY=32":        "makes no sense: bymonthday must be between 1 and 31 or -1 and -31",
		"FREQ=DAILY;BYEASTER=0":             "has BYEASTER, which rel does not know",
		"FREQ=DAILY;UNTIL=tomorrow":         "ends on TOMORROW, which is no time",
		"COUNT=2":                           "does not say how often",
		"":                                  "has , which rel does not know",
		"FREQ=WEEKLY;BYDAY=XX":              "makes no sense: FREQ=WEEKLY;BYDAY=XX",
		strings.Repeat("BYDAY=MO;", 1000):   "is too long",
	} {
		_, err := readRule(text, moment{wall: time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)})
		if err == nil || err.Error() != want {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}

// TestNeverTrue: a rule that never comes true ends all the same, and soon.
func TestNeverTrue(t *testing.T) {
	for _, text := range []string{
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;BYSETPOS=300;BYDAY=MO",
	} {
		r, err := readRule(text, moment{wall: time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if all := r.walls(time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)); len(all) > 0 {
			t.Errorf("%s: %v", text, all)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s took %s", text, took)
		}
	}
}

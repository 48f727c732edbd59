package journal

import (
	"strings"
	"testing"
)

func TestCleanInitiative(t *testing.T) {
	for in, want := range map[string]string{
		"  Rate \n study ": "Rate study", "2027 budget": "2027 budget", "Ann\u0065\u0301e": "Année", "K9": "K9",
	} {
		if got, err := CleanInitiative(in); got != want || err != nil {
			t.Errorf("%q is %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", " \t", "12", "#12", "n841", "I2", "None", "\xff", "a\x00b", strings.Repeat("x", MaxName+1)} {
		if got, err := CleanInitiative(in); err == nil || got != "" {
			t.Errorf("%q is taken as %q", in, got)
		}
	}
}

func TestCleanAim(t *testing.T) {
	for in, want := range map[string]string{"": "", " \n ": "", " What care\ncosts ": "What care costs"} {
		if got, err := CleanAim(in); got != want || err != nil {
			t.Errorf("%q is %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"\xff", "a\x00b", strings.Repeat("x", MaxFollowUp+1)} {
		if got, err := CleanRole(in); err == nil || got != "" {
			t.Errorf("%q is taken as %q", in, got)
		}
	}
}

func TestInitiativeRole(t *testing.T) {
	in := Initiative{Members: []Member{{Who: Someone{ID: 1}, Role: "convener"}, {Who: Someone{ID: 2}}}}
	for contact, want := range map[int64]string{1: "convener", 2: ""} {
		if role, ok := in.Role(contact); role != want || !ok {
			t.Errorf("contact %d is %q, %t", contact, role, ok)
		}
	}
	if _, ok := in.Role(3); ok {
		t.Error("somebody who is not in it has a part in it")
	}
	if Planned.Ongoing() != true || InitiativeDropped.Ongoing() {
		t.Error("what is planned is not ongoing, or what was dropped is")
	}
}

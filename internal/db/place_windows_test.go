package db

import "testing"

func TestIsUNC(t *testing.T) {
	for volume, want := range map[string]bool{
		`C:`: false, ``: false, `\\server\share`: true, `//server/share`: true, `\\?\C:`: false, `\\.\C:`: false,
		`\\?\UNC\server\share`: true, `\\?\unc\server\share`: true, `\\?\Volume{1234}`: false,
	} {
		if got := isUNC(volume); got != want {
			t.Errorf("%s: %v, want %v", volume, got, want)
		}
	}
}

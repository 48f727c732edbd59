package journal

import "testing"

func TestProfileKey(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.linkedin.com/in/Dana-Whitcomb/":     "linkedin.com/in/dana-whitcomb",
		"linkedin.com/in/dana-whitcomb?trk=x":            "linkedin.com/in/dana-whitcomb",
		"http://de.linkedin.com/in/dana-whitcomb/en#top": "linkedin.com/in/dana-whitcomb",
		"https://www.xing.com/profile/Dana_Whitcomb":     "xing.com/profile/dana_whitcomb",
		"https://www.linkedin.com/company/childcare":     "",
		"https://www.linkedin.com/in/":                   "",
		"https://notlinkedin.com/in/dana":                "",
		"https://childcare.example/in/dana":              "",
		"":                                               "",
	} {
		if got := ProfileKey(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

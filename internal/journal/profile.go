package journal

import "strings"

// ProfileKey is what a web address is compared by that is somebody's own page on a network of people: of
// https://www.linkedin.com/in/Dana-Whitcomb/ it is "linkedin.com/in/dana-whitcomb". It is empty of any other address, which several
// people may have.
func ProfileKey(address string) string {
	key := strings.ToLower(strings.TrimSpace(address))
	if _, after, ok := strings.Cut(key, "://"); ok {
		key = after
	}
	if end := strings.IndexAny(key, "?#"); end >= 0 {
		key = key[:end]
	}
	host, path, _ := strings.Cut(strings.TrimRight(key, "/"), "/")
	for _, own := range []struct{ host, path string }{{"linkedin.com", "in/"}, {"xing.com", "profile/"}} {
		who, personal := strings.CutPrefix(path, own.path)
		if personal && who != "" && (host == own.host || strings.HasSuffix(host, "."+own.host)) {
			name, _, _ := strings.Cut(who, "/") // behind it is a language
			return own.host + "/" + own.path + name
		}
	}
	return ""
}

package term

import (
	"os/user"
	"strings"
)

// nobody is what the person at the keyboard is called when nothing tells their name.
const nobody = "me"

// User names the person at the keyboard, for the record of changes: REL_AUTHOR as it stands, else the
// name they are logged in under, without a Windows domain. It is never empty. The environment is asked
// before the system's own list of users, which may be far away on a network.
func (e *Env) User() string {
	if author := strings.TrimSpace(e.Var("REL_AUTHOR")); author != "" {
		return author
	}
	for _, key := range []string{"USER", "USERNAME"} {
		if name := withoutDomain(e.Var(key)); name != "" {
			return name
		}
	}
	if u, err := user.Current(); err == nil {
		if name := withoutDomain(u.Username); name != "" {
			return name
		}
	}
	return nobody
}

// withoutDomain is the name of an account without the domain before its backslash.
func withoutDomain(name string) string {
	return strings.TrimSpace(name[strings.LastIndexByte(name, '\\')+1:])
}

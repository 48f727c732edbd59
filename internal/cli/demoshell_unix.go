//go:build !windows

package cli

// setJournal is the line that makes a journal the one that rel opens, in this platform's usual shell.
func setJournal(path string) string { return "export REL_DB=" + quote(path) }

package cli

import "strings"

// setJournal is the line that makes a journal the one that rel opens, in this platform's usual shell: PowerShell, where
// a quote inside single quotes is doubled.
func setJournal(path string) string {
	return "$env:REL_DB = '" + strings.ReplaceAll(path, "'", "''") + "'"
}

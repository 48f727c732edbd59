package db

// whileUnused does something to a file. Windows by itself refuses to remove one that somebody uses.
func whileUnused(_ string, do func()) { do() }

package cli

import "slices"

// alsoCalled is what people try in place of a command's name, as far as it has one obvious meaning here. It works, and
// no help and no shell offers it: one word for one thing is what is taught. What could mean two things, or is a slip away
// from another command, is not among them, nor what would erase; unknownCommand asks whether it was meant.
func alsoCalled(name string) []string {
	switch name {
	case "add":
		return []string{"new", "create"}
	case "stale":
		return []string{"due", "overdue"}
	case "show":
		return []string{"view"}
	case "log":
		return []string{"journal"}
	case "search":
		return []string{"find", "grep"}
	case "list":
		return []string{"ls", "contacts", "people"}
	case "rm":
		return []string{"remove", "delete", "del"}
	case "tag":
		return []string{"tags"}
	case "group":
		return []string{"groups"}
	case "initiative":
		return []string{"initiatives"}
	case "config":
		return []string{"settings"}
	default:
		return nil
	}
}

// asMeant is a line as it is meant that other programs have taught people to type.
func asMeant(args []string) []string {
	if len(args) != 1 {
		return args
	}
	switch args[0] {
	case "--version", "-V":
		return []string{"version"}
	case "/?", "-?":
		return []string{"help"}
	default:
		return args
	}
}

// isCalled reports whether one of words calls the command.
func (m maker) isCalled(words []string) bool {
	isWord := func(name string) bool { return slices.Contains(words, name) }
	return isWord(m.name) || slices.ContainsFunc(alsoCalled(m.name), isWord)
}

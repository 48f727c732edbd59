package addressbook

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// HoldsMutt reports whether a text that begins so is a file of aliases of mutt: it has a line "alias NICK ADDRESS", and above that
// are only comments and other commands of mutt.
func HoldsMutt(head string) bool {
	goesOn := false
	for line := range strings.Lines(head) {
		line = strings.TrimSpace(line)
		before := goesOn
		goesOn = strings.HasSuffix(line, `\`)
		if before || line == "" || line[0] == '#' {
			continue
		}
		words := strings.Fields(line)
		switch {
		case words[0] == "alias":
			return len(words) > 2 && strings.Contains(line, "@") || goesOn
		case len(words) < 2 || !isCommand(words[0]):
			return false
		}
	}
	return false
}

// isCommand reports whether a word is a command of mutt or NeoMutt, as files of settings have them.
func isCommand(word string) bool {
	switch strings.TrimPrefix(word, "un") {
	case "alternates", "alternative_order", "attachments", "auto_view", "bind", "charset-hook", "color", "group", "hdr_order", "ignore",
		"lists", "macro", "mailboxes", "mbox-hook", "mime_lookup", "mono", "my_hdr", "named-mailboxes", "open-hook", "push",
		"reply-hook", "reset", "save-hook", "score", "send-hook", "send2-hook", "set", "setenv", "source", "subscribe", "tag-formats",
		"tag-transforms", "toggle", "virtual-mailboxes", "account-hook", "append-hook", "close-hook", "crypt-hook", "fcc-hook",
		"fcc-save-hook", "folder-hook", "hook", "iconv-hook", "ifdef", "ifndef", "index-format-hook", "message-hook", "pgp-hook",
		"shutdown-hook", "sidebar_pin", "sidebar_whitelist", "startup-hook", "timeout-hook", "echo", "exec", "lua", "alias":
		return true
	}
	return false
}

// ReadMutt reads the aliases of mutt or NeoMutt. What spoils the file as a whole is an error.
func ReadMutt(open textfile.Open, o Options) (*Book, error) {
	b := &Book{o: o}
	began, sofar := 0, "" // a line that goes on in the next
	err := b.read(open, func(line int, text string) {
		if sofar == "" {
			began = line
		}
		more, goesOn := strings.CutSuffix(text, `\`)
		goesOn = goesOn && !strings.HasSuffix(more, `\`)
		if goesOn && len(sofar) < longestLine {
			sofar += more + " "
			return
		}
		b.statement(began, sofar+text)
		sofar = ""
	})
	if err == nil && sofar != "" {
		b.statement(began, sofar)
	}
	return b, err
}

// statement reads a line: an alias, or one that is about nobody.
func (b *Book) statement(line int, text string) {
	text = strings.TrimSpace(text)
	command, rest, _ := strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
	switch {
	case text == "" || text[0] == '#':
	case command != "alias":
		b.Others.Add(line)
	default:
		c, err := b.alias(rest)
		b.card(line, c, err)
	}
}

// alias reads what stands behind the command: [-group NAME] NICK ADDRESS [# COMMENT].
func (b *Book) alias(text string) (c journal.Contact, err error) {
	text, comment := plain(text)
	var lists []string
	nick, rest := cutWord(text)
	for nick == "-group" {
		list, behind := cutWord(rest)
		lists = append(lists, list)
		nick, rest = cutWord(behind)
	}
	addresses := apart(rest)
	switch {
	case len(addresses) == 0:
		return c, journal.Bad("write alias dana Dana Whitcomb <dana@example.org>", "the alias %q has no address", journal.AsTyped(nick))
	case len(addresses) > 1:
		return c, journal.Bad("--skip-bad leaves it out; give each of them an alias",
			"the alias %q is a list of several addresses, and no contact", journal.AsTyped(nick))
	}
	name, address := nameAndAddress(addresses[0])
	if strings.TrimSpace(name) == "" {
		name = nick
	}
	if c.Name, err = journal.CleanName(name); err != nil {
		return c, err
	}
	for _, step := range []func() error{
		func() error { return called(&c, nick) },
		func() error { return reach(&c, journal.PointEmail, "", address) },
		func() error { return b.comment(&c, lists, comment) },
	} {
		if err := step(); err != nil {
			return c, err
		}
	}
	return c, nil
}

// comment takes what stands behind #: NeoMutt has tags there, and the rest is a note.
func (b *Book) comment(c *journal.Contact, lists []string, comment string) error {
	var rest []string
	for word := range strings.FieldsSeq(comment) {
		if tags, ok := strings.CutPrefix(word, "tags:"); ok {
			lists = append(lists, strings.Split(tags, ",")...)
		} else {
			rest = append(rest, word)
		}
	}
	if err := b.listed(c, lists...); err != nil {
		return err
	}
	return keep(c, fieldNotes, strings.Join(rest, " "))
}

// plain is a line as mutt takes it, without the backslashes that guard a sign, and the comment behind it.
func plain(text string) (line, comment string) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case text[i] == '#':
			return b.String(), text[i+1:]
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String(), ""
}

// cutWord is the first word of a text, which may stand in quotes, and what stands behind it.
func cutWord(text string) (word, rest string) {
	text = strings.TrimLeft(text, " ")
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		if within, rest, ok := strings.Cut(text[1:], text[:1]); ok {
			return within, rest
		}
	}
	word, rest, _ = strings.Cut(text, " ")
	return word, rest
}

// apart is the addresses of a line: what commas part that stand in no quotes, comment or brackets.
func apart(text string) (all []string) {
	from, depth, quoted := 0, 0, false
	add := func(to int) {
		if one := strings.TrimSpace(text[from:to]); one != "" {
			all = append(all, one)
		}
		from = to + 1
	}
	for i := 0; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '\\':
			i++
		case ch == '"':
			quoted = !quoted
		case quoted:
		case ch == '(' || ch == '<':
			depth++
		case (ch == ')' || ch == '>') && depth > 0:
			depth--
		case ch == ',' && depth == 0:
			add(i)
		}
	}
	add(len(text))
	return all
}

// nameAndAddress takes apart "Dana Whitcomb <dana@example.org>", "dana@example.org (Dana Whitcomb)" or an address alone.
func nameAndAddress(text string) (name, address string) {
	if at := strings.LastIndexByte(text, '<'); at >= 0 {
		address, _, _ = strings.Cut(text[at+1:], ">")
		return unquoted(strings.TrimSpace(text[:at])), strings.TrimSpace(address)
	}
	if address, name, ok := strings.Cut(text, "("); ok {
		return strings.TrimSuffix(strings.TrimSpace(name), ")"), strings.TrimSpace(address)
	}
	return "", text
}

// unquoted is a name without the quotes round it, and without the backslashes within.
func unquoted(name string) string {
	if len(name) < 2 || name[0] != '"' || name[len(name)-1] != '"' {
		return name
	}
	name, _ = plain(strings.ReplaceAll(name[1:len(name)-1], "#", `\#`)) // which begins no comment here
	return name
}

// Aliases writes contacts as aliases.
type Aliases struct {
	count map[string]int // how often a word was taken
}

// Lines are the aliases of a contact, one for each of their e-mail addresses: by the name, as a word. Nothing in them is taken
// for a command or a variable by mutt, which would run it.
func (a *Aliases) Lines(c journal.Contact) (lines []string) {
	if a.count == nil {
		a.count = map[string]int{}
	}
	for _, p := range c.Points {
		if p.Kind != journal.PointEmail || strings.ContainsAny(p.Value, "<>,;\"\\ \t\n") {
			continue
		}
		nick := nickOf(c.Name)
		a.count[nick]++
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(c.Name)
		lines = append(lines, "alias "+numbered(nick, a.count[nick])+" "+guarded(`"`+quoted+`" <`+p.Value+">"))
	}
	return lines
}

// guarded is a text in which mutt finds no backslash, command, variable or comment.
func guarded(text string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "$", `\$`, "#", `\#`).Replace(text)
}

// nickOf is a name as a word of small letters and digits: "dana-whitcomb".
func nickOf(name string) string {
	words := strings.FieldsFunc(journal.Fold(name), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80 })
	if len(words) == 0 {
		return "contact"
	}
	return strings.Join(words, "-")
}

package jrnl

import (
	"io"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// beginning is the line that begins an entry.
type beginning struct {
	entry
	bracketed bool // as jrnl writes them since version 2
}

// begins reads the beginning of an entry: "[2026-11-22 09:30] Title", "[2026-11-22 09:30:00 AM] Title", or as the first jrnl wrote
// them, without brackets.
func begins(line string) (b beginning, is bool) {
	if inside, ok := strings.CutPrefix(line, "["); ok {
		stamp, title, closed := strings.Cut(inside, "]")
		fields := strings.Fields(stamp)
		if !closed || title != "" && title[0] != ' ' || len(fields) == 0 || len(fields) > 3 || !likeDay(fields[0]) {
			return b, false
		}
		b.Date, b.Time, b.bracketed = fields[0], strings.Join(fields[1:], " "), true
		b.take(title)
		return b, true
	}
	day, rest, _ := strings.Cut(line, " ")
	clock, title, _ := strings.Cut(rest, " ")
	if half, more, _ := strings.Cut(title, " "); half == "AM" || half == "PM" {
		clock, title = clock+" "+half, more
	}
	if !likeDay(day) || !likeClock(clock) {
		return b, false
	}
	b.Date, b.Time = day, clock
	b.take(title)
	return b, true
}

// take takes the title, and the star at its end.
func (b *beginning) take(title string) {
	b.Title = strings.TrimSpace(title)
	if bare, is := strings.CutSuffix(b.Title, "*"); is && !strings.HasSuffix(bare, "*") {
		b.Title, b.Starred = strings.TrimSpace(bare), true
	}
}

// likeDay reports whether a word has the form of a day, be there such a day or not.
func likeDay(word string) bool {
	if len(word) != len("2006-01-02") {
		return false
	}
	for i, c := range []byte(word) {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func likeClock(word string) bool {
	_, err := journal.ParseClock(withoutSeconds(word))
	return err == nil && strings.Contains(word, ":")
}

// texts reads entries of text. Only what begins as the first entry does begins another: a diary may write down days, too.
func (f *File) texts(text io.Reader, yield func(journal.NoteCard, error) bool) {
	var at *gathered
	for line, err := range textfile.Lines(text, journal.MaxText) {
		if err != nil {
			yield(journal.NoteCard{}, err)
			return
		}
		b, is := begins(line.Text)
		switch {
		case is && (at == nil || b.bracketed == at.bracketed):
			if at != nil && !yield(f.gather(at), nil) {
				return
			}
			at = &gathered{beginning: b, line: line.Number, long: line.Cut}
		case at != nil:
			at.add(line)
		case strings.TrimSpace(line.Text) != "":
			err := journal.Bad("an entry begins so: [2026-11-22 09:30] Title", "the line is of no entry")
			if !yield(journal.NoteCard{Line: line.Number, Bad: f.bad(line.Number, err)}, nil) {
				return
			}
		}
	}
	if at != nil {
		yield(f.gather(at), nil)
	}
}

// gathered is an entry whose end is still to come.
type gathered struct {
	beginning
	line int
	body strings.Builder
	long bool // it is longer than a text may be
}

func (g *gathered) add(line textfile.Line) {
	if g.long = g.long || line.Cut || g.body.Len()+len(line.Text) > journal.MaxText; !g.long {
		g.body.WriteString(line.Text)
		g.body.WriteByte('\n')
	}
}

// gather is the card of an entry that is whole.
func (f *File) gather(g *gathered) journal.NoteCard {
	if g.long {
		return journal.NoteCard{Line: g.line, Bad: f.bad(g.line, tooLong())}
	}
	g.Body = g.body.String()
	return f.card(g.line, g.entry)
}

func tooLong() error {
	return journal.Bad("split it in two, or leave it out with --skip-bad", "the entry is longer than 1 MiB")
}

package cli

import (
	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// head is the beginning of the file as text, enough to tell its format.
func (f incoming) head() (string, error) {
	data, err := f.first(headSize)
	if err == nil {
		err = textfile.Refuse(data, f.name())
	}
	head := textfile.Head(data)
	if head == "" && beginsWith(cardBegin)(string(data), "") { // of which a line may be in a charset of its own
		head = cardBegin
	}
	return head, err
}

// takeList takes the file for a list that rel wrote in JSON, and gives the beginning of the sheet it is. Of other lists rel knows
// nothing.
func (f *incoming) takeList(head string) (string, error) {
	list, err := csvfile.ReadList(f.open, f.name())
	if err != nil {
		return head, err
	}
	as := *f
	as.list = list
	sheet, err := as.head()
	if err != nil {
		return head, err
	}
	if !csvfile.OwnSheet(sheet) && csvfile.OwnList(sheet) == "" {
		return head, journal.Bad("of JSON, rel reads what rel export wrote, and what rel help formats names; else save it as CSV",
			"%s: this is a JSON file, not a CSV", f.name())
	}
	*f = as
	return sheet, nil
}

// tellList says what is left out of a list in JSON.
func (a *app) tellList(f incoming) {
	if f.list != nil && len(f.list.LeftOut) > 0 {
		a.talk("Left out, as a sheet has no place for it: %s; rel export all has them.", few(f.list.LeftOut))
	}
}

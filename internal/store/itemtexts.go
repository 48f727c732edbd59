package store

import (
	"context"
	"strconv"

	"github.com/rel-journal/rel/internal/db"
)

// saysSo reports whether an item is there that says what the row does, where it is for what they say to tell, as saysSo of notes.
func (p *itemPlanner[T]) saysSo(ctx context.Context, row PlannedItem[T]) (bool, error) {
	if !row.made {
		return false, nil
	}
	return p.hasText(ctx, row)
}

// standFor has a row that is known by what made its uid stand for the item that it made: that is no other row's, of the same text.
func (p *itemPlanner[T]) standFor(ctx context.Context, row *PlannedItem[T]) error {
	if !row.made {
		return nil
	}
	err := p.meet(ctx, row)
	bad := row.Bad
	row.Bad, row.fresh = nil, false // it is there, whoever it names
	if err != nil || bad != nil || row.Removed {
		return err
	}
	_, err = p.hasText(ctx, *row)
	return err
}

// hasText reports whether the journal has an item like this which no row before it has stood for.
func (p *itemPlanner[T]) hasText(ctx context.Context, row PlannedItem[T]) (bool, error) {
	if p.byText == nil {
		if err := p.readTexts(ctx); err != nil {
			return false, err
		}
	}
	who := int64(0)
	if row.who != nil {
		who = row.who.id
	}
	a, b, text := p.key(row.Card.Item)
	return p.byText.take(textOf(a, strconv.FormatInt(who, 10), text, b)), nil
}

func (p *itemPlanner[T]) readTexts(ctx context.Context) error {
	p.byText = textCount{}
	for row, err := range p.s.db.Pages(ctx, db.S(p.texts)) {
		var who int64
		var a, b, text string
		if err == nil {
			err = row.Scan(&who, &a, &b, &text)
		}
		if err != nil {
			return explain(err)
		}
		p.byText[textOf(a, strconv.FormatInt(who, 10), text, b)]++
	}
	return nil
}

package db

import (
	"context"
	"database/sql"
)

// keepPrepared is how many statements a batch keeps. Batches repeat a handful of texts many times; one
// with more different texts than this, such as a migration, does not repeat them.
const keepPrepared = 64

// prepared are the statements of a transaction, by their text, so that each text is parsed once.
type prepared struct {
	tx     *sql.Tx
	byText map[string]*sql.Stmt
}

func (p *prepared) exec(ctx context.Context, st Stmt) error {
	s, err := p.get(ctx, st.SQL)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, st.Args...)
	return err
}

func (p *prepared) get(ctx context.Context, text string) (*sql.Stmt, error) {
	if s := p.byText[text]; s != nil {
		return s, nil
	}
	if len(p.byText) == keepPrepared {
		p.clear()
	}
	s, err := p.tx.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	p.byText[text] = s
	return s, nil
}

// clear lets go of all statements. Closing one repeats the error of its last run, which is known.
func (p *prepared) clear() {
	for _, s := range p.byText {
		_ = s.Close()
	}
	clear(p.byText)
}

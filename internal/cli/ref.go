package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// target is what a REF names: a contact where it has no letter.
type target struct {
	journal.Ref
	who store.Who
}

// ref finds what text names. A letter and a number is a note, a follow-up, a fact, an assessment, an initiative or a change; where
// somebody is called so too, it could be either.
func (a *app) ref(ctx context.Context, text string) (target, error) {
	r, ok := journal.ParseRef(text)
	if !ok {
		w, err := a.who(ctx, text)
		return target{who: w}, err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return target{}, err
	}
	same, err := s.SameName(ctx, text)
	if err != nil {
		return target{}, err
	}
	if len(same) == 1 && isMissing(s.Lookup(ctx, r)) {
		return target{who: same[0]}, nil
	}
	if len(same) > 0 {
		return target{}, &journal.Problem{
			Code: journal.Ambiguous,
			What: fmt.Sprintf("%s could be what the list shows so, or the contact called %s", r, same[0].Name),
			Hint: fmt.Sprintf("the contact is %d; give them another name, rel edit %d --name, to name %s", same[0].ID, same[0].ID, r),
		}
	}
	return named(r)
}

// named is what a letter and a number name.
func named(r journal.Ref) (target, error) {
	if r.Letter == journal.RefSeat {
		return target{}, journal.Bad(
			fmt.Sprintf("rel gaps lists those there are; rel move WHO --seat %s says who holds it, rel drop %[1]s lets it go", r),
			"%s is a vacant seat, and not what is meant here", r)
	}
	return target{Ref: r}, nil
}

package journal

import "slices"

// Of is a contact with what it gains.
func (f *Filling) Of(c Contact) Contact {
	c = c.Without(Contact{Positions: f.Gone, Dates: f.Replace}).With(f.Add)
	if f.Add.Every != 0 {
		c.Every = f.Add.Every
	}
	if c.Snooze.IsZero() {
		c.Snooze = f.Add.Snooze
	}
	return c
}

// With is a contact with the details of another behind its own.
func (c Contact) With(o Contact) Contact {
	c.Aliases, c.Points = slices.Concat(c.Aliases, o.Aliases), slices.Concat(c.Points, o.Points)
	c.Positions, c.Dates = slices.Concat(c.Positions, o.Positions), slices.Concat(c.Dates, o.Dates)
	c.Groups, c.Tags = slices.Concat(c.Groups, o.Groups), slices.Concat(c.Tags, o.Tags)
	c.Fields, c.Kept = slices.Concat(c.Fields, o.Fields), slices.Concat(c.Kept, o.Kept)
	return c
}

// Without is a contact without the details of another, each exactly as it is there.
func (c Contact) Without(o Contact) Contact {
	c.Aliases, c.Points = lacking(c.Aliases, o.Aliases), lacking(c.Points, o.Points)
	c.Positions, c.Dates = lacking(c.Positions, o.Positions), lacking(c.Dates, o.Dates)
	c.Groups, c.Tags = lacking(c.Groups, o.Groups), lacking(c.Tags, o.Tags)
	c.Fields, c.Kept = lacking(c.Fields, o.Fields), lacking(c.Kept, o.Kept)
	return c
}

// lacking is a list without what is in another.
func lacking[T comparable](list, gone []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return slices.Contains(gone, v) })
}

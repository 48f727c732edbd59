package store

import "github.com/rel-journal/rel/internal/journal"

// The things in a file of everything that name others: notes, what came of them, and reviews.

type wholeNote struct {
	wholeHead

	Day          journal.Day        `json:"day"`
	Time         string             `json:"time"`
	Channel      journal.Channel    `json:"channel"`
	Body         string             `json:"body"`
	Touch        bool               `json:"touch"`
	Tried        bool               `json:"tried"`
	Private      bool               `json:"private"`
	Author       string             `json:"author"`
	Began        journal.Initiator  `json:"began"`
	Initiative   string             `json:"initiative"`
	Participants []wholeParticipant `json:"participants"`
	Heard        []wholeHeard       `json:"heard"`
	Tags         []string           `json:"tags"`
}

type wholeParticipant struct {
	Contact string       `json:"contact"`
	Role    journal.Role `json:"role"`
}

type wholeHeard struct {
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
}

func (x *wholeNote) title() string { return x.Day.String() }

func (x *wholeNote) check(c *shape) {
	c.there("day", x.Day)
	if x.Time != "" {
		clock, err := journal.ParseClock(x.Time)
		c.need(err == nil && clock == x.Time, "time is as 14:30")
	}
	wordOrNone(c, "channel", x.Channel, journal.Channels)
	wordOrNone(c, "began", x.Began, []journal.Initiator{journal.Me, journal.Them})
	c.free(x.Body, x.Author)
	for _, p := range x.Participants {
		c.uid("participants.contact", p.Contact)
		wordOf(c, "participants.role", p.Role, []journal.Role{journal.Present, journal.About})
	}
	for _, h := range x.Heard {
		c.free(h.Text)
	}
	for _, t := range x.Tags {
		c.text("tags", t)
	}
}

func (x *wholeNote) named(names func(table, uid string)) {
	for _, p := range x.Participants {
		names("contacts", p.Contact)
	}
	for _, h := range x.Heard {
		if h.Speaker != "" {
			names("contacts", h.Speaker)
		}
	}
	if x.Initiative != "" {
		names("initiatives", x.Initiative)
	}
}

// wholeOrigin is whom a follow-up, a fact or an assessment is about, and the note it came from.
type wholeOrigin struct {
	Contact string `json:"contact"`
	Note    string `json:"note"`
}

func (x *wholeOrigin) names(names func(table, uid string)) {
	if x.Contact != "" {
		names("contacts", x.Contact)
	}
	if x.Note != "" {
		names("notes", x.Note)
	}
}

// originOf is the origin of a thing that has one; nil for others.
func originOf(x wholeThing) *wholeOrigin {
	switch x := x.(type) {
	case *wholeFollowUp:
		return &x.wholeOrigin
	case *wholeFact:
		return &x.wholeOrigin
	case *wholeAssessment:
		return &x.wholeOrigin
	default:
		return nil
	}
}

type wholeFollowUp struct {
	wholeHead
	wholeOrigin

	OwedBy     journal.Initiator `json:"owed_by"`
	Text       string            `json:"text"`
	Due        journal.Day       `json:"due"`
	State      journal.State     `json:"state"`
	Closed     journal.Day       `json:"closed"`
	Added      journal.Day       `json:"added"`
	Initiative string            `json:"initiative"`
	Gives      journal.Gift      `json:"gives"`
}

func (x *wholeFollowUp) title() string { return x.Text }

func (x *wholeFollowUp) check(c *shape) {
	wordOf(c, "owed_by", x.OwedBy, []journal.Initiator{journal.Me, journal.Them})
	c.text("text", x.Text)
	wordOf(c, "state", x.State, journal.States)
	c.need((x.State == journal.Open) == x.Closed.IsZero(), "closed is the day of what is not open any more, and of nothing else")
	c.there("added", x.Added)
	wordOrNone(c, "gives", x.Gives, journal.Gifts)
}

func (x *wholeFollowUp) named(names func(table, uid string)) {
	x.names(names)
	if x.Initiative != "" {
		names("initiatives", x.Initiative)
	}
}

type wholeFact struct {
	wholeHead
	wholeOrigin

	Kind    journal.FactKind `json:"kind"`
	Text    string           `json:"text"`
	Day     journal.Day      `json:"day"`
	Dropped journal.Day      `json:"dropped"`
}

func (x *wholeFact) title() string { return x.Text }

func (x *wholeFact) check(c *shape) {
	c.uid("contact", x.Contact)
	wordOf(c, "kind", x.Kind, journal.FactKinds)
	c.text("text", x.Text)
	c.there("day", x.Day)
}

func (x *wholeFact) named(names func(table, uid string)) { x.names(names) }

type wholeAssessment struct {
	wholeHead
	wholeOrigin

	Day          journal.Day          `json:"day"`
	Trust        journal.Trust        `json:"trust"`
	Integrity    string               `json:"integrity"`
	Intent       string               `json:"intent"`
	Capability   string               `json:"capability"`
	Record       string               `json:"record"`
	Fairness     journal.Fairness     `json:"fairness"`
	FairnessFrom journal.FairnessFrom `json:"fairness_from"`
	Evidence     string               `json:"evidence"`
}

func (x *wholeAssessment) title() string { return x.Day.String() }

func (x *wholeAssessment) check(c *shape) {
	c.uid("contact", x.Contact)
	c.there("day", x.Day)
	wordOf(c, "trust", x.Trust, journal.Trusts)
	for _, ground := range []string{x.Integrity, x.Intent, x.Capability, x.Record} {
		wordOrNone(c, "what trust rests on", ground, []string{"rests", "questioned"})
	}
	wordOf(c, "fairness", x.Fairness, journal.Fairnesses)
	wordOrNone(c, "fairness_from", x.FairnessFrom, []journal.FairnessFrom{journal.TheySaid, journal.MyGuess})
	c.need((x.Fairness == journal.FairnessUnknown) == (x.FairnessFrom == ""), "fairness_from says who finds it so, where fairness is known")
	c.need(x.Evidence != "" || x.Trust == journal.TrustUnknown && x.Fairness == journal.FairnessUnknown, "evidence is missing")
	c.free(x.Evidence)
}

func (x *wholeAssessment) named(names func(table, uid string)) { x.names(names) }

type wholeReview struct {
	wholeHead

	Day      journal.Day   `json:"day"`
	Since    journal.Day   `json:"since"`
	Closed   journal.Day   `json:"closed"`
	Author   string        `json:"author"`
	Contacts []wholeLine   `json:"contacts"`
	Answers  []wholeAnswer `json:"answers"`
	Ratings  []struct {
		Indicator string         `json:"indicator"`
		Rating    journal.Rating `json:"rating"`
		Author    string         `json:"author"`
		Remark    string         `json:"remark"`
		Numbers   string         `json:"numbers"`
	} `json:"ratings"`
	Counts []struct {
		Of   string `json:"of"`
		What string `json:"what"`
		N    int64  `json:"n"`
	} `json:"counts"`
}

type wholeLine struct {
	Part    journal.Part `json:"part"`
	Contact string       `json:"contact"`
	Name    string       `json:"name"`
	Why     string       `json:"why"`
	Place   *int64       `json:"place"`
}

type wholeAnswer struct {
	Contact string         `json:"contact"`
	Answer  journal.Answer `json:"answer"`
}

func (x *wholeReview) title() string { return x.Day.String() }

func (x *wholeReview) check(c *shape) {
	c.there("day", x.Day)
	c.free(x.Author)
	for _, l := range x.Contacts {
		wordOf(c, "contacts.part", l.Part, journal.Parts)
		c.uid("contacts.contact", l.Contact)
		c.free(l.Name, l.Why)
	}
	for _, a := range x.Answers {
		c.uid("answers.contact", a.Contact)
		wordOf(c, "answers.answer", a.Answer, journal.Answers)
	}
	for _, r := range x.Ratings {
		c.text("ratings.indicator", r.Indicator)
		wordOf(c, "ratings.rating", r.Rating, journal.Ratings)
		c.free(r.Author, r.Remark, r.Numbers)
	}
	for _, n := range x.Counts {
		c.text("counts.what", n.What)
		c.free(n.Of)
	}
}

func (x *wholeReview) named(names func(table, uid string)) {
	for _, l := range x.Contacts {
		names("contacts", l.Contact)
	}
	for _, a := range x.Answers {
		names("contacts", a.Contact)
	}
}

package journal

// SuggestedGroups are the kinds of stakeholder to begin with. That there are these seven is what the guide for state leaders
// teaches; how many of each are wanted, and how often to be in touch with them, is only where a journal may start from.
func SuggestedGroups() []Group {
	const monthly, quarterly = Cadence(30), Cadence(90)
	return []Group{
		{Name: "Public officials", Wanted: 8, Every: quarterly},
		{Name: "Public funders", Wanted: 4, Every: monthly},
		{Name: "Philanthropy", Wanted: 4, Every: quarterly},
		{Name: "Providers", Wanted: 10, Every: quarterly},
		{Name: "Statewide associations", Wanted: 5, Every: monthly},
		{Name: "Advocates", Wanted: 5, Every: quarterly},
		{Name: "Parents", Wanted: 5, Every: quarterly},
	}
}

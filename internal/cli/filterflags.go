package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// filterFlags narrow a list; a command binds those that make sense for it, and all of them mean the same everywhere.
type filterFlags struct {
	who, initiative              string
	kind, since, until, sort     string
	moved, org                   string
	groups, tags, stages, fields []string
	channels, columns            []string
	deleted, private, never      bool
	limit                        int
}

// bind gives the command those of the flags that it names.
func (f *filterFlags) bind(cmd *cobra.Command, a *app, names ...string) {
	fs := cmd.Flags()
	flags := map[string]func(){
		"who": func() {
			fs.StringVar(&f.who, "who", "", "only those with this `contact`")
			complete(cmd, "who", a.completeContacts)
		},
		"initiative": func() {
			fs.StringVar(&f.initiative, "initiative", "", "only what belongs to this `initiative`")
			complete(cmd, "initiative", a.completeInitiatives)
		},
		"kind": func() {
			fs.StringVar(&f.kind, "kind", "", "only this `kind`: person, or organization")
			complete(cmd, "kind", words(journal.Kinds))
		},
		"since": func() { fs.StringVar(&f.since, "since", "", "from this `day` on") },
		"moved-since": func() {
			fs.StringVar(&f.moved, "moved-since", "", "only contacts who changed position from this `day` on; --until is then up to when")
		},
		"org": func() {
			fs.StringVar(&f.org, "org", "", "only contacts with a position at this `organization`, or one whose name begins so")
		},
		"never": func() { fs.BoolVar(&f.never, "never", false, "only contacts with no conversation yet") },
		"until": func() { fs.StringVar(&f.until, "until", "", "up to this `day`") },
		"group": func() {
			listVar(fs, &f.groups, "group", "only in this `group`; may be given again")
			complete(cmd, "group", a.completeGroups)
		},
		"tag": func() {
			listVar(fs, &f.tags, "tag", "only with this `tag`; may be given again")
			complete(cmd, "tag", a.completeTags)
		},
		"stage": func() {
			listVar(fs, &f.stages, "stage", "only at this `stage`; may be given again")
			complete(cmd, "stage", words(journal.Stages))
		},
		"field": func() {
			listVar(fs, &f.fields, "field", "only with this value, `State=OR`; may be given again")
			complete(cmd, "field", a.completeFields)
		},
		"via": func() {
			listVar(fs, &f.channels, "via", "only over this `channel`; may be given again")
			complete(cmd, "via", words(journal.Channels))
		},
		"columns": func() {
			commaListVar(fs, &f.columns, "columns", "these `columns` in this order, with commas between them")
		},
		"sort": func() {
			fs.StringVar(&f.sort, "sort", "", "by which `column`: "+joinWords(store.ContactSorts))
			complete(cmd, "sort", words(store.ContactSorts))
		},
		"limit":   func() { fs.IntVarP(&f.limit, "limit", "n", 0, "at most so `many`; 0 is all") },
		"deleted": func() { fs.BoolVar(&f.deleted, "deleted", false, "those that were removed, instead") },
		"include-private": func() {
			fs.BoolVar(&f.private, "include-private", false, "private notes too, in other formats than a table")
		},
	}
	for _, name := range names {
		flags[name]()
	}
}

// screenful has a table show at most so many, unless --limit says otherwise.
func (f *filterFlags) screenful(cmd *cobra.Command, n int) {
	f.limit = n
	cmd.Flags().Lookup("limit").DefValue = strconv.Itoa(n)
}

// most is how many are to be listed; zero is all, as programs want them unless --limit says otherwise.
func (f *filterFlags) most(cmd *cobra.Command, a *app) int {
	if a.machine() && !cmd.Flags().Changed("limit") {
		return 0
	}
	return f.limit
}

// contacts is the flags as a filter of contacts.
func (f *filterFlags) contacts(ctx context.Context, a *app) (out store.ContactFilter, err error) {
	out.Deleted, out.Limit, out.Never, out.At = f.deleted, f.limit, f.never, f.org
	if f.limit < 0 {
		return out, journal.Bad("--limit 0 lists all", "a list cannot have %d lines", f.limit)
	}
	if f.kind != "" {
		if out.Kind, err = oneOf("kind of contact", f.kind, journal.Kinds); err != nil {
			return out, err
		}
	}
	if f.sort != "" {
		if out.Sort, err = oneOf("order", f.sort, store.ContactSorts); err != nil {
			return out, err
		}
	}
	if out.Groups, err = a.groups(ctx, f.groups); err != nil {
		return out, err
	}
	if out.Tags, err = a.tagsAsked(ctx, f.tags); err != nil {
		return out, err
	}
	if out.Stages, err = allOf(f.stages, aStage); err != nil {
		return out, err
	}
	if out.Fields, err = readFields(f.fields); err != nil {
		return out, err
	}
	if f.moved != "" {
		return f.ofMoves(ctx, a, out)
	}
	out.Since, out.Until, err = f.period(ctx, a)
	return out, err
}

// ofMoves narrows a filter of contacts to those who moved, of which --until is the end; --since is still about touches.
func (f *filterFlags) ofMoves(ctx context.Context, a *app, out store.ContactFilter) (store.ContactFilter, error) {
	moves := filterFlags{since: f.moved, until: f.until}
	var err error
	if out.Moved, out.MovedUntil, err = moves.period(ctx, a); err != nil {
		return out, err
	}
	if out.Moved.After(a.today()) {
		return out, journal.Bad("rel shows what is to come", "nobody has moved since %s, which is after today, %s", out.Moved, a.today())
	}
	touched := filterFlags{since: f.since}
	out.Since, _, err = touched.period(ctx, a)
	return out, err
}

// notes is the flags as a filter of notes.
func (f *filterFlags) notes(ctx context.Context, a *app) (out store.NoteFilter, err error) {
	out.Deleted, out.Private, out.Limit = f.deleted, f.private || !a.machine(), f.limit
	if f.limit < 0 {
		return out, journal.Bad("--limit 0 lists all", "a list cannot have %d lines", f.limit)
	}
	if f.who != "" {
		p, err := a.whos(ctx, false, f.who)
		if err != nil {
			return out, err
		}
		out.Who = p.ids()
	}
	in, err := a.initiativeNamed(ctx, f.initiative)
	if err != nil {
		return out, err
	}
	out.Initiative = in.ID
	if out.Groups, err = a.groups(ctx, f.groups); err != nil {
		return out, err
	}
	if out.Tags, err = a.tagsAsked(ctx, f.tags); err != nil {
		return out, err
	}
	if out.Channels, err = allOf(f.channels, journal.ParseChannel); err != nil {
		return out, err
	}
	out.Since, out.Until, err = f.period(ctx, a)
	return out, err
}

// period is --since and --until; both look back.
func (f *filterFlags) period(ctx context.Context, a *app) (since, until journal.Day, err error) {
	if since, err = a.edge(ctx, f.since, journal.Back, journal.FirstDay); err != nil {
		return since, until, err
	}
	if until, err = a.edge(ctx, f.until, journal.Back, journal.LastDay); err != nil {
		return since, until, err
	}
	if !until.IsZero() && until.Before(since) {
		err = journal.Bad("the earlier day goes with --since", "%s is before %s", until, since)
	}
	return since, until, err
}

func readTags(texts []string) ([]string, error) {
	var out []string
	for _, text := range texts {
		tag, err := journal.Tag(text)
		if err != nil {
			return nil, err
		}
		out = append(out, tag)
	}
	return out, nil
}

// tagsAsked reads the tags that a list is to be narrowed to. A tag that nothing has makes an empty list, which a slip of
// the finger would explain.
func (a *app) tagsAsked(ctx context.Context, texts []string) ([]string, error) {
	tags, err := readTags(texts)
	if err != nil || len(tags) == 0 || a.machine() {
		return tags, err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	unused, err := s.UnusedTags(ctx, tags)
	if err != nil || len(unused) == 0 {
		return tags, err
	}
	all, err := s.Tags(ctx, true)
	used := each(all, func(t store.TagCount) string { return t.Tag })
	for _, tag := range unused {
		if near := journal.Nearest(tag, used, 2); len(near) > 0 {
			a.talk("Nothing is tagged #%s; did you mean #%s?", tag, strings.Join(near, ", or #"))
		}
	}
	return tags, err
}

func aStage(text string) (journal.Stage, error) { return oneOf("stage", text, journal.Stages) }

// allOf reads several words, each of which counts once; none is nil.
func allOf[T ~string](texts []string, read func(string) (T, error)) ([]T, error) {
	var out []T
	for _, text := range texts {
		v, err := read(text)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out, nil
}

package store

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// wholeGone is what was removed or purged, in a file of everything: its uid and when, so that it does not come back from another
// copy of the journal. What it was is not told.
type wholeGone struct {
	wholeHead

	Of     string `json:"of"`     // its kind
	At     string `json:"at"`     // when it was removed
	Purged bool   `json:"purged"` // it was erased for good
}

func (x *wholeGone) title() string { return x.Of }

func (x *wholeGone) check(c *shape) {
	c.need(wholeShapes()[x.Of].fields != nil, "there is no kind of thing called %q", journal.AsTyped(x.Of))
	c.need(isInstant(x.At), "at is no moment as 2026-11-22T09:30:00.000Z")
}

func (x *wholeGone) make(*wholeBatch) {} // there is nothing of it

// wholeSelf is what a file of everything says of itself.
type wholeSelf struct {
	wholeHead

	LeftOut LeftOut `json:"left_out"`
}

func (x *wholeSelf) title() string { return "" }

func (x *wholeSelf) check(*shape) {} // who reads the file looks after its format

func (x *wholeSelf) make(*wholeBatch) {}

// wholeGoneOnes is the query for the kind and uid of what was removed here, with parts of contacts who were, and of what was
// removed or purged where nothing else is known of it.
func wholeGoneOnes() string {
	var all []string
	for _, p := range wholeParts()[1:] {
		gone := "t.deleted IS NOT NULL"
		if p.table == "contacts" {
			gone += " OR t.merged_into IN (SELECT id FROM contacts WHERE deleted IS NOT NULL)"
		}
		all = append(all, "SELECT '"+p.one+"', t.uid FROM "+p.table+" t WHERE "+gone,
			"SELECT '"+p.one+"', e.uid FROM elsewhere e WHERE e.tbl = '"+p.table+"' AND e.field IN ('"+removal+"', '"+purged+
				"') AND NOT EXISTS (SELECT 1 FROM "+p.table+" t WHERE t.uid = e.uid)")
	}
	return strings.Join(all, " UNION ")
}

// goneEntries are what was removed. What only an import brought that was undone never was here.
func goneEntries(c *db.Cursor, edited editTimes) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		tables := wholeTables()
		for c.Next() {
			var kind, uid string
			err := c.Row().Scan(&kind, &uid)
			known := edited.of(tables[kind], uid)
			at := max(known[removal], known[purged])
			if err == nil && at == "" {
				continue
			}
			object := map[string]any{"uid": uid, "of": kind, "at": at}
			if known[purged] != "" {
				object[purged] = true
			}
			if !yield(journal.Entry{Type: "gone", JSON: plainJSON(object)}, err) || err != nil {
				return
			}
		}
		if err := c.Err(); err != nil {
			yield(journal.Entry{}, err)
		}
	}
}

// wholeTables is the table of each kind of thing.
func wholeTables() map[string]string {
	tables := map[string]string{}
	for _, p := range wholeParts() {
		tables[p.one] = p.table
	}
	return tables
}

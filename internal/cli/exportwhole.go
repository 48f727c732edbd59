package cli

import (
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/wholefile"
)

// formatLines is the format of a whole journal that has a line for each thing.
const formatLines = "ndjson"

// exportWhole writes everything to one file.
func (a *app) exportWhole(cmd *cobra.Command, who []string, filter filterFlags, f exportFlags) error {
	if err := a.checkWhole(cmd, who, f.file); err != nil {
		return err
	}
	s, err := a.reading(cmd.Context())
	if err != nil {
		return err
	}
	asked := store.WholeFilter{Private: filter.private, Assessments: f.assessments}
	var left store.LeftOut
	err = a.send(f, "thing", func(w io.Writer, tick func()) (n int, err error) {
		write := wholefile.Write
		if a.format == formatLines {
			write = wholefile.WriteLines
		}
		err = s.Whole(cmd.Context(), asked, func(l store.LeftOut, things iter.Seq2[journal.Entry, error]) error {
			left = l
			var said any // in the file, where there is something to say
			if l != (store.LeftOut{}) {
				said = l
			}
			n, err = write(w, said, counting(escaped(things), tick))
			return err
		})
		return n, err
	})
	if err == nil {
		a.tellLeftOut(left, asked)
	}
	return err
}

// escaped is things with nothing in them that could play a trick on a terminal.
func escaped(things iter.Seq2[journal.Entry, error]) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for e, err := range things {
			e.JSON = render.Escaped(e.JSON)
			if !yield(e, err) {
				return
			}
		}
	}
}

// checkWhole refuses what cannot be said of everything, and settles the format: as said, else as the file's name ends, else JSON.
func (a *app) checkWhole(cmd *cobra.Command, who []string, file string) error {
	if len(who) > 0 {
		return journal.Bad("rel export records "+quote(who[0])+" -o FOLDER has all that is held of somebody",
			"all is everybody, and is not exported by name")
	}
	name := misplacedFlag(cmd, "who", "kind", "group", "tag", "stage", "field", "via", "since", "until", "columns", "sort", "limit")
	if name != "" {
		return journal.Bad("rel export contacts and rel export notes are narrowed", "all is not narrowed by --%s", name)
	}
	ext := strings.ToLower(filepath.Ext(file))
	switch said := cmd.Flags().Changed("format"); {
	case said && a.format != string(render.JSON) && a.format != formatLines:
		return journal.Bad("--format json or --format ndjson", "all cannot be %s", a.format)
	case said:
	case ext == ".ndjson" || ext == ".jsonl":
		a.format = formatLines
	default:
		a.format = string(render.JSON)
	}
	return nil
}

// tellLeftOut says loudly what a file of everything has not.
func (a *app) tellLeftOut(left store.LeftOut, asked store.WholeFilter) {
	if left.Notes > 0 {
		a.leftOut(left.Notes)
	}
	if left.FollowUps > 0 {
		a.leftOutOf(left.FollowUps, "follow-up")
	}
	if left.Facts > 0 {
		a.leftOutOf(left.Facts, "fact")
	}
	switch {
	case left.Assessments == 0:
	case asked.Assessments:
		a.leftOutOf(left.Assessments, "assessment")
	default:
		a.tell(countOf(left.Assessments, "assessment") + " left out (--assessments).")
	}
}

// exportSchema writes the JSON Schema of a file of everything.
func (a *app) exportSchema(cmd *cobra.Command, args []string, f exportFlags) error {
	name := misplacedFlag(cmd, "who", "kind", "group", "tag", "stage", "field", "via", "since", "until", "columns", "sort", "limit",
		"include-private")
	if name != "" || len(args) > 0 {
		return journal.Bad("rel export schema -o export.schema.json", "the schema is one, and is narrowed by nothing")
	}
	return a.send(f, "schema", func(w io.Writer, tick func()) (int, error) {
		tick()
		_, err := io.WriteString(w, wholefile.Schema)
		return 1, err
	})
}

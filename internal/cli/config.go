package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// setting is one thing that rel config sets.
type setting struct {
	name, what string
	get        func(store.Settings) string
	set        func(*store.Settings, string) error
	words      []string // for completion
}

var settings = []setting{
	{
		"cadence", "how often to be in touch where no contact or group says so",
		func(v store.Settings) string { return v.Every.String() },
		func(v *store.Settings, text string) (err error) {
			v.Every, err = journal.ParseCadence(text)
			return err
		},
		[]string{"weekly", "monthly", "quarterly", "yearly", "never"},
	},
	{
		"date-order", "5/12 is 12 May (mdy) or 5 December (dmy); off refuses it",
		func(v store.Settings) string { return string(v.DateOrder) },
		func(v *store.Settings, text string) (err error) {
			if v.DateOrder = journal.OrderUnset; text != "off" {
				v.DateOrder, err = oneOf("date order", text, []journal.Order{journal.MDY, journal.DMY})
			}
			return err
		},
		[]string{"mdy", "dmy", "off"},
	},
	{
		"author", "in whose name you write; off is your name on this computer",
		func(v store.Settings) string { return v.Author },
		func(v *store.Settings, text string) (err error) {
			if v.Author = ""; text != "off" {
				v.Author, err = journal.CleanName(text)
			}
			return err
		},
		[]string{"off"},
	},
	{
		"backup-folder", "where a copy of every backup goes; off is nowhere",
		func(v store.Settings) string { return v.BackupFolder },
		func(v *store.Settings, text string) (err error) {
			if v.BackupFolder = ""; text != "off" {
				v.BackupFolder, err = filepath.Abs(text)
			}
			return err
		},
		[]string{"off"},
	},
	{
		"backup-recipient", "the age key, age1…, those copies are encrypted to; off: none",
		func(v store.Settings) string { return v.BackupRecipient },
		func(v *store.Settings, text string) (err error) {
			if v.BackupRecipient = ""; text != "off" {
				v.BackupRecipient, err = oneRecipient(text)
			}
			return err
		},
		[]string{"off"},
	},
	{
		"hold", "on while nothing may be erased: rel purge is refused",
		func(v store.Settings) string { return onOff(v.Hold) },
		func(v *store.Settings, text string) error {
			on, err := oneOf("hold", text, []string{"on", "off"})
			v.Hold = on == "on"
			return err
		},
		[]string{"on", "off"},
	},
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func newConfig(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "config [NAME [VALUE]]",
		Long: `Show or set how the journal is to be. The settings are kept in the journal itself.

` + settingsHelp() + `

rel config map lists the maps of sheets that rel import --save-map has saved, rel config map NAME shows one, and rel config
map NAME off removes it.`,
		Example: `  rel config
  rel config cadence quarterly
  rel config date-order mdy
  rel config map board off`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] == mapName {
				return slots(0, 3)(cmd, args)
			}
			return slots(0, 2)(cmd, args)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 && args[0] == mapName {
				return a.completeMaps(cmd, nil, typed)
			}
			return fitting(typed, completeSetting(args)), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.config(cmd.Context(), args) },
	}
}

func settingsHelp() string {
	return strings.Join(each(settings, func(s setting) string { return fmt.Sprintf("  %-16s %s", s.name, s.what) }), "\n")
}

func completeSetting(args []string) []string {
	switch len(args) {
	case 0:
		return append(each(settings, func(s setting) string { return cobra.CompletionWithDesc(s.name, s.what) }),
			cobra.CompletionWithDesc(mapName, mapWhat))
	case 2:
		return []string{"off"}
	case 1:
		for _, s := range settings {
			if s.name == args[0] {
				return slices.Clone(s.words)
			}
		}
	}
	return nil
}

func (a *app) config(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return a.listSettings(ctx)
	}
	if args[0] == mapName {
		return a.configMaps(ctx, args[1:])
	}
	chosen, err := findSetting(args[0])
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	v, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	was := v
	if len(args) == 1 {
		return a.say("%s", chosen.get(v))
	}
	if err := chosen.set(&v, args[1]); err != nil {
		return err
	}
	if v.BackupFolder != was.BackupFolder && v.BackupFolder != "" {
		if err := a.checkBackupFolder(v.BackupFolder); err != nil {
			return err
		}
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := s.SetSettings(ctx, v); err != nil {
		return err
	}
	return a.say("%s is now %s   (rel undo to take back)", chosen.name, orNone(chosen.get(v)))
}

func orNone(text string) string {
	if text == "" {
		return "not set"
	}
	return text
}

func findSetting(name string) (setting, error) {
	var all []string
	for _, s := range settings {
		if s.name == name {
			return s, nil
		}
		all = append(all, s.name)
	}
	hint := journal.DidYouMean(journal.Nearest(name, all, 2), "the settings are "+strings.Join(all, ", "))
	return setting{}, journal.Bad(hint, "there is no setting called %q", name)
}

// listSettings lists the settings, and where the journal lies.
func (a *app) listSettings(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	v, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	maps, err := s.SheetMaps(ctx)
	if err != nil {
		return err
	}
	type row struct{ name, value, what string }
	rows := append([]row{{"journal", a.journalPath(), "where it lies; set by --db or REL_DB"}},
		each(settings, func(x setting) row { return row{x.name, x.get(v), x.what} })...)
	rows = append(rows, row{mapName, mapNames(maps), mapWhat})
	_, err = printList(a, []render.Column[row]{
		{Key: "name", Title: "Setting", Rigid: true, Value: func(r row) any { return r.name }},
		{Key: "value", Title: "Value", Value: func(r row) any { return r.value }},
		{Key: "what", Title: "What", Below: true, Value: func(r row) any { return r.what }},
	}, nil, render.Rows(rows))
	return err
}

package cli

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"
)

// topics are the pages of rel help TOPIC: a first line that says what the page is, then the page.
//
//go:embed topics/*.txt
var topics embed.FS

// addTopics adds a page of help for each topic.
func addTopics(root *cobra.Command) {
	for _, name := range []string{
		"practice", "who", "sentences", "dates", "formats", "json", "environment", "schedule", "backups", "records",
	} {
		short, long, _ := strings.Cut(topicPage(name), "\n")
		addAll(root, groupTopics, &cobra.Command{Use: name, Short: short, Long: strings.Trim(long, "\n")})
	}
}

func topicPage(name string) string {
	page, err := topics.ReadFile("topics/" + name + ".txt")
	if err != nil {
		panic(err) // the pages are part of the program
	}
	return string(page)
}

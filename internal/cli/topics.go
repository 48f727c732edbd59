package cli

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"
)

// topics are the pages of rel help TOPIC: a first line that says what the page is, then the page. A folder named as a topic is
// holds the pages of its parts, which rel help TOPIC PART shows: who adds a file there adds a part.
//
//go:embed topics/*.txt topics/formats/*.txt
var topics embed.FS

// addTopics adds a page of help for each topic.
func addTopics(root *cobra.Command) {
	for _, name := range []string{
		"practice", "who", "sentences", "dates", "formats", "json", "environment", "schedule", "sharing", "backups", "records",
	} {
		topic := newTopic(name)
		addAll(root, groupTopics, topic)
		if name == "formats" {
			addParts(topic)
		}
	}
}

// addParts adds the pages of a topic's parts, in the order of their names.
func addParts(topic *cobra.Command) {
	parts, err := fs.Glob(topics, "topics/"+topic.Name()+"/*.txt")
	if err != nil {
		panic(err) // the pattern is fine
	}
	topic.AddGroup(&cobra.Group{ID: groupTopics, Title: "Of each, rel help " + topic.Name()})
	for _, file := range parts {
		part := newTopic(topic.Name() + "/" + strings.TrimSuffix(path.Base(file), ".txt"))
		addAll(topic, groupTopics, part)
	}
}

// newTopic is the page of this path.
func newTopic(name string) *cobra.Command {
	short, long, _ := strings.Cut(topicPage(name), "\n")
	return &cobra.Command{Use: path.Base(name), Short: short, Long: strings.Trim(long, "\n")}
}

func topicPage(name string) string {
	page, err := topics.ReadFile("topics/" + name + ".txt")
	if err != nil {
		panic(err) // the pages are part of the program
	}
	return string(page)
}

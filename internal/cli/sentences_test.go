package cli

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/sentence"
)

// The page that lists the words for channels lists those that are understood, and no others.
func TestSentencesPageListsTheWords(t *testing.T) {
	page, err := topics.ReadFile("topics/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, listed, _ := strings.Cut(string(page), "is a meeting.\n\n")
	listed, _, _ = strings.Cut(listed, "\n\n")
	var want []string
	for _, way := range sentence.Ways() {
		want = append(want, string(way.Channel)+" "+strings.Join(way.Words, ", "))
	}
	if got := strings.Join(strings.Fields(listed), " "); got != strings.Join(want, " ") {
		t.Errorf("the page lists\n%s\nand understood are\n%s", got, strings.Join(want, " "))
	}
}

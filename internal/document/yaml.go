package document

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rel-journal/rel/internal/journal"
)

// inQuotes is the way out of most that YAML makes of a value that was meant as it stands.
const inQuotes = `put the value in double quotes: "…"`

// readYAML reads one key with its values, the first line is 1. Each key is read by itself, so that one that is broken
// leaves the others to be read, and all that is wrong is told at once.
func readYAML(lines []string) (e Entry, problems Problems) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")+"\n"), &root); err != nil {
		return e, Problems{broken(lines, err)}
	}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode || len(root.Content[0].Content) != 2 {
		problems.add(1, `a line is a key, a colon and its value: tags: qris; `+inQuotes, "this is no key with a value")
		return e, problems
	}
	if line := lost(lines, &root); line > 0 {
		problems.add(line, inQuotes+", or take it out", "what stands behind # on this line would be lost")
		return e, problems
	}
	key := root.Content[0].Content[0]
	e = Entry{Key: key.Value, Line: key.Line}
	e.Values = valuesOf(root.Content[0].Content[1], &problems, true)
	return e, problems
}

// broken is what YAML cannot read, at the line it names.
func broken(lines []string, err error) Problem {
	line := 1
	if rest, ok := strings.CutPrefix(err.Error(), "yaml: line "); ok {
		number, _, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line = min(max(n, 1), len(lines))
		}
	}
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimLeft(l, " "), "\t") }); i >= 0 {
		return Problem{i + 1, journal.Bad("type spaces in its place", "a tab cannot indent a line here")}
	}
	line = narrowed(lines, line)
	return Problem{line, journal.Bad(inQuotes+", and indent with two spaces", "this line cannot be read as a key and its value")}
}

// mostNarrowed is in how many lines it is looked for the one that breaks them.
const mostNarrowed = 200

// narrowed is the line from which on lines are broken however many follow: YAML often names another. What is far too
// long to try is at the line that YAML names.
func narrowed(lines []string, named int) int {
	if len(lines) > mostNarrowed {
		return named
	}
	for n := len(lines) - 1; n > 0; n-- {
		var node yaml.Node
		if yaml.Unmarshal([]byte(strings.Join(lines[:n], "\n")+"\n"), &node) == nil {
			return n + 1
		}
	}
	return 1
}

// valuesOf is the values a node holds: itself, or where it may be a list or has names, each of its elements.
func valuesOf(n *yaml.Node, problems *Problems, list bool) (values []Value) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		problems.add(n.Line, inQuotes, "a value cannot begin with &, * or ! as it stands")
	case n.Kind == yaml.ScalarNode:
		if n.Value != "" {
			values = append(values, Value{Line: n.Line, Text: n.Value})
		}
	case n.Kind == yaml.SequenceNode && list:
		for _, element := range n.Content {
			values = append(values, valuesOf(element, problems, false)...)
		}
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			values = append(values, named(n.Content[i], n.Content[i+1], problems)...)
		}
	default:
		problems.add(n.Line, "give each value a line of its own, as - value", "a list within a list is one too many")
	}
	return values
}

// named is the value of a name; none where it is empty.
func named(name, n *yaml.Node, problems *Problems) []Value {
	if name.Kind != yaml.ScalarNode || n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode {
		problems.add(name.Line, inQuotes, "a name has one value here")
		return nil
	}
	values := valuesOf(n, problems, false)
	for i := range values {
		values[i].Name = name.Value
	}
	return values
}

// lost is the line of a comment behind a value, from 1, which was hardly meant as one: "- #qris", "suite #4". Zero where
// there is none.
func lost(lines []string, n *yaml.Node) int {
	for _, comments := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for comment := range strings.SplitSeq(comments, "\n") {
			alone := func(line string) bool { return strings.TrimSpace(line) == strings.TrimSpace(comment) }
			if comment == "" || slices.ContainsFunc(lines, alone) {
				continue
			}
			at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, comment) })
			return max(at, 0) + 1
		}
	}
	for _, below := range n.Content {
		if line := lost(lines, below); line > 0 {
			return line
		}
	}
	return 0
}

// writeYAML writes one key with its values.
func writeYAML(b *bytes.Buffer, k Key, values []Value) {
	if len(values) == 0 {
		fmt.Fprintf(b, "%s:\n", k.Name)
		return
	}
	node := listOf(values, k.plain())
	if k.single() {
		node = scalar(values[0].Text, k.plain())
	}
	enc := yaml.NewEncoder(b)
	enc.SetIndent(2)
	whole := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar(k.Name, false), node}}
	_ = enc.Encode(whole) // a buffer takes everything, and there is nothing in the nodes that cannot be encoded
	_ = enc.Close()
}

func listOf(values []Value, plain bool) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, v := range values {
		node := scalar(v.Text, plain)
		if v.Name != "" {
			node = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar(v.Name, false), node}}
		}
		list.Content = append(list.Content, node)
	}
	return list
}

// scalar is a text as YAML writes it: in quotes where it would be read as something else, at least by some.
func scalar(text string, plain bool) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: text, Tag: "!!str"}
	switch {
	case plain:
		n.Tag = ""
	case strings.Contains(text, "\n") && isSimple(text):
		n.Style = yaml.LiteralStyle
	case strings.ContainsFunc(text, needsEscape), isOldBoolean(text):
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// isSimple reports whether a text of several lines can stand as it is, indented.
func isSimple(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != line || strings.ContainsFunc(line, needsEscape) {
			return false
		}
	}
	return !strings.HasPrefix(text, "\n") && !strings.HasSuffix(text, "\n")
}

// needsEscape reports whether a character must not stand as it is, as it would be read as another, or could not be seen.
func needsEscape(r rune) bool { return !strconv.IsPrint(r) }

// isOldBoolean reports whether older readers of YAML take a word for true or false.
func isOldBoolean(text string) bool {
	return slices.Contains([]string{"y", "n", "yes", "no", "on", "off"}, strings.ToLower(text))
}

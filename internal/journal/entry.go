package journal

// Entry is one thing in a file that holds a whole journal: a contact, a note, as an object of JSON. Before the journal has
// been asked, it is not known what is in it, nor whether that can be taken.
type Entry struct {
	Type string // what it is: "contact", "note"
	JSON []byte
	Line int    // the line of the file it begins on, from 1
	Path string // which of its kind it is, "notes[3]"
}

package journal

// Card is a contact as a file has it, before the journal has been asked whether it knows them.
type Card struct {
	Line        int // the line of the file it stands on, from 1
	Contact     Contact
	LastContact Day     // the day of the last conversation; zero when the file does not say
	Channel     Channel // of that conversation; empty when the file does not say
}

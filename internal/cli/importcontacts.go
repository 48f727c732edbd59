package cli

import "github.com/rel-journal/rel/internal/store"

// previewContacts lists the contacts that would come with the rows, above these; a program is told of the rows alone.
func (in *rowsImport[P]) previewContacts() error {
	if in.contacts == nil || in.machine() {
		return nil
	}
	if err := in.printPlan(in.contacts); err != nil {
		return err
	}
	return in.say("")
}

// tellContacts says what is to be known of the contacts that came with the rows.
func (in *rowsImport[P]) tellContacts() error {
	if in.contacts == nil {
		return nil
	}
	in.reportGroups(in.contacts)
	return in.reportDiffers(in.contacts)
}

// newContacts is how many contacts were added, with the rows or for them.
func (in *rowsImport[P]) newContacts(d store.Imported) int {
	if in.contacts == nil {
		return len(d.People)
	}
	return len(d.People) + in.contacts.Count(store.Adding)
}

package csvfile

import (
	"slices"
	"strings"
)

// kin is what ties a column to others that say one thing together with it: which they are, and its part among them. In
// Google's files an e-mail address and its label are such, in Outlook's the street and the city of an address.
type kin struct{ family, part string }

// The parts that are not kept as they stand. An address has, beside its label, those of addressParts.
const (
	partLabel   = "label"
	partService = "service" // where messages go through, a better label
	partValue   = "value"
	partTitle   = "title"
	partName    = "organization"
	partWhole   = "address" // an address on several lines
	partStreet  = "street"
)

// googleThings are what Google numbers, by headingKey ("E-mail 2 - Value"), and what each is taken as.
var googleThings = map[string]use{
	"email": useEmail, "phone": usePhone, "address": useAddress, "website": useWeb, "organization": usePosition,
	"event": useDate, "relation": useField, "customfield": useField, "im": useField, "jot": useField,
}

// googleParts are the parts of what Google numbers, by headingKey; those of addresses are in addressParts. Old files say type,
// new ones label.
var googleParts = map[string]string{
	"type": partLabel, "label": partLabel, "service": partService, "value": partValue, "formatted": partWhole,
	"name": partName, "title": partTitle,
}

// addressParts are the parts of an address, by headingKey, as Google, Outlook, Apple, Thunderbird and others call them.
var addressParts = map[string]string{
	"address": partWhole, "street": partStreet, "address1": partStreet, "street1": partStreet,
	"street2": "street 2", "address2": "street 2", "extendedaddress": "street 2", "street3": "street 3", "address3": "street 3",
	"pobox": "box", "addresspobox": "box", "postofficebox": "box",
	"city": "city", "town": "city", "state": "state", "region": "state", "province": "state", "stateprovince": "state",
	"postalcode": "code", "zip": "code", "zipcode": "code", "postcode": "code", "zippostalcode": "code",
	"country": "country", "countryregion": "country",
}

// kinOf tells of a heading which thing it says a part of, and what that is taken as.
func kinOf(heading string) (k kin, m meaning, ok bool) {
	if thing, part, split := strings.Cut(heading, " - "); split {
		return googleKin(headingKey(thing), headingKey(part))
	}
	return addressKin(headingKey(heading))
}

// googleKin is kinOf of one of Google's headings: "E-mail 2", "Value".
func googleKin(thing, part string) (k kin, m meaning, ok bool) {
	number := digits(thing)
	u, ok := googleThings[strings.TrimSuffix(thing, number)]
	if !ok || number == "" || u == usePosition && number == "1" { // the first position is in columns like any other's
		return k, m, false
	}
	k = kin{thing, googleParts[part]}
	if u == useAddress && k.part == "" {
		k.part = addressParts[part]
	}
	return k, meaning{use: u}, k.part != "" && fits(u, k.part)
}

// fits reports whether a thing of this use has the part.
func fits(u use, part string) bool {
	switch part {
	case partLabel, partService:
		return true
	case partValue:
		return u != useAddress && u != usePosition
	case partName, partTitle:
		return u == usePosition
	default:
		return u == useAddress
	}
}

// addressKin is kinOf of a part of an address with a label before it, "Business City", or in the manner of Apple, "Address
// (home) city".
func addressKin(key string) (k kin, m meaning, ok bool) {
	key, apple := strings.CutPrefix(key, "address")
	for _, l := range labels {
		rest, labeled := strings.CutPrefix(key, l.word)
		if !labeled || l.label == "" {
			continue
		}
		part := addressParts[rest]
		if part == "" && !apple {
			part = addressParts[strings.TrimPrefix(rest, "address")]
		}
		if part != "" {
			return kin{"address " + l.word, part}, meaning{use: useAddress, label: l.label}, true
		}
	}
	return k, m, false
}

// families are the kin of columns, those whose family can be put together: something of it has to be more than a label, and an
// address needs more than a town.
func families(columns []column) map[int]meaning {
	found, parts := map[int]meaning{}, map[string][]string{}
	for i, c := range columns {
		if k, m, ok := kinOf(c.header); ok && !c.said && !c.bare {
			m.kin = k
			found[i] = m
			parts[k.family] = append(parts[k.family], k.part)
		}
	}
	for i, m := range found {
		if !whole(m.use, parts[m.kin.family]) {
			delete(found, i)
		}
	}
	return found
}

// whole reports whether parts make up something of this use.
func whole(u use, parts []string) bool {
	has := func(part string) bool { return slices.Contains(parts, part) }
	switch u {
	case useAddress:
		return has(partStreet) || has(partWhole) && len(parts) > 1
	case usePosition:
		return has(partName) || has(partTitle)
	default:
		return has(partValue)
	}
}

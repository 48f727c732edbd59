package vcard

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// comesBack reads a card, writes it in both versions, reads each again, and gives what was written. Both must be as it was.
func comesBack(t *testing.T, text string) (out map[Version]string) {
	t.Helper()
	cards := read(t, text)
	out = map[Version]string{}
	for _, v := range []Version{V3, V4} {
		out[v] = write(t, v, cards[0].Contact)
		again := read(t, out[v])
		if len(again) != 1 || !slices.Equal(again[0].Remarks, cards[0].Remarks) {
			t.Fatalf("%s\nsays %q, and said %q", out[v], again[0].Remarks, cards[0].Remarks)
		}
		back := again[0].Contact
		back.LastTouched = again[0].LastContact
		same(t, back, cards[0].Contact)
	}
	return out
}

func unfolded(text string) string { return strings.ReplaceAll(text, "\r\n ", "") }

// A line goes out as it came, where a contact has no place for all it says; each property of the three versions, and those of the
// programs. Where it is written otherwise, that stands behind an arrow; behind =3> and =4> where it is so in one version.
func TestEveryProperty(t *testing.T) {
	for _, row := range properties() {
		in, four, _ := strings.Cut(row, " =4> ")
		in, three, _ := strings.Cut(in, " =3> ")
		in, both, _ := strings.Cut(in, " => ")
		t.Run(in, func(t *testing.T) {
			out := comesBack(t, card(append([]string{"FN:Dana Whitcomb", "N:Whitcomb;Dana;;;"}, strings.Split(in, "|")...)...))
			for v, want := range map[Version]string{V3: cmp.Or(three, both, in), V4: cmp.Or(four, both, in)} {
				for _, line := range strings.Split(want, "|") {
					if n := strings.Count(unfolded(out[v]), "\r\n"+line+"\r\n"); n != 1 {
						t.Errorf("%s\nhas %q %d times", out[v], line, n)
					}
				}
			}
		})
	}
}

func properties() []string {
	return []string{
		// RFC 6350 and the versions before it
		"SOURCE:ldap://x.example/cn=dana", "NAME:Dana's card", "XML:<a xmlns='b'>c</a>", "GENDER:F;grrl power", "LANG;TYPE=work;PREF=1:en",
		"TZ:-05:00", "TZ;VALUE=utc-offset:-0500", "GEO:geo:37.386013,-122.082932", "GEO:37.386013\\;-122.082932", "IMPP;PREF=1:xmpp:dana@x.example",
		"MEMBER:urn:uuid:1", "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "RELATED;VALUE=text;TYPE=co-worker:Please ask",
		"SOUND:https://x.example/a.ogg =3> SOUND;VALUE=uri:https://x.example/a.ogg", "CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556",
		"FBURL;PREF=1:https://x.example/busy", "CALADRURI;PREF=1:mailto:dana@x.example", "CALURI;MEDIATYPE=text/calendar:ftp://x.example/a.ics",
		"KEY;VALUE=text:-----BEGIN PGP", "BIRTHPLACE:Salem", "EXPERTISE;LEVEL=expert:licensing", "ORG-DIRECTORY;INDEX=1:https://x.example",
		"MAILER:Notes 8.5", "SORT-STRING:Whitcomb", "CLASS:PRIVATE", "AGENT;VALUE=uri:https://x.example/kim", "LABEL;TYPE=home:7 Hill Road\\nEugene|ADR:;;9 Elm;X;;;",
		"LOGO;TYPE=GIF;ENCODING=b:R0lGODlh =4> LOGO:data:image/gif;base64,R0lGODlh", "PHOTO;TYPE=JPEG;TYPE=home;ENCODING=b:/9j/ =4> PHOTO;TYPE=home:data:image/jpeg;base64,/9j/",
		"KEY;TYPE=X509;TYPE=SIGN;ENCODING=b:AAAA =4> KEY;TYPE=SIGN:data:application/x509;base64,AAAA", "SOUND;X-IRMC-N:whitcomb => SOUND;TYPE=X-IRMC-N:whitcomb", "KEY:data:text/plain;base64,AAAA =3> KEY;VALUE=uri:data:text/plain;base64,AAAA",
		// what rel has a place for, with more on the line
		"FN;LANGUAGE=fr;ALTID=1:Dana de Whitcomb", "NICKNAME;TYPE=work;PID=1.1:Dee,Boss", "N;ALTID=2:Whit;D.;;;", "ANNIVERSARY:20140621T080000Z",
		`ORG;SORT-AS="Care, Office":Office;Orchards;R&D`, "ORG:Office;;Pears", "ORG:Office|ORG;TYPE=home:Church;Choir", "TITLE;LANGUAGE=fr;ALTID=1:Directrice",
		"TITLE:Director|TITLE;ALTID=1;LANGUAGE=fr:Directrice", "TITLE:Director|ROLE;X-A=b:Chair", "EMAIL;TYPE=work;X-SECURE=yes:d@x.example",
		"TEL;PID=1.1,2.1:1", "TEL;TYPE=cell;PREF=20:1", "TEL;TYPE=msg;TYPE=text:1", "TEL:1|TEL;X-A=b:2 =3> TEL;TYPE=pref:1|TEL;X-A=b:2 =4> TEL;PREF=1:1|TEL;X-A=b:2", "TEL;X-A=b:1|TEL;ALTID=2:1", "URL;MEDIATYPE=text/html:https://x.example",
		"TEL;VALUE=uri:sip:dana@x.example", "ADR;GEO=\"geo:12.3,-4\";TZ=\"America/Lima\":;;1 Elm;Lima;;; => ADR;GEO=\"geo:12.3,-4\";TZ=America/Lima:;;1 Elm;Lima;;;",
		`ADR;LABEL="Ms. D,\n1 Elm\nLima":;;1 Elm;Lima;;;`, "ADR:PO Box 7;Suite 2;12 Elm Street;Bend;OR;97701;USA", "ADR:;;12 Elm;Bend;OR;97701;USA;Room 4;;3rd floor",
		"BDAY;CALSCALE=gregorian:1980-05-12", "BDAY:1980-05-12T23:10:00Z", "BDAY;VALUE=text:circa 1800", "NOTE;LANGUAGE=de:Hallo|NOTE:two\\nlines", "CATEGORIES;PREF=1:Providers,Rural pilot =3> CATEGORIES;TYPE=pref:Providers,Rural pilot",
		"CATEGORIES:Rural pilot,myContacts", "item1.TEL;TYPE=cell:1|item1.X-ABLabel:Boat", "item1.URL:https://x.example|item1.X-ABLabel:_$!<HomePage>!$_",
		"item1.ADR:;;1 Elm;Lima;;;|item1.X-ABADR:pe", "item1.X-ABDATE:2019-01-15|item1.X-ABLabel:Joined the fund", "TEL;TYPE=x-boat:1",
		// programs
		"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ines;14;;;;;;;;;;;;;", "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Dee;0;Pet name;;;;;;;;;;;;",
		"X-EVOLUTION-MANAGER:Kim", "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2", "X-PIN:2100ABCD", "X-LOTUS-CHILD;TYPE=1:Nora", "item1.X-ABRELATEDNAMES:Robin|item1.X-ABLabel:_$!<Spouse>!$_",
		"X-EVOLUTION-VIDEO-URL;X-COUCHDB-UUID=c2:https://x.example", "TEL;X-EVOLUTION-UI-SLOT=1;TYPE=cell:1 => TEL;TYPE=cell;X-EVOLUTION-UI-SLOT=1:1", "X-SOCIALPROFILE;TYPE=linkedin;X-USER=d:https://x.example",
	}
}

// A card within a card, as 2.1 has it, is kept as 3.0 writes it.
func TestAgent(t *testing.T) {
	in := "BEGIN:VCARD\nVERSION:2.1\nN:Whitcomb;Dana\nAGENT;X-A=b:\nBEGIN:VCARD\nVERSION:2.1\nN;QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Jos=C3=A9\nitem1.TEL;CELL:1\nAGENT:\n" +
		"BEGIN:VCARD\nN:Ortega;Luis\nEND:VCARD\nEND:VCARD\nTEL:2\nEND:VCARD\n"
	const agent = `AGENT;X-A=b:BEGIN:VCARD\nVERSION:3.0\nN:Núñez\;José\nitem1.TEL\;TYPE=CELL:1\nAGENT:\nBEGIN:VCARD\nN:Ortega\;Luis\nEND:VCARD\nEND:VCARD\n` + "\r\n"
	for _, text := range comesBack(t, in) {
		if !strings.Contains(unfolded(text), agent) || !strings.Contains(text, "\r\nTEL:2\r\n") {
			t.Errorf("written as\n%s", text)
		}
	}
}

// What the contact has otherwise now is not given back as it was.
func TestChangedSince(t *testing.T) {
	c := read(t, card("FN;LANGUAGE=en:Dana", "ORG:Office;Orchards;R&D", "EMAIL;X-A=1:d@x.example", "TEL;X-A=2;TYPE=cell:1", "ADR:Box 7;;1 Elm;Bend;;;", "NOTE;X-A=3:Hi", "CATEGORIES:Rural Pilot"))[0].Contact
	c.Name, c.Fields[0].Value, c.Points[0].Value, c.Points[1].Label = "Dee", "Apples", "e@x.example", "work"
	c.Points[2].Value, c.Fields[1].Value, c.Tags = "2 Elm", "Ho", nil
	for _, v := range []Version{V3, V4} {
		text := write(t, v, c)
		for _, gone := range []string{"LANGUAGE", "R&D", "X-A", "Box 7", "Rural"} {
			if strings.Contains(text, gone) {
				t.Errorf("%s\nstill has %q", text, gone)
			}
		}
		for _, is := range []string{"FN:Dee", "ORG:Office;Apples", "EMAIL:e@x.example", "TEL;TYPE=work:1", "ADR:;;2 Elm;;;;", "NOTE:Ho"} {
			if strings.Count(text, "\r\n"+is+"\r\n") != 1 {
				t.Errorf("%s\nhas no %q", text, is)
			}
		}
	}
}

// Gmail says an address once more behind its components; a number that is there twice is one.
func TestSaidTwice(t *testing.T) {
	c := read(t, card("FN:Dana", "ADR:;;4 Pier;Bend;OR;97701;US;4 Pier\\nBend\\, OR 97701\\nUS", "TEL;TYPE=home:1", "TEL;TYPE=work:1", "BDAY:--0512", "BDAY:1980-05-12", "LABEL:4 Pier\\nBend", "UID;VALUE=uri;X-A=b:a1", "BDAY:1981-05-12"))[0]
	if len(c.Contact.Kept) != 1 || c.Contact.Points[1].Value != "4 Pier\nBend, OR 97701\nUS" || c.Contact.Dates[0].Year != 1980 {
		t.Errorf("%+v", c.Contact)
	}
	if want := []string{"of UID, X-A left out", `BDAY "1981-05-12" is of another year than the first; left out`, `TEL "1" is there twice; as "work" left out`}; !slices.Equal(c.Remarks, want) {
		t.Errorf("said %q", c.Remarks)
	}
}

// Whatever stands on the lines of a card, all of it goes out again, and comes back the same.
func TestCardsComeBack(t *testing.T) {
	for seed := range uint64(500) {
		r := chance{rand.New(rand.NewPCG(seed, 8))}
		lines, words := r.lines()
		for _, text := range comesBack(t, card(lines...)) {
			for _, word := range words {
				if !strings.Contains(unfolded(text), word) {
					t.Fatalf("seed %d: %q of\n%s\nis not in\n%s", seed, word, strings.Join(lines, "\n"), text)
				}
			}
		}
	}
}

// lines are those of a card with anything on them, and words that must not be lost.
func (r chance) lines() (lines, words []string) {
	word := func() string {
		words = append(words, fmt.Sprintf("w%dw", len(words)))
		return words[len(words)-1]
	}
	components := func(least, most int) string {
		parts := []string{word()}
		for len(parts) < least || len(parts) < most && r.often(3) {
			parts = append(parts, r.pick("", word(), word()+`\, `+word(), word()+" é"))
		}
		return strings.Join(parts, ";")
	}
	lines = []string{"FN" + r.params(word) + ":" + word(), "N" + r.params(word) + ":" + components(1, 8)}
	for i := range r.IntN(12) {
		value := map[string]func() string{
			"ADR": func() string { return components(3, 10) }, "ORG": func() string { return components(1, 5) }, "NICKNAME": word, "NOTE": word,
			"TITLE": word, "TEL": word, "EMAIL": func() string { return word() + "@x.example" }, "URL": word, "X-OTHER": word, "IMPP": word,
			"CATEGORIES": word, "FN": word, "N": func() string { return components(2, 7) }, "LABEL": word,
		}
		name := r.pick(slices.Sorted(func(yield func(string) bool) {
			for name := range value {
				if !yield(name) {
					return
				}
			}
		})...)
		line := name + r.params(word) + ":" + value[name]()
		if r.often(4) {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, fmt.Sprintf("item%d.%s", i, line), fmt.Sprintf("item%d.X-ABLabel:%s", i, word()))
	}
	all := strings.Join(lines, "\n")
	return lines, slices.DeleteFunc(words, func(w string) bool { return !strings.Contains(all, w) })
}

// params are any parameters.
func (r chance) params(word func() string) (text string) {
	for range r.IntN(3) {
		switch r.IntN(6) {
		case 0:
			text += ";TYPE=" + r.pick("home", "work", "cell", "text", "pref")
		case 1:
			text += `;LABEL="` + word() + `: ` + word() + `"`
		case 2:
			text += ";PREF=" + r.pick("1", "2", "50", "x")
		case 3:
			text += ";TYPE=" + word()
		default:
			text += ";X-" + r.pick("A", "B", "C") + "=" + word() + r.pick("", ","+word())
		}
	}
	return text
}

// The order is the contact's own, whatever lines kept whole say of what is preferred.
func TestOrderChangedSince(t *testing.T) {
	c := read(t, card("FN:Dana", "TEL;PREF=2;X-A=b:1", "TEL;PREF=5;X-A=c:2"))[0].Contact
	slices.Reverse(c.Points)
	for _, v := range []Version{V3, V4} {
		if got := read(t, write(t, v, c))[0].Contact; !slices.Equal(got.Points, c.Points) || len(got.Kept) != 2 {
			t.Errorf("came back as %+v", got)
		}
	}
}

// A card of many lines kept whole is written in about as much for each as one of few: what is allocated tells it, whatever else runs.
func TestManyWhole(t *testing.T) {
	cost := func(n int) float64 {
		lines := []string{"FN:Dana Whitcomb"}
		for i := range n {
			lines = append(lines, fmt.Sprintf("TEL;X-SINCE=2020;TYPE=work:202-555-%05d", i))
		}
		c := read(t, card(lines...))[0].Contact
		return testing.AllocsPerRun(1, func() {
			if out := write(t, V4, c); strings.Count(out, "X-SINCE") != n {
				t.Errorf("of %d lines there are %d", n, strings.Count(out, "X-SINCE"))
			}
		})
	}
	if few, more := cost(20), cost(160); more > 3*8*few {
		t.Errorf("eight times as many lines took %.0f allocations, and before %.0f", more, few)
	}
}

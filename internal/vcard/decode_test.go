package vcard

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A text of a charset of version 2.1 is read as what it is, under each of the names that programs have for it, be it quoted or not. Of
// the Japanese ones, a byte of a character may be a backslash, and those of another a semicolon.
func TestCharsets(t *testing.T) {
	for _, row := range []struct {
		of    encoding.Encoding
		text  string
		names []string
	}{
		{japanese.ShiftJIS, "山田 表", []string{"SHIFT_JIS", "Shift_JIS", "shift-jis", "sjis", "x-sjis", "CP932", "Windows-31J", "MS_Kanji"}},
		{japanese.EUCJP, "山田 表", []string{"EUC-JP", "euc-jp"}},
		{japanese.ISO2022JP, "山田 表", []string{"ISO-2022-JP", "iso-2022-jp"}},
		{korean.EUCKR, "김민준", []string{"EUC-KR", "ks_c_5601-1987", "CP949", "KSC5601"}},
		{simplifiedchinese.GBK, "王小明", []string{"GB2312", "GBK", "gb18030", "CP936", "EUC-CN"}},
		{simplifiedchinese.GB18030, "王小明 €\U00020000", []string{"GB18030"}},
		{traditionalchinese.Big5, "許功蓋", []string{"Big5", "BIG5", "CP950"}},
		{charmap.CodePage850, "José Nuñez", []string{"IBM850", "CP850", "cp850", "850"}},
		{charmap.CodePage437, "José Nuñez", []string{"IBM437", "CP437"}},
		{charmap.CodePage852, "Łukasz", []string{"IBM852", "CP852"}},
		{charmap.CodePage866, "Анна", []string{"IBM866", "cp866"}},
		{charmap.KOI8R, "Анна", []string{"KOI8-R"}},
		{charmap.ISO8859_5, "Анна", []string{"ISO-8859-5", "iso8859-5"}},
		{charmap.ISO8859_15, "Renée €", []string{"ISO-8859-15", "Latin-9"}},
		{charmap.Windows1252, "Renée €", []string{"Windows-1252", "CP1252", "ISO-8859-1", "latin1", "US-ASCII", "UTF-8"}},
		{charmap.Windows1251, "Анна", []string{"windows-1251", "CP1251"}},
		{charmap.Windows874, "สมชาย", []string{"TIS-620", "windows-874", "CP874"}},
		{charmap.Macintosh, "José", []string{"macintosh", "MacRoman", "x-mac-roman"}},
	} {
		bytes, err := row.of.NewEncoder().String(row.text)
		if err != nil {
			t.Fatal(err)
		}
		given, _ := row.of.NewEncoder().String("Dana")
		for _, name := range row.names {
			head := "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=" + name
			for what, in := range map[string]string{"bytes": ":", "quoted": ";ENCODING=QUOTED-PRINTABLE:"} {
				value := bytes + ";" + given + ";;;"
				if what == "quoted" {
					value = quotedAll(value)
				}
				cards, bad := readAll(t, head+in+value+"\nEND:VCARD\n")
				if len(bad) > 0 || len(cards) != 1 || cards[0].Contact.Name != "Dana "+row.text {
					t.Errorf("%s, %s: %+v, %q", name, what, cards, bad)
				}
			}
		}
	}
}

// What is in a charset nobody knows, or not in the one that is named, is refused with its line.
func TestCharsetsRefused(t *testing.T) {
	for head, want := range map[string]string{
		"CHARSET=X-BABEL:Dana":                                      `the charset "X-BABEL" is not known`,
		"CHARSET=ISO-2022-KR:Dana":                                  `the charset "ISO-2022-KR" is not known`,
		"CHARSET=Shift_JIS;ENCODING=QUOTED-PRINTABLE:=82":           "the text is not Shift_JIS, as its line says it is",
		"CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=FF=FF":           "the text is not GB2312, as its line says it is",
		"CHARSET=ISO-2022-JP;ENCODING=QUOTED-PRINTABLE:=1B$B=7F=7F": "the text is not ISO-2022-JP, as its line says it is",
	} {
		_, bad := readAll(t, card("FN;"+head))
		if len(bad) != 1 || bad[0] != "a.vcf:3: FN of the card that begins at line 1: "+want {
			t.Errorf("%s: said %q", head, bad)
		}
	}
}

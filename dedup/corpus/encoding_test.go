package corpus

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const prose = "أعلنت وزارة النقل في المدينة، أمس، أن الجسر الجديد سيفتح أمام حركة السير خلال شهرين، وقال المدير العام إن أعمال الطلاء والإنارة دخلت مرحلتها الأخيرة."

func encode(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	win, iso := encode(t, charmap.Windows1256, prose), encode(t, charmap.ISO8859_6, prose)
	page := func(charset, text string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + charset + `"></head><body>` + text
	}
	utf16 := func(end unicode.Endianness, bom unicode.BOMPolicy) string {
		return encode(t, unicode.UTF16(end, bom), prose+"\n")
	}
	french := encode(t, charmap.Windows1252, "<p>Le ministère a annoncé la réouverture du théâtre après l'été, a déclaré la députée à l'Assemblée générale.")
	for _, tt := range []struct {
		name, file, data string
		opt              Options
		has              string // what must come out; prose when empty
		warning, problem string
	}{
		{name: "UTF-8", file: "a.txt", data: prose},
		{name: "UTF-8 with mark", file: "a.txt", data: "\ufeff" + prose, has: "text " + prose},
		{name: "windows-1256", file: "a.txt", data: win, warning: "read as windows-1256: nothing declared, told by its letters"},
		{name: "ISO-8859-6", file: "a.txt", data: iso, warning: "read as ISO-8859-6: nothing declared, told by its letters"},
		{name: "windows-1256 declared", file: "a.html", data: page("windows-1256", win), warning: "read as windows-1256: declared, and its letters agree"},
		{name: "ISO declared, windows-1256 meant", file: "a.html", data: page("iso-8859-6", win), warning: "read as windows-1256: told by its letters, though ISO-8859-6 is declared"},
		{name: "Latin declared, windows-1256 meant", file: "a.html", data: page("iso-8859-1", win), warning: "read as windows-1256: told by its letters, though windows-1252 is declared"},
		{name: "UTF-8 declared, windows-1256 meant", file: "a.html", data: page("utf-8", win), warning: "read as windows-1256: told by its letters, though UTF-8 is declared"},
		{name: "windows-1256 declared, UTF-8 meant", file: "a.html", data: page("windows-1256", prose), warning: "read as UTF-8, which its bytes are, though windows-1256 is declared"},
		{name: "XML prolog", file: "a.xhtml", data: `<?xml version="1.0" encoding="windows-1256"?><html><p>` + win, warning: "read as windows-1256: declared, and its letters agree"},
		{name: "little text in much markup", file: "a.html", data: strings.Repeat("<div class=x></div>\n", 2000) + win, warning: "read as windows-1256: nothing declared, told by its letters"},
		{name: "packed", file: "a.html.gz", data: gz(page("cp1256", win)), warning: "read as windows-1256: declared, and its letters agree"},
		{name: "French page", file: "a.html", data: page("iso-8859-1", french), has: "annoncé la réouverture", warning: "read as windows-1252: declared, and nothing in it speaks against"},
		{name: "French text, nothing declared", file: "a.txt", data: french, problem: "not UTF-8, and its letters are Arabic neither as windows-1256 nor as ISO-8859-6; name the encoding if you know it"},
		{name: "a few letters", file: "a.txt", data: encode(t, charmap.Windows1256, "خبر"), problem: "not UTF-8, and too few letters to tell the encoding; name the encoding if you know it"},
		{name: "a few letters, ordered", file: "a.txt", data: encode(t, charmap.Windows1256, "خبر"), opt: Options{Encoding: "windows-1256"}, has: "text خبر"},
		{name: "letters both write alike", file: "a.txt", data: encode(t, charmap.Windows1256, "دار ذات حجر"), problem: "not UTF-8, and its letters fit windows-1256 and ISO-8859-6 alike; name the encoding if you know it"},
		{name: "half and half", file: "a.txt", data: prose + win, problem: "not UTF-8, and its letters are Arabic neither as windows-1256 nor as ISO-8859-6; name the encoding if you know it"},
		{name: "UTF-16LE with mark", file: "a.txt", data: utf16(unicode.LittleEndian, unicode.UseBOM), warning: "read as UTF-16LE: byte order mark"},
		{name: "UTF-16BE with mark", file: "a.txt", data: utf16(unicode.BigEndian, unicode.UseBOM), warning: "read as UTF-16BE: byte order mark"},
		{name: "UTF-16LE", file: "a", data: utf16(unicode.LittleEndian, unicode.IgnoreBOM), warning: "read as UTF-16LE: told by its zero bytes"},
		{name: "UTF-16BE", file: "a", data: utf16(unicode.BigEndian, unicode.IgnoreBOM), warning: "read as UTF-16BE: told by its zero bytes"},
		{name: "UTF-16 page", file: "a", data: encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "<html><p>"+prose), has: "HTML <html><p>" + prose, warning: "read as UTF-16LE: told by its zero bytes"},
		{name: "a broken byte", file: "a.txt", data: prose + "\xff", has: prose + "\ufffd", warning: "1 bytes that are not UTF-8 were replaced by U+FFFD"},
		{name: "a broken byte in English", file: "a.txt", data: strings.Repeat("It is the office\x92s word. ", 20)[:250] + strings.Repeat("No more. ", 500), has: "office\ufffds", warning: "10 bytes that are not UTF-8 were replaced by U+FFFD"},
		{name: "broken off within a letter", file: "a.txt", data: prose + "ب"[:1], has: prose + "\ufffd", warning: "1 bytes that are not UTF-8 were replaced by U+FFFD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scan(t, tt.opt, nil, put(t, t.TempDir(), tt.file, tt.data))
			if tt.problem != "" {
				if len(s.problems) != 1 || !strings.HasSuffix(s.problems[0], tt.file+": "+tt.problem) || len(s.pages) > 0 {
					t.Errorf("problems %q, pages %q", s.problems, s.pages)
				}
				return
			}
			want := tt.has
			if want == "" {
				want = prose
			}
			if len(s.pages) != 1 || !strings.Contains(s.pages[0], want) || !utf8.ValidString(s.pages[0]) || len(s.problems) > 0 {
				t.Errorf("pages %q, problems %q", s.pages, s.problems)
			}
			if got := strings.Join(s.warnings, "; "); got != tt.warning {
				t.Errorf("warning %q, want %q", got, tt.warning)
			}
		})
	}
}

// A feed in another encoding is decoded as a stream, over many blocks.
func TestEncodedLines(t *testing.T) {
	var lines strings.Builder
	for i := range 2000 {
		lines.WriteString(record(fmt.Sprint(i), prose) + "\n")
	}
	for name, e := range map[string]encoding.Encoding{
		"windows-1256": charmap.Windows1256, "ISO-8859-6": charmap.ISO8859_6,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		for _, file := range []string{"a.jsonl", "a"} {
			data := encode(t, e, lines.String())
			s := scan(t, Options{block: 10_000}, nil, put(t, t.TempDir(), file, data))
			if len(s.records) != 2000 || s.records[1999] != file+":2000 1999 "+prose || len(s.problems) > 0 {
				t.Errorf("%s: %d records, problems %q", name, len(s.records), s.problems)
			}
			if len(s.warnings) == 0 || !strings.HasPrefix(s.warnings[0], "read as "+name+": ") {
				t.Errorf("%s: warnings %q", name, s.warnings)
			}
			s = scan(t, Options{Encoding: name}, nil, put(t, t.TempDir(), file, data))
			if len(s.records) != 2000 || len(s.problems) > 0 {
				t.Errorf("%s ordered: %d records, problems %q", name, len(s.records), s.problems)
			}
		}
	}
}

// One broken line does not make a feed another encoding's.
func TestBrokenLineStaysOne(t *testing.T) {
	s := scan(t, Options{}, nil, put(t, t.TempDir(), "a.jsonl", record("1", "plain")+"\n{\"id\":\"2\",\"body\":\"\xe9t\xe9\"}\n"))
	if len(s.records) != 1 || len(s.problems) != 1 || len(s.warnings) > 0 {
		t.Errorf("%+v", s)
	}
}

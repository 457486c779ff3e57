package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// decodeAll decodes one block and keeps copies of the records.
func decodeAll(d *LineDecoder, b *Block) (recs []Record, bad []Problem) {
	d.Decode(b, func(r *Record) {
		c := *r
		for _, s := range []*string{&c.ID, &c.Outlet, &c.Title, &c.Date, &c.Updated, &c.URL, &c.Author, &c.Body} {
			*s = strings.Clone(*s)
		}
		recs = append(recs, c)
	}, func(p Problem) { bad = append(bad, p) })
	return recs, bad
}

func linesBlock(s string) *Block {
	return &Block{Path: "feed.jsonl", Name: "feed.jsonl", Line: 1, Format: JSONLines, Data: []byte(s)}
}

func TestDecodeFields(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		fields     map[string]string
		want       Record
	}{
		{
			name: "plain names",
			line: `{"id":"a1","outlet":"النهر","title":"عنوان","date":"2024-07-25","updated":"2024-07-26","url":"https://nahr.example/1","author":"سلمى","body":"نص الخبر"}`,
			want: Record{ID: "a1", Outlet: "النهر", Title: "عنوان", Date: "2024-07-25", Updated: "2024-07-26", URL: "https://nahr.example/1", Author: "سلمى", Body: "نص الخبر"},
		},
		{
			name: "other names and spellings",
			line: `{"_id":7,"Source":"النهر","headline":"عنوان","publishedAt":1721901600,"dateModified":"x","link":"u","byline":"b","articleBody":"نص"}`,
			want: Record{ID: "7", Outlet: "النهر", Title: "عنوان", Date: "1721901600", Updated: "x", URL: "u", Author: "b", Body: "نص"},
		},
		{
			name: "the surer name wins, wherever it stands",
			line: `{"description":"وصف","id":"1","text":"ب","content":"أ","summary":"س"}`, want: Record{ID: "1", Body: "أ"},
		},
		{
			name: "a blank body gives way to a text",
			line: `{"id":"1","body":"  ","content":"أ"}`, want: Record{ID: "1", Body: "أ"},
		},
		{
			name: "an empty body is a body",
			line: `{"id":"1","body":""}`, want: Record{ID: "1"},
		},
		{
			name: "the user's name wins",
			line: `{"id":"1","body":"أ","lead":"ب"}`, fields: map[string]string{"lead": "body"}, want: Record{ID: "1", Body: "ب"},
		},
		{
			name: "the user's name is exact",
			line: `{"id":"1","body":"أ","Lead":"ب"}`, fields: map[string]string{"lead": "body"}, want: Record{ID: "1", Body: "أ"},
		},
		{
			name: "the last of repeated names",
			line: `{"id":"1","body":"أ","body":"ب","id":"2"}`, want: Record{ID: "2", Body: "ب"},
		},
		{
			name: "null is missing",
			line: `{"id":"1","body":"أ","title":null,"body":null,"outlet":null,"source":"س"}`, want: Record{ID: "1", Body: "أ", Outlet: "س"},
		},
		{
			name: "nested source",
			line: `{"id":"1","body":"أ","source":{"id":"n","name":"النهر"}}`, want: Record{ID: "1", Body: "أ", Outlet: "النهر"},
		},
		{
			name: "database export",
			line: `{"_id":{"$oid":"5f"},"published":{"$date":"2024-07-25T00:00:00Z"},"body":"أ"}`, want: Record{ID: "5f", Date: "2024-07-25T00:00:00Z", Body: "أ"},
		},
		{
			name: "lists",
			line: `{"id":"1","authors": [ "سلمى" , { "name" : [ "هادي" ] } ],"body":["فقرة","أخرى"],"source":[]}`, want: Record{ID: "1", Author: "سلمى، هادي", Body: "فقرة\nأخرى"},
		},
		{
			name: "truth is no text",
			line: `{"id":"1","body":"أ","title":true,"url":{},"author":[null]}`, want: Record{ID: "1", Body: "أ"},
		},
		{
			name: "escapes",
			line: `{"id":"1","body":"\"\u0642\u0627\u0644\"\n\t\\ \/ \ud83d\ude00 \ud83d \ude00\ud83d\ud83d\ude00."}`,
			want: Record{ID: "1", Body: "\"قال\"\n\t\\ / 😀 \ufffd \ufffd\ufffd😀."},
		},
		{name: "escaped names", line: `{"\u0069d":"1","b\u006fdy":"أ"}`, want: Record{ID: "1", Body: "أ"}},
		{name: "spaces", line: " \t{ \"id\" : \"1\" , \"body\" : \"أ\" } \r", want: Record{ID: "1", Body: "أ"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			recs, bad := decodeAll(&LineDecoder{Fields: tt.fields}, linesBlock(tt.line))
			if len(recs) != 1 || len(bad) != 0 {
				t.Fatalf("%d records, problems %v", len(recs), bad)
			}
			got := recs[0]
			if got.Line != 1 || got.Start != 0 || got.End != len(strings.TrimRight(tt.line, " \r")) {
				t.Errorf("place %d [%d,%d)", got.Line, got.Start, got.End)
			}
			got.Line, got.Start, got.End = 0, 0, 0
			if got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestDecodeLines(t *testing.T) {
	data := "{\"id\":\"1\",\"body\":\"أ\"}\r\n\n   \n{\"body\":\"ب\"}\nnope\n{\"id\":\"3\",\"body\":\"ج\"}"
	b := linesBlock(data)
	b.Line = 101
	recs, bad := decodeAll(new(LineDecoder), b)
	if len(recs) != 3 || len(bad) != 1 || bad[0].Line != 105 {
		t.Fatalf("records %+v, problems %v", recs, bad)
	}
	if r := recs[1]; r.ID != "feed.jsonl:104" || !r.NoID || r.Line != 104 {
		t.Errorf("record without id: %+v", r)
	}
	for _, r := range recs {
		if s := data[r.Start:r.End]; s[0] != '{' || s[len(s)-1] != '}' {
			t.Errorf("line %d: %q", r.Line, s)
		}
	}
}

func TestDecodeBad(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"broken off", `{"id":"1","body":"أ`, "unexpected end of JSON"},
		{"broken off between", `{"id":"1",`, "unexpected end of JSON"},
		{"trailing comma", `{"id":"1","body":"أ",}`, `invalid JSON: unexpected byte 125 '}' at 22`},
		{"no value", `{"id":}`, "invalid JSON: unexpected byte 125 '}' at 6"},
		{"two records", `{"id":"1","body":"أ"}{"id":"2","body":"ب"}`, "invalid JSON: more after the record's end"},
		{"words", `الخبر`, "invalid JSON: unexpected byte 216 'Ø' at 0"},
		{"number", `12`, "no record: a JSON number where an object is expected"},
		{"array", `["a"]`, "no record: a JSON array where an object is expected"},
		{"control character", "{\"id\":\"1\",\"body\":\"a\x01\"}", `invalid JSON: unexpected byte 1 '\x01' at 19`},
		{"bad escape", `{"id":"1","body":"a\x"}`, `invalid JSON: unexpected byte 120 'x' at 20`},
		{"bytes", "{\"id\":\"1\",\"body\":\"a\xd8\"}", "invalid UTF-8 at byte 20 of the record"},
		{"no body", `{"id":"1","title":"عنوان"}`, missingBody(nil)},
		{"null body", `{"id":"1","body":null}`, missingBody(nil)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			recs, bad := decodeAll(new(LineDecoder), linesBlock(tt.line+"\n{\"id\":\"2\",\"body\":\"ب\"}\n"))
			if len(bad) != 1 || bad[0].Reason != tt.want || bad[0].Line != 1 || bad[0].Path != "feed.jsonl" {
				t.Errorf("problems %+v, want %q", bad, tt.want)
			}
			if len(recs) != 1 || recs[0].ID != "2" {
				t.Errorf("what follows: %+v", recs)
			}
		})
	}
}

// A decoder that has seen one order of names must read the next record the same as a fresh one.
func TestDecodeMemory(t *testing.T) {
	name := rapid.SampledFrom([]string{"id", "body", "content", "title", "x", "source", "date", "text"})
	line := rapid.Custom(func(t *rapid.T) string {
		var s []string
		for i, n := range rapid.SliceOfN(name, 1, 70).Draw(t, "names") {
			s = append(s, fmt.Sprintf(`"%s":"%d\n"`, n, i))
		}
		return "{" + strings.Join(s, ",") + "}"
	})
	rapid.Check(t, func(t *rapid.T) {
		var used LineDecoder
		for _, l := range rapid.SliceOfN(line, 1, 6).Draw(t, "lines") {
			r1, b1 := decodeAll(&used, linesBlock(l))
			r2, b2 := decodeAll(new(LineDecoder), linesBlock(l))
			if fmt.Sprint(r1, b1) != fmt.Sprint(r2, b2) {
				t.Fatalf("%s\nused  %+v %v\nfresh %+v %v", l, r1, b1, r2, b2)
			}
		}
	})
}

func TestDecodeAllocatesNothing(t *testing.T) {
	line := `{"id":"1","outlet":"النهر","title":"قال \"الوزير\"","date":"2024-07-25","body":"سطر\nوآخر"}` + "\n"
	b := linesBlock(strings.Repeat(line, 100))
	var d LineDecoder
	n := 0
	count, fail := func(*Record) { n++ }, func(p Problem) { t.Fatal(p) }
	d.Decode(b, count, fail)
	if allocs := testing.AllocsPerRun(10, func() { d.Decode(b, count, fail) }); allocs > 0 {
		t.Errorf("%v allocations for 100 records", allocs)
	}
}

// FuzzDecodeLine holds the decoder against encoding/json: the same lines are JSON, and texts come out the same.
func FuzzDecodeLine(f *testing.F) {
	for _, s := range []string{
		`{"id":"1","body":"أ"}`, `{"id":1.5e3,"body":"\ud800\udc00\ud800"}`, `{"body":["a",{"name":"b"}]}`, `{"body":"a"} x`,
		`[1,2]`, `{"body":"\u0000\b\f"}`, `{"id":-0,"body":0}`, `{"a":{"b":[{},[],null,true]},"body":"x"}`, "{\"body\":\"\xff\"}", `{"body":"a","body":null}`, `{"id":01}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.IndexByte(line, '\n') >= 0 || len(bytes.TrimSpace(line)) == 0 {
			return
		}
		var d LineDecoder
		recs, bad := decodeAll(&d, linesBlock(string(line)))
		if len(recs)+len(bad) != 1 {
			t.Fatalf("%d records and %d problems", len(recs), len(bad))
		}
		var want map[string]json.RawMessage
		valid := json.Valid(line) && utf8.Valid(line)
		object := valid && bytes.TrimLeft(line, " \t\r")[0] == '{'
		if len(recs) == 1 && !object {
			t.Fatalf("taken, though no JSON object: %q", line)
		}
		if !object {
			return
		}
		if len(bad) == 1 {
			if bad[0].Reason != missingBody(nil) {
				t.Fatalf("a JSON object refused: %v", bad[0])
			}
			return
		}
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		var body string
		if len(want) != 1 || json.Unmarshal(want["body"], &body) != nil || string(want["body"]) == "null" {
			return
		}
		if recs[0].Body != body {
			t.Fatalf("body %q, encoding/json says %q", recs[0].Body, body)
		}
	})
}

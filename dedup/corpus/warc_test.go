package corpus

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// warcText writes a record.
func warcText(kind, url, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-07-26T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, contentType, len(block), block)
}

func responseText(url, headers, body string) string {
	return warcText("response", url, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+headers+"\r\n\r\n"+body)
}

func chunkedText(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", len(s)/2, s[:len(s)/2], len(s)-len(s)/2, s[len(s)/2:])
}

func TestReadWARC(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8"
	records := []string{
		warcText("warcinfo", "", "application/warc-fields", "software: x"),
		warcText("request", "http://nahr.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		responseText("http://nahr.example/1", html, page),
		responseText("http://nahr.example/2", html+"\r\nTransfer-Encoding: chunked", chunkedText(page)),
		responseText("http://nahr.example/3", html+"\r\nContent-Encoding: gzip", gz(page)),
		responseText("http://nahr.example/4", html+"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", page), // undone by the crawler
		responseText("http://nahr.example/a.png", "Content-Type: image/png", "\x89PNG"),
		warcText("response", "http://nahr.example/gone", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page),
		warcText("conversion", "http://nahr.example/5", "text/plain", "أعلنت بلدية الميناء افتتاح السوق الجديد صباح اليوم."),
		responseText("http://nahr.example/1", html, page),
		responseText("http://nahr.example/long", html, strings.Repeat("a", 5000)),
	}
	want := []string{
		"record 3|http://nahr.example/1", "record 4|http://nahr.example/2", "record 5|http://nahr.example/3", "record 6|http://nahr.example/4",
		"record 9|http://nahr.example/5", "record 10|http://nahr.example/1@2024-07-26T00:00:00Z",
	}
	var members []string
	for _, r := range records {
		members = append(members, gz(r))
	}
	for name, data := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": strings.Join(members, ""), "b": strings.Join(members, "")} {
		dir := t.TempDir()
		path := put(t, dir, name, data)
		var notices []string
		c := read(t, Options{MaxRecord: 4000, Notice: func(p Problem) { notices = append(notices, p.Reason) }}, path)
		var got []string
		for _, a := range c.Articles {
			got = append(got, strings.TrimPrefix(a.Place.String(), path+": ")+"|"+a.ID)
			if a.Outlet != "nahr.example" || a.URL != strings.TrimSuffix(a.ID, "@2024-07-26T00:00:00Z") || !strings.Contains(a.Body, "أعلنت بلدية الميناء") {
				t.Errorf("%+v", a)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q", name, got)
		}
		if got := reasons(c, dir); !slices.Equal(got, []string{name + ": record 11: longer than 4000 bytes: skipped"}) {
			t.Errorf("%s: problems %q", name, got)
		}
		if !slices.Equal(notices, []string{"passed over, no articles: 1 records of type image/png, 1 responses other than 2xx"}) {
			t.Errorf("%s: notices %q", name, notices)
		}
	}
}

// What is no record is named with its place, and reading goes on at the next one.
func TestBrokenWARC(t *testing.T) {
	good := warcText("conversion", "http://nahr.example/1", "text/plain", "أعلنت بلدية الميناء افتتاح السوق الجديد.")
	for _, tt := range []struct {
		name, data string
		articles   int
		problems   []string
	}{
		{"rubbish between", good + "rubbish\r\nmore\r\n" + good, 2, []string{fmt.Sprintf("a: record 2: at byte %d: no WARC record begins here", len(good))}},
		{"no length", "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nabc\r\n\r\n" + good, 1, []string{"a: record 1: at byte 0: no Content-Length"}},
		{"negative length", "WARC/1.0\r\nContent-Length: -5\r\n\r\n" + good, 1, []string{"a: record 1: at byte 0: no Content-Length"}},
		{"wrong version", "WARC/7\r\nContent-Length: 5\r\n\r\n" + good, 1, []string{"a: record 1: at byte 0: no WARC record begins here"}},
		{"broken header", "WARC/1.0\r\nno header\r\n\r\n" + good, 1, []string{"a: record 1: at byte 0: a header that is none"}},
		{"breaks off", good + good[:120], 1, []string{fmt.Sprintf("a: read to byte %d only: the file breaks off", len(good)+120)}},
		{"breaks off in the text", good + good[:190], 1, []string{fmt.Sprintf("a: read to byte %d only: the file breaks off", len(good)+190)}},
		{"endless header", "WARC/1.0\r\nX: " + strings.Repeat("a", 2*warcHeaderMost) + "\r\n\r\n" + good, 1, []string{"a: record 1: at byte 0: headers longer than 256 KiB"}},
		{"no HTTP", warcText("response", "http://nahr.example/1", "application/http", "nothing") + good, 1, []string{"a: record 1: an HTTP response without the end of its headers"}},
	} {
		dir := t.TempDir()
		c := read(t, Options{}, put(t, dir, "a", tt.data))
		if got := reasons(c, dir); !slices.Equal(got, tt.problems) {
			t.Errorf("%s: problems %q, want %q", tt.name, got, tt.problems)
		}
		if len(c.Articles) != tt.articles {
			t.Errorf("%s: %d articles", tt.name, len(c.Articles))
		}
	}
}

// FuzzWARC reads any bytes as a web archive: it ends, goes forward only, and holds no more than a record.
func FuzzWARC(f *testing.F) {
	good := responseText("http://nahr.example/1", "Content-Type: text/html\r\nTransfer-Encoding: chunked", chunkedText("<p>خبر"))
	for _, s := range []string{good, good + good[:40], "WARC/1.0\r\n\r\n" + good, "WARC/1.1\r\nContent-Length: 99999999999999\r\n\r\nx", "x\nWARC/1.0\nContent-Length: 0\n\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w := newWarcReader(strings.NewReader(string(data)))
		last := int64(-1)
		for {
			h, err := w.next()
			if bad, ok := err.(errWarc); ok {
				if bad.offset <= last {
					t.Fatalf("back to %d from %d", bad.offset, last)
				}
				last = bad.offset
				continue
			}
			if err != nil {
				break
			}
			if h.offset <= last || h.length < 0 {
				t.Fatalf("record at %d behind %d, length %d", h.offset, last, h.length)
			}
			last = h.offset
			if h.length > 1<<20 {
				continue
			}
			block, err := io.ReadAll(w.block())
			if err != nil {
				break
			}
			if p, err := payloadOf(h.fields.Get("WARC-Type"), h.fields, block, 1<<16); err == nil && len(p.data) > 1<<16 && len(block) < len(p.data) {
				t.Fatalf("payload of %d bytes", len(p.data))
			}
		}
		if w.offset > int64(len(data)) {
			t.Fatalf("%d bytes of %d", w.offset, len(data))
		}
	})
}

// FuzzTable reads any bytes as CSV: it ends, lines ascend, and rows stand in the input as they are given.
func FuzzTable(f *testing.F) {
	for _, s := range []string{"id,body\n1,\"a\nb\"\n2,\"c\n3,d\n", "id;title;body\r\n1;2;3", "a\tb\n\"\n\"\n", "\"", "id,body\n1,\"\"\"", "id,body\n\n,\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tab, err := newTable(strings.NewReader(string(data)), CSV, 60)
		if err != nil {
			return
		}
		line := 0
		for n := 0; ; n++ {
			row, cells, why, err := tab.next()
			if err != nil {
				return
			}
			if row.line <= line || n > len(data) {
				t.Fatalf("row %q at line %d behind line %d", row.data, row.line, line)
			}
			line = row.line
			if !row.tooLong && !strings.Contains(string(data), string(row.data)) {
				t.Fatalf("row %q is not in the input", row.data)
			}
			if why == "" && !row.tooLong && len(cells) != len(tab.names) {
				t.Fatalf("%d cells", len(cells))
			}
		}
	})
}

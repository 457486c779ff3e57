package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzScan reads any bytes as standard input, in small blocks: it ends, texts come out as UTF-8, and records lie where
// they say they do.
func FuzzScan(f *testing.F) {
	for _, s := range []string{
		record("1", "أ") + "\n" + record("2", "ب"), "[" + record("1", "أ") + ",\n{}]", "{\n \"body\": \"أ\"\n}", "<html>خبر", prose,
		gz(record("1", "أ")), zst(prose), "\xff\xfe\x28\x06\x20\x00", "\xc7\xe1\xd3\xe6\xde \xc7\xe1\xcc\xcf\xed\xcf", "[{\"body\":\"\x00\"", "\ufeff{}\n{",
		"id;title;body\n1;أ;\"ب\nج\"\n2;د\n", "<rss><channel><item><title>أ</title></item><item>", "WARC/1.0\nWARC-Type: conversion\nContent-Type: text/plain\nContent-Length: 4\n\nخب\n\nWARC/1",
		tarOf(f, "a.txt", "خبر"), zipOf(f, "a.txt", "خبر"),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, zstdMagic) && len(data) > 200 {
			return // a few bytes may ask for a gigabyte of window
		}
		opt := Options{Workers: 1, MaxRecord: 300, block: 64}
		err := Scan(t.Context(), []string{"-"}, bytes.NewReader(data), opt, func(_ int, b *Block) error {
			if b.Format != JSONLines {
				if !utf8.Valid(b.Data) {
					t.Errorf("%v: not UTF-8", b.Format)
				}
				return nil
			}
			var d LineDecoder
			d.Decode(b, func(r *Record) {
				if line := b.Data[r.Start:r.End]; !json.Valid(line) || line[0] != '{' || r.ID == "" || r.Line < b.Line {
					t.Errorf("record %+v: %q", r, line)
				}
			}, func(p Problem) {
				if p.Path != Stdin || p.Line < b.Line || p.Reason == "" || strings.Contains(p.Reason, "\n") {
					t.Errorf("problem %v", p)
				}
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// The tables and lines that eval and similar read, as anybody may write them.
package main

import (
	"strings"
	"testing"
)

func FuzzParseTable(f *testing.F) {
	f.Add("id\tevent\tunsure\na\tx\t0\r\n\nb\ty\t1\n")
	f.Add("a\tb\tjaccard\na\tb\t0.5\nb\ta\tNaN\n")
	f.Add("\ufeffsource\tcopy\tclass\ta\na\tb\twhole\t")
	f.Fuzz(func(t *testing.T, s string) {
		table, err := parseTable(strings.NewReader(s), "gold.tsv")
		if err != nil {
			if !strings.Contains(err.Error(), "gold.tsv") {
				t.Errorf("error %v does not name the file", err)
			}
			return
		}
		last := 0
		for i, row := range table.rows {
			if len(row) != len(table.header) || table.lines[i] <= last {
				t.Fatalf("%q: row %q of line %d", s, row, table.lines[i])
			}
			last = table.lines[i]
		}
		_ = table.checkLabels()
		pairs, err := table.pairs(.5)
		if err == nil && len(pairs) > len(table.rows) {
			t.Errorf("%d pairs of %d rows", len(pairs), len(table.rows))
		}
	})
}

func FuzzParsePairs(f *testing.F) {
	f.Add("a\tb\nx\ty\n")
	f.Add("\ufeffscore\t b \ta\r\n1\tx\\ty\ty\\\\n\r\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		pairs, err := parsePairs(strings.NewReader(s), "pairs.tsv")
		if err != nil && !strings.Contains(err.Error(), "pairs.tsv") {
			t.Errorf("error %v does not name the file", err)
		}
		last := 1
		for _, p := range pairs {
			if p.line <= last {
				t.Fatalf("%q: line %d behind %d", s, p.line, last)
			}
			last = p.line
		}
	})
}

func FuzzParseLines(f *testing.F) {
	f.Add(`{"source":"a","copy":"b","class":"whole","passages":[{"source":[0,1],"copy":[2,3]}]}`)
	f.Add("{}\n\n{\"source\":1}")
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		err := parseLines(strings.NewReader(s), "copies.jsonl", func(line *foundCopy) error {
			n++
			return line.check()
		})
		if err != nil && !strings.Contains(err.Error(), "copies.jsonl:") {
			t.Errorf("error %v does not name the line", err)
		}
		if n > strings.Count(s, "\n")+1 {
			t.Errorf("%d lines of %q", n, s)
		}
	})
}

// Very many like articles through the whole program: what is written stays in proportion, and what was left out is named.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLikeArticlesStayInBounds(t *testing.T) {
	const n = 2000
	dir := t.TempDir()
	feed, pairs := filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "pairs.tsv")
	body := strings.Repeat("افتتح المحافظ صباح اليوم الجسر الجديد فوق النهر بعد عامين من العمل المتواصل وحضر عدد من الأهالي. ", 4)
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, `{"id":"a%d","outlet":"o%d","title":"افتتاح الجسر","date":"2024-01-01","body":%s}`+"\n", i, i%9, quoted(t, body))
	}
	if err := os.WriteFile(feed, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		out    string // "" for standard output
		most   int    // lines
		warned string
	}{
		{[]string{"cluster", feed}, "", 1, "1 families have more than 200 articles"},
		{[]string{"cluster", feed}, "", 1, "1 events have more than 1000 articles"},
		{[]string{"copies", feed}, "", 2 * n, "have runs in common with a crowd of more than 100"},
		{[]string{"compare", feed}, "", 1, "have runs in common with a crowd of more than 100"},
		{[]string{"dedup", feed, "--pairs", pairs}, pairs, n, `have the text of "a0": of their pairs only those with it are listed`},
	} {
		var out, errs bytes.Buffer
		if code := run(context.Background(), nil, &out, &errs, c.args); code != exitDone {
			t.Fatalf("%v: exit %d: %s", c.args, code, errs.String())
		}
		written := out.Bytes()
		if c.out != "" {
			var err error
			if written, err = os.ReadFile(c.out); err != nil {
				t.Fatal(err)
			}
		}
		if got := bytes.Count(written, []byte("\n")); got > c.most || got == 0 {
			t.Errorf("%v: %d lines, want %d at most", c.args, got, c.most)
		}
		if !strings.Contains(errs.String(), c.warned) {
			t.Errorf("%v: %q is not said: %s", c.args, c.warned, errs.String())
		}
	}
}

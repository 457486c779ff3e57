package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Names of files and words of articles do not steer the terminal by way of what is said on standard error.
func TestMessagesDoNotSteerTheTerminal(t *testing.T) {
	feed := filepath.Join(t.TempDir(), "feed\x1b[31m\u202e.jsonl")
	records := `{"id":"1","title":"جسر \u001b[31m\u202eجديد","body":"افتتح المحافظ صباح اليوم الجسر الجديد فوق النهر."}` + "\n{\n"
	if err := os.WriteFile(feed, []byte(records), 0o600); err != nil {
		t.Skip("no such file names here:", err)
	}
	for want, args := range map[string][]string{
		`feed\x1b[31m\u202e.jsonl:2: `: {"cluster", feed},
		"1 articles: جسر [31mجديد":     {"compare", feed, "--event", "e0"},
	} {
		var out, errs bytes.Buffer
		run(context.Background(), strings.NewReader(""), &out, &errs, args)
		if !strings.Contains(errs.String(), want) || strings.ContainsAny(errs.String(), "\x1b\u202e") {
			t.Errorf("%v says %q, want %q", args, errs.String(), want)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"جسر a.html:2": "جسر a.html:2", "a\nb\x9bc\u009b": `a\nb\x9bc\u009b`, "\u200fنص\u2067": `\u200fنص\u2067`, `"\x1b"`: `"\x1b"`, "\ufffd": "\ufffd",
	} {
		if got := visible(text); got != want {
			t.Errorf("visible(%q) = %q, want %q", text, got, want)
		}
	}
}

package isnad_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// command is the shell block that follows <!-- name --> in README.md.
func command(t *testing.T, name string) string {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(`<!-- ` + name + ` -->\n` + "```sh\n((?s:.+?))\n```").FindSubmatch(readme)
	if match == nil {
		t.Fatalf("README.md has no block %q", name)
	}
	return string(match[1])
}

func TestReadmeMainCommand(t *testing.T) {
	line := command(t, "main")
	out := filepath.Join(t.TempDir(), "out")
	shown := strings.Replace(line, "-o out", "-o '"+out+"'", 1)
	if shown == line {
		t.Fatalf("the command %q writes nowhere this test can look", line)
	}
	printed, err := exec.Command("sh", "-ec", shown).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, printed)
	}
	for _, name := range []string{"index.html", "articles.jsonl", "clusters.jsonl", "copies.jsonl", "chains.jsonl", "framing.jsonl", "words.jsonl"} {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s wrote no %s (%v)", line, name, err)
		}
	}
}

// The test command runs this test, so it is only looked at; .ci/run runs it as it stands in the README.
func TestReadmeTestCommand(t *testing.T) {
	if got := command(t, "tests"); got != "go test ./..." {
		t.Errorf("README's test command is %q", got)
	}
}

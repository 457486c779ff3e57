package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.html", "a/2.txt", "a/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c/.cache/y.txt"} {
		put(t, dir, name, "خبر")
	}
	for link, to := range map[string]string{"a/back": "..", "self": "self", "gone": "nowhere", "linked.txt": "a/1.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	var names, problems []string
	inputs := []string{dir, filepath.Join(dir, "empty"), filepath.Join(dir, "missing"), filepath.Join(dir, "b.html"), "-", "-"}
	for _, s := range listSources(inputs, func(path, why string) {
		problems = append(problems, filepath.Base(path)+": "+why)
	}) {
		names = append(names, strings.Repeat("+", s.input)+s.name)
	}
	if want := []string{"a.txt", "a/1.txt", "a/2.txt", "b.html", "linked.txt", "+++b.html", "++++stdin"}; !slices.Equal(names, want) {
		t.Errorf("got  %q\nwant %q", names, want)
	}
	want := []string{
		"gone: no such file or directory", "self: too many levels of symbolic links", "empty: no files in this folder",
		"missing: no such file or directory", "stdin: named twice: it can be read once only",
	}
	if !slices.Equal(problems, want) {
		t.Errorf("got  %q\nwant %q", problems, want)
	}
	if n := TotalSize([]string{dir, "-"}); n != 5*int64(len("خبر")) {
		t.Errorf("total size %d", n)
	}
}

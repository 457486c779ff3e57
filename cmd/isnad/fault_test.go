//go:build unix

// Faults from outside: what the program writes is whole or not there, and what it could not do is named.
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"
)

// writeFeed makes a feed of n articles, most of them of their own, some copies; seed tells feeds apart.
func writeFeed(t *testing.T, path string, n, seed int) {
	t.Helper()
	var b strings.Builder
	words := strings.Fields("افتتح وزير النقل اليوم جسرا جديدا على النهر وقال المهندسون إن العمل دام عاما كاملا وحضر الحفل سكان القرى المجاورة وعدد من التجار والصيادين")
	for i := range n {
		story := i - i%3 // every third one is followed by two that carry its text
		fmt.Fprintf(&b, `{"id":"a%d","outlet":"o%d","title":"خبر %d","date":"2024-03-%02d","body":"`, i, i%5, story, 1+i/3%28)
		for k := range 90 {
			fmt.Fprintf(&b, "%s%d ", words[(k*7+story*(k+seed))%len(words)], (story+k*seed)%17)
		}
		b.WriteString(".\"}\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// binary is the program on disk: this test itself, see asProgram.
var binary = func(*testing.T) string { return os.Args[0] }

// program is the command line as a process, in a shell's limits if any are given.
func program(t *testing.T, limits string, args ...string) *exec.Cmd {
	t.Helper()
	path := binary(t)
	cmd := exec.Command(path, args...)
	if limits != "" {
		shell, err := exec.LookPath("bash")
		if err != nil {
			t.Skip("no bash to set limits with")
		}
		cmd = exec.Command(shell, append([]string{"-c", limits + ` && exec "$0" "$@"`, path}, args...)...)
	}
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// outcome runs a command to its end.
func outcome(t *testing.T, cmd *exec.Cmd) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &stdout
	}
	cmd.Stderr = &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()
}

// succeed runs a command line that has to succeed.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := outcome(t, program(t, "", args...))
	if code != exitDone {
		t.Fatalf("isnad %v: exit %d: %s", args, code, errs)
	}
	return out
}

// contents is a hash of all below a path, names and bytes; "" for nothing.
func contents(t *testing.T, path string) string {
	t.Helper()
	hash := fnv.New128a()
	err := filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		fmt.Fprintf(hash, "%s %d ", strings.TrimPrefix(p, path), len(data))
		_, _ = hash.Write(data)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", hash.Sum(nil))
}

// leftovers are the names in a folder that a run has begun and not ended.
func leftovers(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".isnad") {
			names = append(names, e.Name())
		}
	}
	return names
}

// fullDisks are ways to have no room, by the reason that the system gives.
func fullDisks(t *testing.T) map[string]struct{ dir, limits string } {
	disks := map[string]struct{ dir, limits string }{"file too large": {t.TempDir(), "ulimit -f 20"}}
	small := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small).Run(); err != nil {
		t.Log("no small file system can be mounted here: the disk is full by a limit only")
		return disks
	}
	t.Cleanup(func() { _ = exec.Command("umount", small).Run() })
	disks["no space left on device"] = struct{ dir, limits string }{small, ""}
	return disks
}

// storedIn is a zip archive with one file, not compressed.
func storedIn(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: filepath.Base(path), Method: zip.Store})
	if err == nil {
		_, err = w.Write(data)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A full disk is an error that names the file; nothing half-written stays, and what was there before does.
func TestFullDisk(t *testing.T) {
	feed := filepath.Join(t.TempDir(), "feed.jsonl")
	writeFeed(t, feed, 240, 1)
	before := []byte("{\"id\":\"before\"}\n")
	archive := storedIn(t, feed)
	for reason, disk := range fullDisks(t) {
		out := filepath.Join(disk.dir, "out.jsonl")
		if err := os.WriteFile(out, before, 0o600); err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(disk.dir, "report")
		for _, c := range []struct {
			args  []string
			names string
		}{
			{[]string{"dedup", feed, "-o", out}, out},
			{[]string{"dedup", "-", "-o", out}, "keep stdin"},
			{[]string{"dedup", "-", "-o", filepath.Join(disk.dir, "out.zip")}, "keep standard input"},
			{[]string{"report", feed, "-o", folder}, ".jsonl: "},
			{[]string{"copies", feed, "--gexf", filepath.Join(disk.dir, "chains.gexf")}, "chains.gexf"},
		} {
			limits := disk.limits
			if c.args[0] == "copies" && limits != "" {
				limits = "ulimit -f 2"
			}
			cmd := program(t, limits, c.args...)
			cmd.Stdin = bytes.NewReader(archive)
			code, _, errs := outcome(t, cmd)
			if c.args[0] == "copies" && limits == "" && code == exitDone {
				continue // the graph is small
			}
			if code != exitFailed || !strings.Contains(errs, reason) || !strings.Contains(errs, c.names) {
				t.Errorf("%s: %v: exit %d: %s", reason, c.args, code, errs)
			}
		}
		if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, before) {
			t.Errorf("%s: what was there before is %d other bytes (%v)", reason, len(got), err)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%s: half a report", reason)
		}
		if left := leftovers(t, disk.dir); len(left) > 0 {
			t.Errorf("%s: left behind: %v", reason, left)
		}
	}
}

// Standard output and files that take nothing fail every command.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	feed := filepath.Join(t.TempDir(), "feed.jsonl")
	writeFeed(t, feed, 9, 1)
	for _, args := range [][]string{
		{"cluster", feed},
		{"cluster", feed, "--format", "csv"},
		{"cluster", feed, "--format", "table"},
		{"copies", feed},
		{"copies", feed, "--format", "csv"},
		{"copies", feed, "--format", "table"},
		{"compare", feed},
		{"compare", feed, "--format", "csv"},
		{"compare", feed, "--format", "table"},
		{"dedup", feed, "--pairs", "/dev/full"},
		{"dedup", feed, "--dropped", "/dev/full"},
		{"dedup", feed, "-o", "/dev/full"},
	} {
		cmd := program(t, "", args...)
		cmd.Stdout = full
		if code, _, errs := outcome(t, cmd); code != exitFailed || !strings.Contains(errs, "no space left") {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}

// A place that cannot be written to is named before anything is lost. (Permissions do not bind the superuser: a file stands where a folder should.)
func TestPlaceThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	feed, file := filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "file")
	writeFeed(t, feed, 9, 1)
	if err := os.WriteFile(file, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	places := [][]string{
		{"report", feed, "-o", file},
		{"report", feed, "-o", filepath.Join(file, "report")},
		{"dedup", feed, "-o", filepath.Join(file, "out")},
		{"dedup", feed, "-o", dir},
		{"copies", feed, "--gexf", filepath.Join(file, "g.gexf")},
	}
	if os.Getuid() != 0 {
		locked := filepath.Join(dir, "locked")
		if err := os.Mkdir(locked, 0o500); err != nil {
			t.Fatal(err)
		}
		places = append(places, []string{"report", feed, "-o", filepath.Join(locked, "report")}, []string{"dedup", feed, "-o", filepath.Join(locked, "out")})
	}
	for _, args := range places {
		code, out, errs := outcome(t, program(t, "", args...))
		if code != exitFailed || out != "" || !strings.Contains(errs, args[3]) && !strings.Contains(errs, file) {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "kept" {
		t.Error(string(got), err)
	}
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A read error in the middle is named with its place; what was read before counts, and --strict makes it a failure.
func TestReadErrorHalfWay(t *testing.T) {
	dir := t.TempDir()
	feed := filepath.Join(dir, "feed.jsonl")
	writeFeed(t, feed, 30, 1)
	data, err := os.ReadFile(feed)
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the cable was pulled")
	half := func() io.Reader { return io.MultiReader(bytes.NewReader(data[:len(data)/2]), iotest.ErrReader(broken)) }
	for _, args := range [][]string{
		{"report", "-", "-o", filepath.Join(dir, "report")}, {"cluster", "-"}, {"copies", "-"}, {"compare", "-"}, {"dedup", "-", "-o", filepath.Join(dir, "out")},
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), half(), &out, &errs, args)
		want := fmt.Sprintf("isnad: stdin: read to byte %d only: the cable was pulled\n", len(data)/2)
		if code != exitDone || !strings.Contains(errs.String(), want) {
			t.Errorf("%v: exit %d: %s", args, code, errs.String())
		}
		errs.Reset()
		if code := run(context.Background(), half(), &out, &errs, append(args, "--strict")); code != exitFailed {
			t.Errorf("%v --strict: exit %d: %s", args, code, errs.String())
		}
	}
}

// A pipe is read once: a table that comes through one becomes JSON lines, or the run ends before its work is lost.
func TestPipeIsReadOnce(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes with a name here: ", err)
	}
	for out, want := range map[string]int{"out.csv": exitFailed, "out.jsonl": exitDone} {
		cmd := program(t, "", "dedup", pipe, "-o", filepath.Join(dir, out))
		go func() {
			_ = os.WriteFile(pipe, []byte("id,title,body\n1,الجسر,افتتح الوزير الجسر\n"), 0o600) // waits for a reader
		}()
		code, _, errs := outcome(t, cmd)
		if code != want || want == exitFailed && !strings.Contains(errs, pipe+" is no regular file and can be read once only; name OUT .jsonl") {
			t.Errorf("%s: exit %d: %s", out, code, errs)
		}
	}
}

// What is no file of articles is named: a file whose reading fails at once, a pipe nobody writes to any more, a folder without files.
func TestInputThatCannotBeRead(t *testing.T) {
	empty := t.TempDir()
	const memory = "/proc/self/mem" // reading its first byte is an error of input and output
	for _, input := range []string{empty, filepath.Join(empty, "none.jsonl"), "/dev/null", memory} {
		if _, err := os.Stat(input); input == memory && err != nil {
			continue
		}
		for _, command := range []string{"cluster", "copies", "compare"} {
			code, out, errs := outcome(t, program(t, "", command, input))
			if code != exitFailed || out != "" || !strings.Contains(errs, "isnad: "+input+": ") || !strings.Contains(errs, "no articles in the input") {
				t.Errorf("%s %s: exit %d: %s", command, input, code, errs)
			}
		}
	}
}

// Few file descriptors are enough, or the shortage is named.
func TestOutOfFileDescriptors(t *testing.T) {
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages")
	if err := os.Mkdir(pages, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		writeFeed(t, filepath.Join(pages, fmt.Sprintf("f%02d.jsonl", i)), 1, i+1)
	}
	for _, files := range []int{8, 10, 12, 16, 24, 40} {
		for _, args := range [][]string{{"report", pages, "-o", filepath.Join(dir, "report")}, {"dedup", pages, "-o", filepath.Join(dir, "out")}} {
			code, _, errs := outcome(t, program(t, fmt.Sprintf("ulimit -n %d", files), args...))
			switch {
			case code == exitDone:
			case code == exitFailed && strings.Contains(errs, "too many open files"):
			default:
				t.Errorf("%d files: %v: exit %d: %s", files, args, code, errs)
			}
		}
	}
	succeed(t, "report", pages, "-o", filepath.Join(dir, "report"))
	if left := leftovers(t, dir); len(left) > 0 { // removing a folder takes descriptors too: the next run does it
		t.Errorf("left behind: %v", left)
	}
}

// Where and when a run takes place, and how old its files are, leaves no trace in what it writes.
func TestClockLeavesNoTrace(t *testing.T) {
	dir := t.TempDir()
	newsroom := filepath.Join(dir, "newsroom")
	if err := os.CopyFS(newsroom, os.DirFS(filepath.Join("..", "..", "testdata", "newsroom"))); err != nil {
		t.Fatal(err)
	}
	want := ""
	for i, c := range []struct {
		zone string
		age  time.Time
	}{{"UTC", time.Now()}, {"Asia/Baghdad", time.Unix(0, 0)}, {"Pacific/Kiritimati", time.Date(2107, 1, 1, 0, 0, 0, 0, time.UTC)}, {"America/Adak", time.Unix(-1e9, 0)}} {
		err := filepath.WalkDir(newsroom, func(p string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Chtimes(p, c.age, c.age))
		})
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, fmt.Sprint("out", i))
		cmd := program(t, "", "report", newsroom, "--agencies", filepath.Join("..", "..", "testdata", "agencies.txt"), "-o", out)
		if faketime, err := exec.LookPath("faketime"); err == nil && i > 0 {
			cmd.Args = append([]string{faketime, "1970-01-01 00:00:01"}, cmd.Args...)
			cmd.Path = faketime
		}
		cmd.Env = append(cmd.Env, "TZ="+c.zone)
		if code, _, errs := outcome(t, cmd); code != exitDone {
			t.Fatalf("%s: exit %d: %s", c.zone, code, errs)
		}
		switch got := contents(t, out); {
		case want == "":
			want = got
		case got != want:
			t.Errorf("%s, files of %v: another report", c.zone, c.age)
		}
	}
}

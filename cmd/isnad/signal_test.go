//go:build unix

// Runs that are ended from outside, at any point.
package main

import (
	"bufio"
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A killed process leaves the old output or the new one, and the next run takes away what it has begun.
func TestKilledAnywhere(t *testing.T) {
	dir := t.TempDir()
	feeds := []string{filepath.Join(dir, "one.jsonl"), filepath.Join(dir, "two.jsonl")}
	place := filepath.Join(dir, "out")
	if err := os.Mkdir(place, 0o700); err != nil {
		t.Fatal(err)
	}
	report, kept := filepath.Join(place, "report"), filepath.Join(place, "kept.jsonl")
	commands := func(feed string) [][]string {
		return [][]string{{"report", feed, "-o", report}, {"dedup", feed, "-o", kept, "--pairs", filepath.Join(place, "pairs.tsv")}}
	}
	whole := map[string]bool{}
	var lasts [2]time.Duration
	for i, feed := range feeds {
		writeFeed(t, feed, 60, i+1)
		for k, args := range commands(feed) {
			begun := time.Now()
			succeed(t, args...)
			lasts[k] = max(lasts[k], time.Since(begun))
		}
		whole[contents(t, report)], whole[contents(t, kept)] = true, true
	}
	r := rand.New(rand.NewPCG(20, 26))
	for i := range 20 {
		k := i % 2
		cmd := program(t, "", commands(feeds[i/2%2])[k]...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Float64() * float64(lasts[k])))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if got := contents(t, report); !whole[got] {
			t.Fatalf("kill %d: the report is neither the old one nor the new one", i)
		}
		if got := contents(t, kept); !whole[got] {
			t.Fatalf("kill %d: the file is neither the old one nor the new one", i)
		}
	}
	for _, args := range commands(feeds[0]) {
		succeed(t, args...)
	}
	if left := leftovers(t, place); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// endless is an input that gives an article at a time, for ever, and says when the first was taken.
type endless struct {
	begun chan struct{}
	once  sync.Once
	table bool // CSV; else JSON lines
	n     int
}

func (e *endless) Read(p []byte) (int, error) {
	e.once.Do(func() { close(e.begun) })
	time.Sleep(time.Millisecond)
	e.n++
	switch {
	case e.table && e.n == 1:
		return copy(p, "id,title,body\n"+strings.Repeat("\n", 64<<10)), nil // as much as is looked at to tell what it is
	case e.table:
		return copy(p, strconv.Itoa(e.n)+",,خبر قصير من الميناء\n"), nil
	}
	return copy(p, `{"id":"`+strconv.Itoa(e.n)+`","body":"خبر قصير من الميناء"}`+"\n"), nil
}

// SIGINT and SIGTERM end a run with exit code 1 and nothing written, whatever it is at.
func TestSignalsEndARun(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		for _, args := range [][]string{{"report", "-", "-o", "report"}, {"dedup", "-", "-o", "out.jsonl"}, {"dedup", "-", "-o", "out.csv"}, {"copies", "-"}} {
			dir := t.TempDir()
			cmd := program(t, "", args...)
			cmd.Dir = dir
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			feed := &endless{begun: make(chan struct{}), table: slices.Contains(args, "out.csv")}
			go func() {
				_, _ = io.Copy(bufio.NewWriter(in), feed) // ends with the process
				_ = in.Close()
			}()
			<-feed.begun
			time.Sleep(300 * time.Millisecond) // until it has set up its handlers and reads
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if code := cmd.ProcessState.ExitCode(); code != exitFailed || errs.String() != "isnad: interrupted: nothing was written\n" || out.Len() > 0 {
				t.Errorf("%v %v: exit %d: %s", signal, args, code, errs.String())
			}
			if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
				t.Errorf("%v %v: left behind: %v", signal, args, entries)
			}
		}
	}
}

// Standard input that is kept to be read twice is in a file with a name: a killed run leaves it, the next takes it away.
func TestKilledWithStandardInputKept(t *testing.T) {
	dir := t.TempDir()
	cmd := program(t, "", "dedup", "-", "-o", "out.csv")
	cmd.Dir = dir
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = io.Copy(in, &endless{begun: make(chan struct{}), table: true}) // ends with the process
		_ = in.Close()
	}()
	for range 6000 { // a minute
		if len(leftovers(t, dir)) > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	feed := filepath.Join(dir, "feed.csv")
	if err := os.WriteFile(feed, []byte("id,title,body\n1,,خبر قصير من الميناء\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	succeed(t, "dedup", feed, "-o", filepath.Join(dir, "meanwhile.csv"))
	if left := leftovers(t, dir); len(left) != 1 {
		t.Errorf("while the run goes on: %v", left)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if left := leftovers(t, dir); len(left) != 1 {
		t.Errorf("after the kill: %v", left)
	}
	succeed(t, "dedup", feed, "-o", filepath.Join(dir, "next.csv"))
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// fullPipe is the writing end of a pipe that takes nothing more.
func fullPipe(t *testing.T) *os.File {
	t.Helper()
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(ends[0]) })
	if err := syscall.SetNonblock(ends[1], true); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{4096, 1} {
		for some := make([]byte, size); ; {
			if _, err := syscall.Write(ends[1], some); err != nil {
				break
			}
		}
	}
	if err := syscall.SetNonblock(ends[1], false); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(ends[1]), "pipe")
}

// A stage that hears of no signal is left behind: here one that writes to a pipe that takes nothing.
func TestStuckStageIsLeftBehind(t *testing.T) {
	dir := t.TempDir()
	feed, graph := filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "out", "chains.gexf")
	writeFeed(t, feed, 9, 1)
	if err := os.Mkdir(filepath.Dir(graph), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "", "copies", feed, "--gexf", graph)
	var errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = fullPipe(t), &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 6000 { // a minute: the graph is written just before
		if len(leftovers(t, filepath.Dir(graph))) > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	_ = cmd.Process.Signal(os.Interrupt)
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(errs.String(), "interrupted: ") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if entries, err := os.ReadDir(filepath.Dir(graph)); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
}

// Two runs into one place do not take each other's work away: both end well, and a whole output of one of them stays.
func TestTwoRunsIntoOnePlace(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	if err := os.Mkdir(place, 0o700); err != nil {
		t.Fatal(err)
	}
	whole := map[string]bool{}
	var lines [][]string
	for i, name := range []string{"one.jsonl", "two.jsonl"} {
		feed := filepath.Join(dir, name)
		writeFeed(t, feed, 30, i+1)
		alone := filepath.Join(dir, name+".alone")
		succeed(t, "report", feed, "-o", alone)
		whole[contents(t, alone)] = true
		lines = append(lines, []string{"report", feed, "-o", filepath.Join(place, "report")})
	}
	for range 3 {
		var both sync.WaitGroup
		for _, args := range lines {
			cmd := program(t, "", args...)
			both.Go(func() {
				if said, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%v: %v: %s", args, err, said)
				}
			})
		}
		both.Wait()
		if got := contents(t, filepath.Join(place, "report")); !whole[got] {
			t.Error("the report is neither run's")
		}
		if left := leftovers(t, place); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// contestant is one program on one input.
type contestant struct {
	name    string
	command []string
	env     []string
	clock   bool   // rates by the clock, not by processor time
	pairs   string // file that the result is written to; "": it finds none
	absent  string // why it does not run

	seconds, memory []float64 // of each run; bytes
}

// python are the libraries that rivals.py knows.
var python = []string{"datasketch", "text-dedup", "rensa", "gaoya"}

// mostForAllPairs is how many articles are compared all with all: a minute and more, beyond it hours.
const mostForAllPairs = 10_000

// contestants are all there are for a file.
func contestants(temp, file string, threshold float64) ([]*contestant, error) {
	isnad := filepath.Join(temp, "isnad")
	build := exec.Command("go", "build", "-o", isnad, "./cmd/isnad")
	build.Dir = filepath.Join("..", "..") // the module it belongs to
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build isnad: %w\n%s", err, out)
	}
	articles, err := countLines(file)
	if err != nil {
		return nil, err
	}
	fold := part(temp, "fold", file, threshold)
	if err := fold.run(); err != nil {
		return nil, fmt.Errorf("fold spelling: %w", err)
	}
	folded := fold.pairs
	all := []*contestant{
		isnadOn(1, isnad, temp, file, threshold),
		isnadOn(2, isnad, temp, file, threshold),
		{name: "wc -w", command: []string{"wc", "-w", file}, env: []string{"LC_ALL=C.UTF-8"}},
		part(temp, "minhash-lsh", folded, threshold),
	}
	each := part(temp, "go-minhash", folded, threshold)
	if articles > mostForAllPairs {
		each.absent = "it compares all with all, its signatures with an index are minhash-lsh"
	}
	all = append(all, each)
	for _, library := range python {
		pairs := filepath.Join(temp, library+".tsv")
		c := &contestant{
			name: library, pairs: pairs, env: []string{"RAYON_NUM_THREADS=1", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1"},
			command: []string{"python3", "rivals.py", library, folded, strconv.FormatFloat(threshold, 'g', -1, 64), pairs},
		}
		if out, err := exec.Command("python3", "rivals.py", library).CombinedOutput(); err != nil {
			c.absent = lastLine(out, err)
		}
		all = append(all, c)
	}
	return all, nil
}

func isnadOn(cores int, isnad, temp, file string, threshold float64) *contestant {
	c := &contestant{name: "isnad dedup", pairs: filepath.Join(temp, fmt.Sprintf("isnad%d.tsv", cores)), env: []string{fmt.Sprintf("GOMAXPROCS=%d", cores)}}
	if cores > 1 {
		c.name, c.clock = fmt.Sprintf("isnad dedup, %d cores", cores), true
	}
	c.command = []string{
		isnad, "dedup", file, "--threshold", strconv.FormatFloat(threshold, 'g', -1, 64),
		"-o", filepath.Join(temp, "kept.jsonl"), "--pairs", c.pairs,
	}
	return c
}

// part is this program in a process of its own.
func part(temp, name, file string, threshold float64) *contestant {
	self, err := os.Executable()
	c := &contestant{name: name, pairs: filepath.Join(temp, name+".tsv"), env: []string{"GOMAXPROCS=1"}}
	if err != nil {
		c.absent = err.Error()
	}
	c.command = []string{self, "-part", name, "-threshold", strconv.FormatFloat(threshold, 'g', -1, 64), "-out", c.pairs, file}
	return c
}

// run runs once and notes time and memory.
func (c *contestant) run() error {
	cmd := exec.Command(c.command[0], c.command[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	var said bytes.Buffer
	cmd.Stderr = &said
	began := now()
	if err := cmd.Run(); err != nil {
		return errors.New(lastLine(said.Bytes(), err))
	}
	seconds := now() - began
	if !c.clock {
		seconds = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	}
	c.seconds = append(c.seconds, seconds)
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = append(c.memory, float64(usage.Maxrss)*1024)
	}
	return nil
}

// taken is how many seconds all runs took.
func (c *contestant) taken() (sum float64) {
	for _, s := range c.seconds {
		sum += s
	}
	return sum
}

func lastLine(said []byte, err error) string {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if last := lines[len(lines)-1]; last != "" {
		return last
	}
	return err.Error()
}

// readPairs reads the first two columns of a table with header: ids.
func readPairs(path string) (map[[2]string]bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	pairs := make(map[[2]string]bool)
	lines := bufio.NewScanner(file)
	lines.Scan()
	for lines.Scan() {
		if f := strings.Split(lines.Text(), "\t"); len(f) >= 2 && f[0] != f[1] {
			pairs[ordered(f[0], f[1])] = true
		}
	}
	return pairs, lines.Err()
}

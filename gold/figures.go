// Figures and those accepted last.
package gold

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "accept the measured figures as the golden ones")

// Figures are shares in [0,1] by name, the more the better.
type Figures map[string]float64

// Hold fails where a figure is lower than the accepted one of the file, or is not measured any more; with -update it accepts all.
func (f Figures) Hold(t testing.TB, file string) {
	t.Helper()
	if *update {
		f.write(t, file)
		return
	}
	accepted := readFigures(t, file)
	for name, was := range accepted {
		figure, measured := f[name]
		if !measured {
			t.Errorf("%s is not measured any more", name)
		} else if is := fmt.Sprintf("%.3f", figure); is < was { // both are written with the same digits
			t.Errorf("%s fell from %s to %s", name, was, is)
		}
	}
	for name := range f {
		if _, known := accepted[name]; !known {
			t.Errorf("%s is not in %s: run with -update", name, file)
		}
	}
}

func readFigures(t testing.TB, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	figures := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		cut := strings.LastIndexByte(line, '\t')
		if cut < 0 {
			t.Fatalf("%s: no figure in %q", file, line)
		}
		figures[line[:cut]] = line[cut+1:]
	}
	return figures
}

// write writes them in the order of their names.
func (f Figures) write(t testing.TB, file string) {
	t.Helper()
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&text, "%s\t%.3f\n", name, f[name])
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Tally counts right answers of one kind.
type Tally struct{ Right, All int }

// Count counts one answer.
func (c *Tally) Count(right bool) {
	c.All++
	if right {
		c.Right++
	}
}

// Add counts one answer as Count does, and logs what is said of a wrong one, for -v.
func (c *Tally) Add(t testing.TB, right bool, format string, args ...any) {
	t.Helper()
	c.Count(right)
	if !right {
		t.Logf(format, args...)
	}
}

// Share is the share of right answers; 0 of none.
func (c *Tally) Share() float64 { return float64(c.Right) / float64(max(c.All, 1)) }

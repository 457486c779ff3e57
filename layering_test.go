// Package isnad_test holds what is true of the repository as a whole.
package isnad_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers is the one direction in which packages may import each other: each only those further down.
// Packages of one layer do not know each other.
var layers = [][]string{
	{"isnad/cmd/isnad", "isnad/cmd/learn", "isnad/report/browser"},
	{"isnad/report"},
	{"isnad/report/framing"},
	{"isnad/report/page", "isnad/report/wire"},
	{"isnad/report/phrase"},
	{"isnad/dedup"},
	{"isnad/dedup/newsroom"},
	{"isnad/dedup/lsh", "isnad/dedup/corpus"},
	{"isnad/dedup/sketch"},
	{"isnad/similarity", "isnad/similarity/score"},
	{"isnad/similarity/arabic"},
	{"isnad/workers", "isnad/dedup/staging", "isnad/gold"},
}

func TestImportsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		from := layerOf(fields[0])
		if from < 0 {
			if fields[0] != "isnad" { // this test itself
				t.Errorf("%s stands in no layer: add it to layers", fields[0])
			}
			continue
		}
		for _, imported := range fields[1:] {
			if strings.HasPrefix(imported, "isnad/") && layerOf(imported) <= from {
				t.Errorf("%s imports %s, which is not below it", fields[0], imported)
			}
		}
	}
}

// layerOf is the place of a package in layers, -1 when it has none.
func layerOf(path string) int {
	return slices.IndexFunc(layers, func(layer []string) bool { return slices.Contains(layer, path) })
}

package wire

import (
	"path/filepath"
	"testing"
)

// chainTally counts right answers and shows the wrong ones with -v.
type chainTally struct{ right, all int }

func (c *chainTally) add(t *testing.T, right bool, format string, args ...any) {
	c.all++
	if right {
		c.right++
	} else if format != "" {
		t.Logf(format, args...)
	}
}

func (c *chainTally) share() float64 { return float64(c.right) / float64(max(c.all, 1)) }

// TestChainQuality holds chains of known make against testdata/chains.golden: no figure may drop.
func TestChainQuality(t *testing.T) {
	holdGolden(t, filepath.Join("testdata", "chains.golden"), generatedFigures(t), false)
}

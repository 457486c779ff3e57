package wire

import (
	"testing"
)

// TestChainQuality holds chains of known make against testdata/chains.golden: no figure may drop.
func TestChainQuality(t *testing.T) {
	generatedFigures(t).Hold(t, "testdata/chains.golden")
}

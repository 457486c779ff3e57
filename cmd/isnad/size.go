// Sizes on the command line.
package main

import (
	"errors"
	"math"

	"github.com/dustin/go-humanize"
)

// byteSize is a flag for a number of bytes as people write it: 500000, 64MiB, 2GB. 0 is shown as none.
type byteSize uint64

// String is how help and messages show it.
func (b *byteSize) String() string {
	if *b == 0 {
		return ""
	}
	if n := uint64(*b); n%(1<<20) == 0 {
		return humanize.IBytes(n)
	}
	return humanize.Bytes(uint64(*b))
}

// Set reads one.
func (b *byteSize) Set(s string) error {
	n, err := humanize.ParseBytes(s)
	if err != nil || n == 0 || n > math.MaxInt64 {
		return errors.New("want a size such as 500000, 64MiB or 2GB")
	}
	*b = byteSize(n)
	return nil
}

// Type is how help names the value.
func (b *byteSize) Type() string { return "size" }

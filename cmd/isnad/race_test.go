//go:build race && unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// A process with the detector takes ten seconds to begin: those that are tested from outside are built without.
func init() {
	shuffles = 2
	binary = func(t *testing.T) string {
		path, err := build()
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
}

var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "isnad-test-*")
	if err != nil {
		return "", err
	}
	builtIn = dir
	path := filepath.Join(dir, "isnad")
	return path, exec.Command("go", "build", "-o", path, ".").Run()
})

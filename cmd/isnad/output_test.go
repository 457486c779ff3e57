package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeText(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// writeWhole is what a command does for a file.
func writeWhole(path string, write func(io.Writer) error) error {
	file, err := writeBeside(path, packingOf(path), write)
	if err != nil {
		return err
	}
	return file.takePlace()
}

func TestWriteWholeReplacesOrLeaves(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.jsonl")
	read := func() string {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if err := writeWhole(path, writeText("first")); err != nil || read() != "first" {
		t.Fatal(err, read())
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := writeWhole(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), path) || read() != "first" {
		t.Errorf("error %v, file %q", err, read())
	}
	if err := writeWhole(path, writeText("second")); err != nil || read() != "second" {
		t.Error(err, read())
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of a replaced file: %v (%v)", info.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

func TestWriteWholeSaysWhatFailed(t *testing.T) {
	if err := writeWhole(filepath.Join(t.TempDir(), "none", "out"), writeText("x")); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("no such folder: %v", err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	for _, name := range []string{"/dev/full"} {
		if err := writeWhole(name, writeText("x")); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("full disk: %v", err)
		}
	}
}

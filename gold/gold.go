// Package gold holds what tests measure against what is known: tables of labels, data that is not in the repository, and the figures that were
// accepted last. Tests alone import it.
package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Repository is the path of a file or folder of the repository, told from its root.
func Repository(t testing.TB, path string) string {
	t.Helper()
	found := upwards("go.mod")
	if found == "" {
		t.Fatalf("%s: no go.mod above", path)
	}
	return filepath.Join(filepath.Dir(found), filepath.FromSlash(path))
}

// Shared is the path of a file or folder of the data for measuring, which is not in the repository: below $ISNAD_SHARED, or in a folder
// shared beside one above. A test whose data is not here is skipped.
func Shared(t testing.TB, path string) string {
	t.Helper()
	full := upwards(filepath.Join("shared", filepath.FromSlash(path)))
	if root := os.Getenv("ISNAD_SHARED"); root != "" {
		full = filepath.Join(root, filepath.FromSlash(path))
	}
	if !exists(full) {
		t.Skipf("%s is not here: see ISNAD_SHARED", path)
	}
	return full
}

// upwards finds what a folder above the test's, or that itself, holds by this name; "" when none does.
func upwards(name string) string {
	dir, _ := os.Getwd()
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if found := filepath.Join(dir, name); exists(found) {
			return found
		}
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Rows reads a table divided by tabs: a header, then one map a row from column to value.
func Rows(t testing.TB, path string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\r\n"), "\n")
	header := strings.Split(strings.TrimSuffix(lines[0], "\r"), "\t")
	var rows []map[string]string
	for n, line := range lines[1:] {
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) != len(header) {
			t.Fatalf("%s:%d: %d columns where the header has %d", path, n+2, len(fields), len(header))
		}
		row := make(map[string]string, len(header))
		for i, column := range header {
			row[column] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// Newsroom reads a table of testdata/gold, the labels of the newsroom.
func Newsroom(t testing.TB, table string) []map[string]string {
	t.Helper()
	return Rows(t, Repository(t, "testdata/gold/"+table))
}

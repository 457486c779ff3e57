// Where the tests find what is measured on and not in the repository.
package framing

import (
	"os"
	"path/filepath"
	"testing"
)

// sharedFile finds a file of the data that is not in the repository: below $ISNAD_SHARED, or in a folder shared beside one above.
func sharedFile(t testing.TB, path string) string {
	t.Helper()
	root := os.Getenv("ISNAD_SHARED")
	for dir, _ := os.Getwd(); root == "" && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "data")); err == nil {
			root = filepath.Join(dir, "shared")
		}
	}
	full := filepath.Join(root, "data", filepath.FromSlash(path))
	if _, err := os.Stat(full); root == "" || err != nil {
		t.Skipf("%s is not here", path)
	}
	return full
}

// What killed runs have left.
package staging

import (
	"os"
	"path/filepath"
	"regexp"

	"github.com/gofrs/flock"
)

// ours are the names that this package gives, and nobody else.
var ours = regexp.MustCompile(`^\.isnad-new-[0-9]+(\.old)?$`)

// lockOf is a lock on a file or a folder itself: nothing is created for it.
func lockOf(path string) *flock.Flock { return flock.New(path, flock.SetFlag(os.O_RDONLY)) }

// sweep removes items that no living process holds. What cannot be read, locked or removed is left: it is in nobody's way.
func sweep(parent string) {
	folder, err := os.Open(parent)
	if err != nil {
		return
	}
	defer folder.Close()
	for {
		entries, err := folder.ReadDir(256)
		for _, e := range entries {
			if ours.MatchString(e.Name()) && (e.IsDir() || e.Type().IsRegular()) {
				remove(filepath.Join(parent, e.Name()))
			}
		}
		if err != nil {
			return
		}
	}
}

// remove removes an item if it can be locked.
func remove(path string) {
	lock := lockOf(path)
	if locked, err := lock.TryLock(); err == nil && locked {
		_ = os.RemoveAll(path)
	}
	_ = lock.Close()
}

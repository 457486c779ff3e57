// Files that nobody needs the name of.
package staging

import (
	"cmp"
	"os"
	"sync"
)

// swept are the folders in which Nameless has looked for what killed runs have left.
var swept sync.Map

// Nameless makes a file in dir (default the system's) that is gone with the process, however that ends. Where the system takes no name from a
// file that is open, it goes with Release, or when a later run sweeps. It needs no lock: who sweeps it takes away no more than its name.
func Nameless(dir string) (*os.File, error) {
	dir = cmp.Or(dir, os.TempDir())
	if _, done := swept.LoadOrStore(dir, true); !done {
		sweep(dir)
	}
	file, err := os.CreateTemp(dir, prefix+"*")
	if err == nil {
		_ = os.Remove(file.Name())
	}
	return file, err
}

// Release closes such a file.
func Release(file *os.File) {
	_ = file.Close()
	_ = os.Remove(file.Name())
}

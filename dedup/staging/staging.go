// Files and folders under another name until they are whole.
package staging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// prefix begins the name of what is not whole yet; digits follow.
const prefix = ".isnad-new-"

// Item is a file or a folder that has not taken its place. Its methods are for one goroutine.
type Item struct {
	path   string
	folder bool
	lock   *flock.Flock
}

// items are those of this process. Abandon may come from another goroutine than the one that writes.
var items struct {
	sync.Mutex
	open     map[*Item]bool
	placed   bool // one has taken its place
	deserted bool // none may any more
}

// ErrAbandoned is what Replace fails with after Abandon.
var ErrAbandoned = errors.New("the run was abandoned")

// Folder makes an empty folder in parent, with what earlier runs left there removed first.
func Folder(parent string) (*Item, error) {
	return begin(parent, true, func() (string, error) { return os.MkdirTemp(parent, prefix+"*") })
}

// File makes an empty file in parent, likewise, and opens it. The caller closes it before Replace.
func File(parent string) (*Item, *os.File, error) {
	var file *os.File
	item, err := begin(parent, false, func() (path string, err error) {
		if file, err = os.CreateTemp(parent, prefix+"*"); err != nil {
			return "", err
		}
		return file.Name(), nil
	})
	if err != nil {
		return nil, nil, err
	}
	return item, file, nil
}

// begin makes an item and locks it. Another run may sweep it away between the two: then it is made again.
func begin(parent string, folder bool, create func() (string, error)) (*Item, error) {
	sweep(parent)
	const tries = 100
	for range tries {
		path, err := create()
		if err != nil {
			return nil, err
		}
		if lock, owned := own(path); owned {
			item := &Item{path, folder, lock}
			items.Lock()
			defer items.Unlock()
			if items.open == nil {
				items.open = make(map[*Item]bool)
			}
			items.open[item] = true
			return item, nil
		}
	}
	return nil, fmt.Errorf("%s: what is written there is removed by somebody else", parent)
}

// own locks a path. Where the file system knows no locks nobody can sweep either, and the path is owned without.
func own(path string) (lock *flock.Flock, owned bool) {
	lock = lockOf(path)
	locked, err := lock.TryLock()
	if err != nil {
		_ = lock.Close()
		_, err = os.Lstat(path)
		return nil, err == nil
	}
	if locked {
		held, errHeld := lock.Stat()
		there, errThere := os.Lstat(path)
		if errHeld == nil && errThere == nil && os.SameFile(held, there) {
			return lock, true
		}
	}
	_ = lock.Close()
	return nil, false
}

// Path is where the item is written meanwhile.
func (i *Item) Path() string { return i.path }

// Replace puts the item in its place, in which there may be a file or a folder like it: that goes. When it fails the place is as it was.
func (i *Item) Replace(place string) error {
	items.Lock()
	defer items.Unlock()
	if items.deserted {
		return ErrAbandoned
	}
	err := i.move(place)
	if err == nil {
		items.placed = true
		_ = os.RemoveAll(i.path) // a folder that was in the place before
		i.forget()
	}
	return err
}

// move renames the item to place. A folder cannot be renamed over another: the two change places.
func (i *Item) move(place string) error {
	const tries = 100 // another run may come between
	var err error
	for range tries {
		if err = os.Rename(i.path, place); err == nil || !i.folder || !errors.Is(err, fs.ErrExist) {
			return err
		}
		if err = exchange(i.path, place); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return err
}

// Discard removes the item, unless it has taken its place.
func (i *Item) Discard() {
	items.Lock()
	defer items.Unlock()
	i.discard()
}

func (i *Item) discard() {
	if !items.open[i] {
		return
	}
	// Under another name first, so that who still writes into a folder finds it no more, and cannot keep it from being removed.
	path := i.path
	if os.Rename(path, path+aside) == nil {
		path += aside
	}
	i.forget() // with the lock goes a file descriptor, which removing a folder needs
	_ = os.RemoveAll(path)
}

func (i *Item) forget() {
	delete(items.open, i)
	if i.lock != nil {
		_ = i.lock.Close()
	}
}

// Abandon discards all items of the process, for one that is about to end and does not wait for who writes them; none takes its place from then on. It
// reports whether one has before.
func Abandon() (placed bool) {
	items.Lock()
	defer items.Unlock()
	items.deserted = true
	for i := range items.open {
		i.discard()
	}
	return items.placed
}

// Placed reports whether an item has taken its place.
func Placed() bool {
	items.Lock()
	defer items.Unlock()
	return items.placed
}

// aside is put behind the name of an item that is on its way out, or of a folder that makes room for one.
const aside = ".old"

// makeRoom puts path in place of a folder by two renamings, for systems that know no exchange. A run that is killed between the two leaves the
// place empty.
func makeRoom(path, place string) error {
	if lock, owned := own(place); owned && lock != nil { // nobody may sweep it before its end is known
		defer func() { _ = lock.Close() }()
	}
	old := path + aside
	if err := os.Rename(place, old); err != nil {
		return err
	}
	if err := os.Rename(path, place); err != nil {
		return errors.Join(err, os.Rename(old, place))
	}
	return os.RemoveAll(old)
}

// In returns the folder in which the item for a place is to be written: its own, or where a link leads.
func In(place string) (parent, resolved string, err error) {
	resolved, err = filepath.Abs(place)
	if err != nil {
		return "", "", err
	}
	if real, err := filepath.EvalSymlinks(resolved); err == nil {
		resolved = real
	}
	return filepath.Dir(resolved), resolved, nil
}

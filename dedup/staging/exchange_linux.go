// Two folders change places.
package staging

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(path, place string) error {
	err := unix.Renameat2(unix.AT_FDCWD, path, unix.AT_FDCWD, place, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP): // not on this file system
		return makeRoom(path, place)
	}
	return &os.LinkError{Op: "exchange", Old: path, New: place, Err: err}
}

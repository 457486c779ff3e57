// Files that appear whole or not at all.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"isnad/dedup/staging"
)

// checkPlace says of a file to be written what would keep it from being; "" is no file.
func checkPlace(path string) error {
	if path == "" {
		return nil
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("write %s: it is a folder", path)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// packing is how a file's content is packed.
type packing uint8

const (
	unpacked packing = iota
	gzipped
	zstandard
)

// packingOf is what a file's name asks for.
func packingOf(name string) packing {
	switch {
	case strings.HasSuffix(name, ".gz"), strings.HasSuffix(name, ".tgz"):
		return gzipped
	case strings.HasSuffix(name, ".zst"):
		return zstandard
	}
	return unpacked
}

// wholeFile is a file that is written and has not taken its place. The zero value has nothing to take.
type wholeFile struct {
	item  *staging.Item
	path  string // as the user named it
	place string // where that leads
}

// writeBeside writes a file through write, beside its place, so that a run that fails or is stopped leaves what was there before.
// What is no ordinary file (/dev/null, a pipe) is written to directly.
func writeBeside(path string, how packing, write func(io.Writer) error) (wholeFile, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return wholeFile{}, writeInto(path, how, write)
	}
	parent, place, err := staging.In(path)
	if err != nil {
		return wholeFile{}, fmt.Errorf("write %s: %w", path, err)
	}
	item, file, err := staging.File(parent)
	if err != nil {
		return wholeFile{}, fmt.Errorf("write %s: %w", path, bare(err))
	}
	err = pack(file, how, write)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(item.Path(), fileMode(path))
	}
	if err != nil {
		item.Discard()
		return wholeFile{}, fmt.Errorf("write %s: %w", path, bare(err))
	}
	return wholeFile{item, path, place}, nil
}

// takePlace puts the file where it belongs.
func (f *wholeFile) takePlace() error {
	if f.item == nil {
		return nil
	}
	if err := f.item.Replace(f.place); err != nil {
		f.item.Discard()
		return fmt.Errorf("write %s: %w", f.path, bare(err))
	}
	return nil
}

// discard takes the file away, if it has not taken its place.
func (f *wholeFile) discard() {
	if f.item != nil {
		f.item.Discard()
	}
}

// bare is what the system said, without the name that a file had while it was written.
func bare(err error) error {
	wrong, link := (*fs.PathError)(nil), (*os.LinkError)(nil)
	switch {
	case errors.As(err, &wrong) && strings.HasPrefix(filepath.Base(wrong.Path), ".isnad-"):
		return wrong.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// fileMode is that of the file to be replaced, or what new files get.
func fileMode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

func writeInto(path string, how packing, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		err = pack(file, how, func(w io.Writer) error { return write(struct{ io.Writer }{w}) }) // not io.WriterAt: a pipe has no places
		if closed := file.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// pack puts the compressor between write and file.
func pack(file *os.File, how packing, write func(io.Writer) error) error {
	var packer io.WriteCloser
	switch how {
	case gzipped:
		packer = gzip.NewWriter(file)
	case zstandard:
		var err error
		if packer, err = zstd.NewWriter(file); err != nil {
			return err
		}
	default:
		return write(file)
	}
	buffered := bufio.NewWriterSize(packer, 1<<16)
	err := write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if closed := packer.Close(); err == nil {
		err = closed
	}
	return err
}

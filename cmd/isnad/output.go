// Files that appear whole or not at all.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
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

// writeWhole writes a file through write, beside its place and then renamed into it, so that a run that fails or is stopped leaves what was
// there before. A name that ends in .gz or .zst is packed. What is no ordinary file (/dev/null, a pipe) is written to directly.
func writeWhole(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return writeInto(path, write)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".isnad-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	err = pack(temp, path, write)
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(temp.Name(), fileMode(path))
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// fileMode is that of the file to be replaced, or what new files get.
func fileMode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

func writeInto(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		err = pack(file, path, func(w io.Writer) error { return write(struct{ io.Writer }{w}) }) // not io.WriterAt: a pipe has no places
		if closed := file.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// pack puts the compressor that the name asks for between write and file.
func pack(file *os.File, name string, write func(io.Writer) error) error {
	var packer io.WriteCloser
	switch {
	case strings.HasSuffix(name, ".gz"):
		packer = gzip.NewWriter(file)
	case strings.HasSuffix(name, ".zst"):
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

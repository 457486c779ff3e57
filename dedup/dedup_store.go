// Where texts stand, so that they need not be kept in memory.
package dedup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"

	"isnad/dedup/corpus"
	"isnad/dedup/staging"
)

// store gives the records of a run again by source and offset. Plain files are read where they are; what comes unpacked, converted or
// through a pipe is kept in one temporary file. Its methods may be called by several goroutines.
type store struct {
	dir string // of the temporary file

	mu      sync.Mutex
	sources []source
	known   map[string]int         // path → source, -1: not plain
	seen    map[string]os.FileInfo // files that are opened again, as they were
	own     []*os.File             // to be closed with the rest
	spool   *os.File
	end     int64 // of the spool
}

// source is a file that holds records.
type source struct {
	file *os.File
	was  os.FileInfo // when it was opened; nil for the temporary file
	own  bool        // records as pageRecord writes them, whatever the user's field names
}

// The first two sources are the temporary file.
const (
	spooledLines = iota
	spooledPages
	fixedSources
)

// openFiles bounds how many input files are held open; the records of further ones go to the temporary file.
const openFiles = 200

func newStore(dir string) *store {
	return &store{dir: dir, sources: make([]source, fixedSources), known: make(map[string]int), seen: make(map[string]os.FileInfo)}
}

// place says where the bytes of a block of JSON lines can be read again.
func (s *store) place(b *corpus.Block) (src int, offset int64, err error) {
	if i := s.plain(b); i >= 0 {
		return i, b.Offset, nil
	}
	offset, err = s.keep(b.Data)
	if b.OwnNames() {
		return spooledPages, offset, err
	}
	return spooledLines, offset, err
}

// plain finds the file a block was cut from, if that holds the very bytes at the block's offset; else -1.
func (s *store) plain(b *corpus.Block) int {
	if !b.Lines() {
		return -1
	}
	s.mu.Lock()
	i, seen := s.known[b.Path]
	if !seen {
		i = s.open(b.Path)
		s.known[b.Path] = i
	}
	var file *os.File
	if i >= 0 {
		file = s.sources[i].file
	}
	s.mu.Unlock()
	if i < 0 || !holds(file, b) {
		return -1
	}
	return i
}

func (s *store) open(path string) int {
	if len(s.sources) >= fixedSources+openFiles {
		return -1
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return -1
	}
	file, err := os.Open(path)
	if err != nil {
		return -1
	}
	was, err := file.Stat()
	if err != nil {
		file.Close()
		return -1
	}
	s.sources = append(s.sources, source{file: file, was: was})
	return len(s.sources) - 1
}

// holds compares both ends of the block: bytes that were unpacked or converted before it, or in it, have moved its end.
func holds(file *os.File, b *corpus.Block) bool {
	const probe = 64
	var there [probe]byte
	n := min(probe, len(b.Data))
	for _, at := range []int{0, len(b.Data) - n} {
		if _, err := file.ReadAt(there[:n], b.Offset+int64(at)); err != nil || !bytes.Equal(there[:n], b.Data[at:at+n]) {
			return false
		}
	}
	return true
}

// keep writes data to the temporary file.
func (s *store) keep(data []byte) (offset int64, err error) {
	s.mu.Lock()
	if s.spool == nil {
		if s.spool, err = staging.Nameless(s.dir); err != nil {
			s.mu.Unlock()
			return 0, fmt.Errorf("keep unpacked input: %w", err)
		}
		s.sources[spooledLines].file = s.spool
		s.sources[spooledPages] = source{file: s.spool, own: true}
	}
	offset = s.end
	s.end += int64(len(data))
	s.mu.Unlock()
	if _, err := s.spool.WriteAt(data, offset); err != nil {
		return 0, fmt.Errorf("keep unpacked input: %w", err)
	}
	return offset, nil
}

// unchanged fails when a file that was read again is no longer what it was at the first reading: what stands at an offset may be another record. A
// file that was replaced is read on as it was.
func (s *store) unchanged() error {
	for _, src := range s.sources[fixedSources:] {
		is, err := src.file.Stat()
		if err := readAgain(src.file.Name(), is, src.was, err); err != nil {
			return err
		}
	}
	return nil
}

// see remembers what a file is that is opened a second time to be written again.
func (s *store) see(b *corpus.Block) {
	if b.Kind == corpus.JSONLines || b.Kind.Pages() || b.File == corpus.Stdin {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, seen := s.seen[b.File]; seen {
		return
	}
	if info, err := os.Stat(b.File); err == nil {
		s.seen[b.File] = info
	}
}

// asSeen fails when a file that was opened again is no longer the one of the first reading.
func (s *store) asSeen() error {
	for _, file := range slices.Sorted(maps.Keys(s.seen)) {
		is, err := os.Stat(file)
		if err == nil && !os.SameFile(is, s.seen[file]) {
			err = corpus.ErrChanged
		}
		if err := readAgain(file, is, s.seen[file], err); err != nil {
			return err
		}
	}
	return nil
}

// readAgain is the error of a file that is not what it was.
func readAgain(file string, is, was os.FileInfo, err error) error {
	if err == nil && (is.Size() != was.Size() || !is.ModTime().Equal(was.ModTime())) {
		err = corpus.ErrChanged
	}
	if err != nil {
		return fmt.Errorf("read %s again: %w", file, err)
	}
	return nil
}

// read reads so many bytes of a source into dst, which it may replace.
func (s *store) read(dst []byte, src uint32, offset int64, size int) ([]byte, error) {
	if cap(dst) < size {
		dst = make([]byte, size+size/4)
	}
	dst = dst[:size]
	if n, err := s.sources[src].file.ReadAt(dst, offset); n < size {
		if errors.Is(err, io.EOF) {
			err = corpus.ErrChanged
		}
		return dst, fmt.Errorf("read %s again: %w", s.sources[src].file.Name(), err)
	}
	return dst, nil
}

func (s *store) close() {
	for _, f := range s.own {
		f.Close()
	}
	for _, src := range s.sources[fixedSources:] {
		src.file.Close()
	}
	if s.spool != nil {
		staging.Release(s.spool)
	}
}

package sketch

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"unsafe"

	"isnad/dedup/staging"
)

// Shelf keeps very many sketches, each in a place counted from 0: in memory up to a limit, beyond it all in a temporary file. The zero
// value keeps everything in memory. Writers of one shelf may work at once; when all are flushed it may be read concurrently.
type Shelf struct {
	Memory int64  // bytes, from which on the file is used; 0: without limit
	Dir    string // of the file; default the system's

	mu     sync.Mutex
	chunks []*[ChunkSize]Sketch // filled ones; nil: in the file, or being filled
	free   []*[ChunkSize]Sketch
	file   *os.File
}

// ChunkSize is how many sketches are written and read at once: 256 KB.
const ChunkSize = 1 << 10

const (
	sketchBytes = K * 2
	chunkBytes  = ChunkSize * sketchBytes
)

// Writer puts sketches on a shelf, for one goroutine.
type Writer struct {
	shelf *Shelf
	chunk *[ChunkSize]Sketch
	index int // of the chunk
	n     int // in the chunk
}

// Writer begins to write. Flush it in the end.
func (s *Shelf) Writer() *Writer { return &Writer{shelf: s} }

// Add sketches a set and says in which place.
func (w *Writer) Add(shingles []uint64) (place uint32, err error) {
	if w.chunk == nil {
		w.chunk, w.index = w.shelf.take()
		w.n = 0
	}
	Of(&w.chunk[w.n], shingles)
	place = uint32(w.index*ChunkSize + w.n)
	w.n++
	if w.n == ChunkSize {
		err = w.Flush()
	}
	return place, err
}

// Flush gives the shelf what it does not have yet.
func (w *Writer) Flush() error {
	if w.chunk == nil {
		return nil
	}
	err := w.shelf.put(w.index, w.chunk)
	w.chunk = nil
	return err
}

func (s *Shelf) take() (*[ChunkSize]Sketch, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	index := len(s.chunks)
	s.chunks = append(s.chunks, nil)
	if n := len(s.free); n > 0 {
		c := s.free[n-1]
		s.free = s.free[:n-1]
		return c, index
	}
	return newChunk(), index
}

// newChunk gives memory that has been written to. The system lends a page that is first read, even if only by the processor's test of a pointer
// into it for nil, from one common page of zeros, and gives another for it when it is written; then it interrupts all processors that might still
// see the first. With two workers that took 16 µs a page of sketches; written at once, a page takes 2.
func newChunk() *[ChunkSize]Sketch {
	c := new([ChunkSize]Sketch)
	clear(c[:])
	return c
}

// put keeps a chunk: in memory, or in the file, which all chunks go to once the limit is reached.
func (s *Shelf) put(index int, c *[ChunkSize]Sketch) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chunks[index] = c
	if s.file == nil {
		if s.Memory <= 0 || int64(len(s.chunks))*chunkBytes <= s.Memory {
			return nil
		}
		if s.file, err = staging.Nameless(s.Dir); err != nil {
			return fmt.Errorf("keep sketches: %w", err)
		}
	}
	for i, c := range s.chunks {
		if c == nil {
			continue
		}
		if _, err := s.file.WriteAt(bytesOf(c[:]), int64(i)*chunkBytes); err != nil {
			return fmt.Errorf("keep sketches: %w", err)
		}
		s.chunks[i] = nil
		if len(s.free) == 0 { // more than one a writer is never needed again
			s.free = append(s.free, c)
		}
	}
	return nil
}

// Places is how many places there are; the last ones of a writer's last chunk may be nobody's.
func (s *Shelf) Places() int { return len(s.chunks) * ChunkSize }

// InMemory reports whether At may be used.
func (s *Shelf) InMemory() bool { return s.file == nil }

// At is the sketch in a place of a shelf in memory.
func (s *Shelf) At(place uint32) *Sketch { return &s.chunks[place/ChunkSize][place%ChunkSize] }

// Read gives n sketches from a place on, in buffer if they are not in memory as they stand.
func (s *Shelf) Read(buffer []Sketch, place, n int) ([]Sketch, error) {
	n = min(n, s.Places()-place)
	if c, at := place/ChunkSize, place%ChunkSize; s.InMemory() && at+n <= ChunkSize {
		return s.chunks[c][at : at+n], nil
	}
	if cap(buffer) < n {
		buffer = make([]Sketch, n)
	}
	buffer = buffer[:n]
	if s.InMemory() {
		for i := range buffer {
			buffer[i] = *s.At(uint32(place + i))
		}
		return buffer, nil
	}
	if _, err := s.file.ReadAt(bytesOf(buffer), int64(place)*sketchBytes); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read sketches again: %w", err)
	}
	return buffer, nil
}

// Close lets go of the sketches and the file. It may be called again.
func (s *Shelf) Close() {
	s.chunks, s.free = nil, nil
	if s.file != nil {
		staging.Release(s.file)
	}
}

// bytesOf views sketches as the machine holds them: the file is read by this process only.
func bytesOf(sketches []Sketch) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(sketches))), len(sketches)*sketchBytes)
}

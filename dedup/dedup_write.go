// The second reading: the records that stay, copied out.
package dedup

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
)

// copyBuffer is how much of the input is read at once when records are copied out.
const copyBuffer = 1 << 20

// WriteKept writes the records that stay, byte for byte and each on a line of its own, in input order. Where w can be written at any
// place (io.WriterAt, a file as long as written), several goroutines do it.
func (d *Deduped) WriteKept(ctx context.Context, w io.Writer) error {
	if err := d.writeKept(ctx, w); err != nil {
		return err
	}
	return d.store.unchanged()
}

func (d *Deduped) writeKept(ctx context.Context, w io.Writer) error {
	stretches := d.stretches()
	at, ok := w.(io.WriterAt)
	if !ok {
		var c copier
		for i := range stretches {
			if err := ctx.Err(); err != nil {
				return err
			}
			lines, err := c.lines(d, &stretches[i])
			if err != nil {
				return err
			}
			if _, err := w.Write(lines); err != nil {
				return err
			}
		}
		return nil
	}
	return d.writeAt(ctx, at, stretches)
}

func (d *Deduped) writeAt(ctx context.Context, w io.WriterAt, stretches []stretch) error {
	var next atomic.Int64
	errs := make([]error, d.workers)
	var wait sync.WaitGroup
	for i := range errs {
		wait.Go(func() {
			var c copier
			for {
				n := int(next.Add(1)) - 1
				if n >= len(stretches) {
					return
				}
				lines, err := c.lines(d, &stretches[n])
				if err == nil {
					err = ctx.Err()
				}
				if err == nil {
					_, err = w.WriteAt(lines, stretches[n].at)
				}
				if err != nil {
					errs[i] = err
					next.Store(int64(len(stretches)))
					return
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// stretch is some articles that stand behind one another in a source, and where those of them that stay go.
type stretch struct {
	articles []*record
	size     int   // bytes from the first to the end of the last
	at       int64 // in the output
}

// stretches cuts the input into pieces to be read at once. Those of which nothing stays are left out.
func (d *Deduped) stretches() []stretch {
	var all []stretch
	at := int64(0)
	for rest := d.articles; len(rest) > 0; {
		first := rest[0]
		n, end, stays := 0, first.offset, int64(0)
		for n < len(rest) && rest[n].source == first.source && rest[n].offset >= end {
			after := rest[n].offset + int64(rest[n].size)
			if n > 0 && after-first.offset > copyBuffer {
				break
			}
			end = after
			if _, dropped := d.dropped(rest[n]); !dropped {
				stays += int64(rest[n].size) + 1
			}
			n++
		}
		if stays > 0 {
			all = append(all, stretch{rest[:n], int(end - first.offset), at})
		}
		at += stays
		rest = rest[n:]
	}
	return all
}

// copier holds the memory of one goroutine that copies.
type copier struct{ in, out []byte }

// lines gives the stretch's records that stay, valid until the next call.
func (c *copier) lines(d *Deduped, s *stretch) (_ []byte, err error) {
	first := s.articles[0]
	if c.in, err = d.store.read(c.in, first.source, first.offset, s.size); err != nil {
		return nil, err
	}
	c.out = c.out[:0]
	for _, r := range s.articles {
		if _, dropped := d.dropped(r); !dropped {
			at := r.offset - first.offset
			c.out = append(append(c.out, c.in[at:at+int64(r.size)]...), '\n')
		}
	}
	return c.out, nil
}

// The words and stems of a run, numbered.
package wire

import (
	"sync/atomic"

	"isnad/similarity/arabic"
	"isnad/workers"
)

// census numbers words in the order of first occurrence.
type census struct {
	numbers   map[arabic.Key]uint32
	keys      []arabic.Key             // of each word
	spellings []string                 // of each word where it occurs first
	inRun     map[*textReader][]uint32 // by the reader's number of a word: its number in the run and one; 0 before it has any
}

// take numbers the words of a text that r has read.
func (c *census) take(t *text, r *textReader) {
	inRun := c.inRun[r]
	if inRun == nil {
		inRun = make([]uint32, len(r.keys))
		c.inRun[r] = inRun
	}
	for i, w := range t.words {
		if inRun[w] == 0 {
			inRun[w] = c.number(r.keys[w], t.raw(i)) + 1
		}
		t.words[i] = inRun[w] - 1
	}
}

func (c *census) number(k arabic.Key, spelling string) uint32 {
	n, known := c.numbers[k]
	if !known {
		n = uint32(len(c.keys))
		c.numbers[k] = n
		c.keys, c.spellings = append(c.keys, k), append(c.spellings, spelling)
	}
	return n
}

// stems gives every word the number of its stem, and the stems: skeletons, in which spellings of names and broken plurals meet.
func (c *census) stems() (of []uint32, stems []arabic.Key) {
	all := make([]arabic.Key, len(c.keys))
	workers.Each(len(all), func(int) func(int) {
		stemmer := arabic.NewStemmer()
		return func(i int) {
			s := c.spellings[i]
			all[i] = arabic.Skeleton(stemmer.Stem(s, arabic.Token{Key: c.keys[i], End: uint32(len(s))}))
		}
	})
	of = make([]uint32, len(all))
	numbers := make(map[arabic.Key]uint32)
	for i, stem := range all {
		n, known := numbers[stem]
		if !known {
			n = uint32(len(stems))
			numbers[stem] = n
			stems = append(stems, stem)
		}
		of[i] = n
	}
	return of, stems
}

// known is what will be known of the words.
func (c *census) known() *knownWords {
	return &knownWords{spellings: c.spellings, infos: make([]atomic.Pointer[wordInfo], len(c.spellings))}
}

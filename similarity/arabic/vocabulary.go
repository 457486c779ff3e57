// The background: how common words and stems are in Arabic news at large.
package arabic

import (
	"bytes"
	_ "embed"
	"math"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// vocabularyFile is made by cmd/learn, which also says its form: counts, each followed by the forms of that count.
//
//go:embed vocabulary.txt.zst
var vocabularyFile []byte

// vocabulary is the document frequencies of word forms. It is read-only once loaded.
type vocabulary struct {
	articles int
	forms    table // form → articles it occurs in
}

// background is loaded at the first use, about 10 ms; what compares words only by their spelling never pays for it.
var background = sync.OnceValue(loadBackground)

func loadBackground() *vocabulary {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		panic(err) // options are constant
	}
	defer decoder.Close()
	text, err := decoder.DecodeAll(vocabularyFile, nil)
	if err != nil {
		panic(err) // the file is embedded: a broken one is a broken build, which the tests find
	}
	return parseVocabulary(text)
}

func parseVocabulary(text []byte) *vocabulary {
	v := &vocabulary{}
	v.forms.grow(1 << 18)
	count := uint64(0)
	var tokens []Token
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\n")
		switch {
		case len(line) == 0 || line[0] == '#':
		case bytes.HasPrefix(line, []byte("articles ")):
			v.articles, _ = strconv.Atoi(string(line[len("articles "):]))
		case line[0] >= '0' && line[0] <= '9':
			count, _ = strconv.ParseUint(string(line), 10, 32)
		default:
			if tokens = Tokenize(tokens[:0], string(line)); len(tokens) == 1 {
				v.forms.set(tokens[0].Key, count)
			}
		}
	}
	return v
}

// stemFrequencies adds the forms of each stem and of each skeleton up, as if they fell on articles independently: an article that has
// two forms of one stem is then counted about once.
var stemFrequencies = sync.OnceValue(func() *table { return background().stemFrequencies() })

func (v *vocabulary) stemFrequencies() *table {
	missing := &table{} // stem → share of the articles without any form of it, as the bits of a float64
	missing.grow(v.forms.used)
	for _, form := range v.forms.slots {
		if form.key == 0 {
			continue
		}
		without := 1 - float64(form.value)/float64(v.articles)
		stem := v.stem(form.key)
		multiply(missing, stem, without)
		if bones := Skeleton(stem); bones != stem {
			multiply(missing, bones, without)
		}
	}
	for i := range missing.slots {
		if stem := &missing.slots[i]; stem.key != 0 {
			stem.value = uint64((1-math.Float64frombits(stem.value))*float64(v.articles) + 0.5)
		}
	}
	return missing
}

// multiply multiplies the share that a table holds for key, 1 if none.
func multiply(shares *table, key Key, by float64) {
	share := &shares.slots[shares.add(key, math.Float64bits(1))]
	share.value = math.Float64bits(math.Float64frombits(share.value) * by)
}

// DocumentFrequency is in how many of the background's articles a stem or a skeleton occurs, about; 0 for one that is not there.
func DocumentFrequency(stem Key) int { return int(stemFrequencies().get(stem)) }

// Documents is how many articles the background was counted over.
func Documents() int { return background().articles }

// table is an open-addressing hash table of 16-byte slots with a value for each key; the zero key is no key. A map of
// the runtime costs five times as much a look-up.
type table struct {
	slots []slot
	used  int
}

type slot struct {
	key   Key
	value uint64
}

// place is where key is, or where it would be put.
func (t *table) place(key Key) int {
	mask := len(t.slots) - 1
	i := int(uint64(key)*0x9E3779B97F4A7C15>>20) & mask
	for t.slots[i].key != key && t.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	return i
}

func (t *table) get(key Key) uint64 {
	if len(t.slots) == 0 {
		return 0
	}
	return t.slots[t.place(key)].value
}

func (t *table) set(key Key, value uint64) { t.slots[t.add(key, value)].value = value }

// add puts key in with a first value unless it is there, and gives its place.
func (t *table) add(key Key, first uint64) int {
	if 2*(t.used+1) > len(t.slots) {
		t.grow(4 * (t.used + 1))
	}
	i := t.place(key)
	if t.slots[i].key == 0 {
		t.slots[i] = slot{key, first}
		t.used++
	}
	return i
}

// grow makes room for at least n slots, a power of two.
func (t *table) grow(n int) {
	size := 1 << 10
	for size < n {
		size *= 2
	}
	old := t.slots
	t.slots = make([]slot, size)
	for _, s := range old {
		if s.key != 0 {
			t.slots[t.place(s.key)] = s
		}
	}
}

// The background: how common words and stems are in Arabic news at large.
package arabic

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"isnad/workers"

	"github.com/klauspost/compress/zstd"
)

// vocabularyFile is made by cmd/learn, which also says its form: counts, each followed by the forms of that count.
//
//go:embed vocabulary.txt.zst
var vocabularyFile []byte

// vocabulary is the document frequencies of word forms. It is read-only once loaded.
type vocabulary struct {
	articles int
	forms    table                 // form → an evidence
	stemmed  atomic.Pointer[[]Key] // by the slots of forms: what stems gave, nil before
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
	return parseVocabulary(string(text))
}

// parseVocabulary reads the text cmd/learn writes. All of it is tokenised at once: words are tokens, and so are counts.
func parseVocabulary(text string) *vocabulary {
	v := &vocabulary{}
	for len(text) > 0 && text[0] == '#' {
		_, text, _ = strings.Cut(text, "\n")
	}
	head, text, _ := strings.Cut(text, "\n")
	v.articles, _ = strconv.Atoi(strings.TrimPrefix(head, "articles "))
	tokens := Tokenize(make([]Token, 0, len(text)/8), text)
	v.forms.grow(len(tokens) + len(tokens)/4)
	count := 0
	for _, t := range tokens {
		if t.Key.Number() {
			count, _ = strconv.Atoi(text[t.Start:t.End])
		} else {
			v.forms.set(t.Key, uint64(min(count, most)))
		}
	}
	v.borrow()
	v.weigh(tokens)
	return v
}

// An evidence packs what the background says of one form: in how many articles it occurs, and, behind each other, how often the forms
// occur that are it with an article or a preposition before it. All three stop counting at about a million.
const (
	countBits = 20
	most      = 1<<countBits - 1
	definites = countBits     // shift of the count of forms with the article
	governeds = 2 * countBits // shift of the count of forms with a preposition
	borrowed  = 1 << 63       // the form is no form of the background, but a spelling of one
)

// borrow gives spellings that the background does not have the count of the one they vary.
func (v *vocabulary) borrow() {
	for _, s := range variants.slots {
		if n := v.forms.get(Key(s.value)); s.key != 0 && n != 0 && v.forms.get(s.key) == 0 {
			v.forms.set(s.key, n|borrowed)
		}
	}
}

// weigh adds the forms with ال، بال، لل، وال، ب، ل before them to the evidence of what stands behind.
func (v *vocabulary) weigh(forms []Token) {
	for _, t := range forms {
		for _, p := range [...]struct {
			key   Key
			kinds uint64 // one in the fields that the count adds to
		}{{al, 1 << definites}, {wal, 1 << definites}, {bal, 1<<definites | 1<<governeds}, {lal, 1<<definites | 1<<governeds}, {beh, 1 << governeds}, {lam, 1 << governeds}} {
			if rest, ok := cutPrefix(t.Key, p.key); ok && t.Key.exact() {
				n := v.forms.get(t.Key) & most
				slot := &v.forms.slots[v.forms.add(rest, 0)]
				for _, shift := range [...]uint{definites, governeds} {
					if p.kinds>>shift&most != 0 {
						room := most - slot.value>>shift&most
						slot.value += min(n, room) << shift
					}
				}
			}
		}
	}
}

// frequency is in how many background articles a form occurs; a spelling that is not there counts as the one it varies.
func (v *vocabulary) frequency(w Key) float64 { return float64(v.forms.get(w) & most) }

// definite is how often a form stands behind the article. Verbs never do, nor does what carries a pronoun, a conjunction or a
// preposition: a letter that the article goes before is the word's own.
func (v *vocabulary) definite(w Key) float64 { return float64(v.forms.get(w) >> definites & most) }

// governed is how often a form stands behind a preposition, where nominatives, accusatives and verbs never do.
func (v *vocabulary) governed(w Key) float64 { return float64(v.forms.get(w) >> governeds & most) }

// stemFrequencies is made at the first question for a frequency.
var stemFrequencies = sync.OnceValue(func() *table { return background().stemFrequencies() })

// stemFrequencies adds the forms of each stem and of each skeleton up, as if they fell on articles independently: an article that has
// two forms of one stem is then counted about once. The stems stay, to spare Stemmers the work.
func (v *vocabulary) stemFrequencies() *table {
	stems := v.stems()
	v.stemmed.Store(&stems)
	missing := &table{} // stem → share of the articles without any form of it, as the bits of a float64
	missing.grow(v.forms.used)
	for i, form := range v.forms.slots {
		if stems[i] == 0 {
			continue
		}
		without := 1 - float64(form.value&most)/float64(v.articles)
		multiply(missing, stems[i], without)
		if bones := Skeleton(stems[i]); bones != stems[i] {
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

// stems gives the stem of the form in each slot, 0 where there is none that occurs, on all processors.
func (v *vocabulary) stems() []Key {
	stems := make([]Key, len(v.forms.slots))
	workers.All(len(stems), func(i int) {
		if form := v.forms.slots[i]; form.value&most != 0 && form.value&borrowed == 0 {
			stems[i] = v.stem(form.key)
		}
	})
	return stems
}

// stemOf is the stem of a word: the one that was made for the frequencies, where it is of the background and they were asked for.
func (v *vocabulary) stemOf(w Key) Key {
	if stems := v.stemmed.Load(); stems != nil {
		if stem := (*stems)[v.forms.place(w)]; stem != 0 {
			return stem
		}
	}
	return v.stem(w)
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

// Word forms with what is asked of each, known once.
package framing

import (
	"math/bits"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// form is a folded word.
type form struct {
	key, stem arabic.Key
	quote     quoteEntry
	counts    bool // it carries subject matter: neither it nor its stem is a stop word, and it is no number

	// What facts ask, see meant.
	meaning   arabic.Key
	rarity    float64 // of the meaning, in the news
	replaced  bool    // another one in its place may contradict it, see slotKind
	announces bool    // a name stands behind it that another may contradict
}

// vocabulary numbers the forms that a reader has met. What it knows of one depends on that form alone, and it grows as its Stemmer does: with the
// vocabulary of the corpus, not with its text.
type vocabulary struct {
	stemmer *arabic.Stemmer
	forms   []form
	slots   []formSlot // open addressing, at most half full
	shift   int        // the topmost bits of a scattered key are its slot
}

// formSlot leads from a key to its form, without a look at the form.
type formSlot struct {
	key  arabic.Key
	past int32 // the number of the form and one, 0 where the slot is free
}

// number is that of a token of text.
func (v *vocabulary) number(text string, t arabic.Token) int32 {
	if 2*len(v.forms) >= len(v.slots) {
		v.grow()
	}
	slot := v.slot(t.Key)
	if slot.past == 0 {
		v.forms = append(v.forms, newForm(t.Key, v.stemmer.Stem(text, t)))
		*slot = formSlot{t.Key, int32(len(v.forms))}
	}
	return slot.past - 1
}

// slot is where a form is, or would be put. A map of the runtime takes three times as long.
func (v *vocabulary) slot(key arabic.Key) *formSlot {
	i := int(similarity.Scattered(uint64(key)) >> v.shift)
	for v.slots[i].past != 0 && v.slots[i].key != key {
		i = (i + 1) & (len(v.slots) - 1)
	}
	return &v.slots[i]
}

// grow makes room for twice as many forms.
func (v *vocabulary) grow() {
	const smallest = 1 << 12
	n := max(smallest, 2*len(v.slots))
	v.slots, v.shift = make([]formSlot, n), 65-bits.Len(uint(n))
	for i := range v.forms {
		key := v.forms[i].key
		*v.slot(key) = formSlot{key, int32(i + 1)}
	}
}

func newForm(key, stem arabic.Key) form {
	return form{key: key, stem: stem, quote: quoteLexicon()[key], counts: !key.Number() && !arabic.IsStop(key) && !arabic.IsStop(stem)}
}

// meant is a form with what facts ask of it, which most articles' words are never asked.
func (v *vocabulary) meant(n int32) *form {
	f := &v.forms[n]
	if f.meaning == 0 {
		f.meaning = meaning(f.stem)
		f.rarity = similarity.BackgroundIDF(f.meaning)
		f.replaced = sides()[f.meaning] || opposed()[f.meaning] || extents[f.key] > 0
		f.announces = beforePlace[f.key] || beforePerson[f.key]
	}
	return f
}

package corpus

import (
	"math"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// windows-1256 and ISO-8859-6 write the letters from hamza to dad with the same bytes and all others with different
// ones, so text read in the wrong one is full of letters that are rare, or not Arabic, or not there at all. What is
// compared is the mean logarithm of the letters' frequency: about -3.0 for Arabic read rightly, -6 to -9 for the rest.

// letterFrequency is the share in ten thousand of each letter among the characters beyond ASCII of Arabic news,
// counted over some 4,000 articles; anything that is not listed gets otherFrequency.
var letterFrequency = map[rune]float64{
	'ا': 1480, 'ل': 1140, 'ي': 770, 'م': 640, 'و': 530, 'ن': 500, 'ر': 470, 'ت': 460, 'ب': 340, 'ع': 330, 'ة': 320,
	'د': 310, 'ف': 255, 'س': 240, 'ه': 230, 'ق': 215, 'أ': 195, 'ك': 180, 'ح': 175, 'ج': 137, 'ش': 99, '،': 96, 'ط': 94,
	'ص': 90, 'إ': 87, 'ى': 82, 'خ': 81, 'ض': 64, 'ز': 64, 'ذ': 56, 'ث': 55, 'ئ': 42, 'غ': 38, 'ء': 33, 'ظ': 22, 'ً': 17,
	'ؤ': 12, 'آ': 10, '«': 7, '»': 7, '\u00a0': 7, 'ّ': 6, 'ـ': 5, 'َ': 5, 'ُ': 4, 'ِ': 2, 'ْ': 1, '؟': 5, '؛': 1, '“': 1,
	'”': 1, '–': 1, '…': 1, 'پ': .5, 'چ': .5, 'گ': .5, 'ژ': .5,
}

const (
	otherFrequency   = .1   // in ten thousand
	missingFrequency = .001 // for bytes that the encoding gives no character
	arabicAtLeast    = -4.5 // mean log frequency from which bytes may be Arabic text
	surely           = 12.  // nats by which one encoding must beat the other: odds of 160,000 to 1
	fewestLetters    = 8    // bytes beyond ASCII below which nothing is decided
)

// letterScores are the log frequencies of the bytes 0x80.. under both encodings.
var letterScores = sync.OnceValue(func() map[string]*[128]float64 {
	m := make(map[string]*[128]float64)
	for _, cm := range []*charmap.Charmap{charmap.Windows1256, charmap.ISO8859_6} {
		var t [128]float64
		for i := range t {
			r := cm.DecodeByte(byte(i + 0x80))
			f, ok := letterFrequency[r]
			switch {
			case r == utf8.RuneError || r < 0xa0:
				f = missingFrequency
			case !ok:
				f = otherFrequency
			}
			t[i] = math.Log(f / 1e4)
		}
		key := "windows1256"
		if cm == charmap.ISO8859_6 {
			key = "iso88596"
		}
		m[key] = &t
	}
	return m
})

// highBytes counts the bytes beyond ASCII, and how many of them have another one before them: letters of Arabic words
// stand together, those of French ones alone.
func highBytes(data []byte) (counts [128]int, total, together int) {
	before := false
	for _, c := range data {
		high := c >= utf8.RuneSelf
		if high {
			counts[c-utf8.RuneSelf]++
			total++
			if before {
				together++
			}
		}
		before = high
	}
	return counts, total, together
}

// lettersAs decides between windows-1256 and ISO-8859-6, or says why neither is sure.
func lettersAs(data []byte) (encoded, string) {
	counts, total, together := highBytes(data)
	const hint = "; name the encoding if you know it"
	if total < fewestLetters {
		return encoded{}, "not UTF-8, and too few letters to tell the encoding" + hint
	}
	score := func(key string) (sum float64) {
		for i, n := range counts {
			sum += float64(n) * letterScores()[key][i]
		}
		return sum
	}
	win, iso := score("windows1256"), score("iso88596")
	best := max(win, iso)
	switch {
	case best/float64(total) < arabicAtLeast || together*2 < total:
		return encoded{}, "not UTF-8, and its letters are Arabic neither as windows-1256 nor as ISO-8859-6" + hint
	case math.Abs(win-iso) < surely:
		return encoded{}, "not UTF-8, and its letters fit windows-1256 and ISO-8859-6 alike" + hint
	}
	e := encodings["iso88596"]
	if win > iso {
		e = encodings["windows1256"]
	}
	e.how = "told by its letters"
	return e, ""
}

// likely tells whether a declared encoding may be right: all its bytes mean something.
func likely(data []byte, e encoded) bool {
	cm, ok := e.enc.(*charmap.Charmap)
	if !ok {
		return false
	}
	counts, _, _ := highBytes(data)
	for i, n := range counts {
		if n > 0 && cm.DecodeByte(byte(i+0x80)) == utf8.RuneError {
			return false
		}
	}
	return true
}

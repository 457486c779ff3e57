// Words as integers that keep their place.
package arabic

import (
	"unicode"
	"unicode/utf8"
)

// Key identifies a word by its folded spelling. Equal keys mean equal folded words.
// Words of up to twelve Arabic letters are packed exactly, five bits a letter; longer ones,
// numbers and other scripts are hashes in ranges of their own. Zero is no word.
type Key uint64

// The four topmost bits of a Key say what the word is.
const (
	kindShift    = 60
	kindLong     = 1              // Arabic, more than twelve letters: a hash
	kindDigit    = 2              // a number
	kindOther    = 3              // Latin or any other script: a hash of the lower-case letters
	kindSkeleton = 4 << kindShift // what Skeleton gives, apart from words that are spelt like it
	payload      = 1<<kindShift - 1
)

// Number reports whether the word is a number written in digits.
func (k Key) Number() bool { return k>>kindShift == kindDigit }

// Latin reports whether the word is in another script than Arabic.
func (k Key) Latin() bool { return k>>kindShift == kindOther }

// exact reports whether the key spells an Arabic word out.
func (k Key) exact() bool { return k>>kindShift == 0 && k != 0 }

// Token is one word of a text and its place there: bytes [Start, End).
type Token struct {
	Key        Key
	Start, End uint32
}

// exactLetters is how many letters of five bits fit below the kind.
const exactLetters = 12

// Tokenize appends the words and numbers of text to dst, in order, and allocates nothing else. Whatever is neither
// separates; harakat, tatweel, joiners and direction marks are passed over; a number ends where its digits do, so «و20» is
// two tokens, while Latin letters and digits stay together («F16»). Invalid UTF-8 separates.
// Texts are limited to 4 GiB by the width of the offsets.
func Tokenize(dst []Token, text string) []Token {
	s := scanner{text: text}
	for i := 0; i < len(text); {
		b := text[i]
		if b&0xFC == 0xD8 && i+1 < len(text) { // U+0600–U+06FF, nearly all of an Arabic text
			v := block06[uint(b&3)<<6|uint(text[i+1]&0x3F)]
			if v <= maxLetter && v > 0 {
				if s.kind != kindArabic {
					dst = s.flush(dst)
					s.begin(kindArabic, i)
				}
				if s.letters < exactLetters {
					s.key = s.key<<5 | uint64(v)
				} else {
					s.long(v)
				}
				s.letters++
				i += 2
				s.end = i
				continue
			}
			if v == skipped {
				i += 2
				continue
			}
		} else if b < utf8.RuneSelf && ascii[b] == separates {
			dst = s.flush(dst)
			i++
			continue
		}
		dst, i = s.slow(dst, i)
	}
	return s.flush(dst)
}

// scanner is the word being read.
type scanner struct {
	text       string
	key        uint64
	kind       uint8 // kindNone between words
	letters    int
	start, end int
}

// The kinds a word can have while it is read.
const (
	kindNone = iota
	kindArabic
	kindNumber
	kindWord
)

func (s *scanner) begin(kind uint8, at int) {
	s.kind, s.start, s.key, s.letters = kind, at, 0, 0
	if kind != kindArabic {
		s.key = hashSeed
	}
}

// hashSeed and hashPrime are those of FNV-1a; mixing letters of five to eight bits through them spreads news
// vocabularies without a collision in 60 bits.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// long goes over to a hash at the thirteenth letter.
func (s *scanner) long(v uint8) {
	if s.letters == exactLetters {
		s.key = (s.key ^ hashSeed) * hashPrime
		s.key ^= s.key >> 29
	}
	s.key = (s.key ^ uint64(v)) * hashPrime
}

// flush ends the word being read, if there is one.
func (s *scanner) flush(dst []Token) []Token {
	if s.kind == kindNone {
		return dst
	}
	key := s.key
	switch {
	case s.kind == kindNumber:
		key = finish(key)&payload | kindDigit<<kindShift
	case s.kind == kindWord:
		key = finish(key)&payload | kindOther<<kindShift
	case s.letters > exactLetters:
		key = finish(key)&payload | kindLong<<kindShift
	}
	s.kind = kindNone
	return append(dst, Token{Key: Key(key), Start: uint32(s.start), End: uint32(s.end)})
}

// finish carries the high bits of a hash down, since the topmost four are taken by the kind.
func finish(h uint64) uint64 { return h ^ h>>32 }

// slow takes the character at i that the fast path does not know and returns the place after it.
func (s *scanner) slow(dst []Token, i int) ([]Token, int) {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	next := i + size
	switch class := classify(r); class {
	case skipped:
		return dst, next
	case digits:
		if s.kind != kindNumber && s.kind != kindWord {
			dst = s.flush(dst)
			s.begin(kindNumber, i)
		}
		s.mix(uint64('0' + digitValue(r)))
		s.end = next
		return dst, next
	case letters:
		return s.letter(dst, r, i, next), next
	case points:
		if s.kind == kindNumber && s.digitAt(next) {
			if keepsPoint(r, s.text[next:]) {
				s.mix('.')
			}
			return dst, next
		}
	}
	return s.flush(dst), next
}

func (s *scanner) mix(v uint64) { s.key = (s.key ^ v) * hashPrime }

// letter takes a letter outside the fast path: a presentation form, an Arabic letter of another language, another script.
func (s *scanner) letter(dst []Token, r rune, i, next int) []Token {
	if folded := foldRune(r); len(folded) > 0 {
		for _, v := range folded {
			if s.kind != kindArabic {
				dst = s.flush(dst)
				s.begin(kindArabic, i)
			}
			if s.letters < exactLetters {
				s.key = s.key<<5 | uint64(v)
			} else {
				s.long(v)
			}
			s.letters++
		}
		s.end = next
		return dst
	}
	if s.kind != kindWord {
		if s.kind == kindNumber {
			s.kind = kindWord // «3D»: the digits so far begin the word
		} else {
			dst = s.flush(dst)
			s.begin(kindWord, i)
		}
	}
	s.mix(uint64(unicode.ToLower(r)))
	s.end = next
	return dst
}

// digitAt reports whether a digit stands at byte i.
func (s *scanner) digitAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return classify(r) == digits
}

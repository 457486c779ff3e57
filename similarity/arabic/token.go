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
	kindLong     = 1              // Arabic, more than twelve letters, or letters that Arabic does not have: a hash
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

// String spells an exact key out; numbers, long words and other scripts cannot be spelt and give "".
func (k Key) String() string {
	if !k.exact() {
		return ""
	}
	n := lettersOf(k)
	spelt := make([]rune, n)
	for i := range spelt {
		spelt[i] = alphabet[k>>(5*(n-1-i))&31-1]
	}
	return string(spelt)
}

// Token is one word of a text and its place there: bytes [Start, End).
type Token struct {
	Key        Key
	Start, End uint32
}

// exactLetters is how many letters of five bits fit below the kind.
const exactLetters = 12

// Tokenize appends the words and numbers of text to dst, in order, and allocates nothing else. Whatever is neither
// separates; harakat, tatweel, joiners and direction marks are passed over. A word ends where Arabic letters meet others, and
// where digits meet Arabic letters, so «و20» is two tokens; Latin letters and digits stay together («F16»). «10,000» is one
// number, the same as «10000»; «2.5» is one too. Invalid UTF-8 separates. Texts are limited to 4 GiB by the width of the offsets.
//
// Nearly all words of a newspaper are plain Arabic letters up to a space or a comma: those take the loop below, one table look-up
// a letter, about 2 ns a byte. A word that holds anything else is read again from its start by scan.
func Tokenize(dst []Token, text string) []Token {
	for i := 0; i < len(text); {
		b := text[i]
		if b&0xFC != 0xD8 { // not U+0600–U+06FF
			if b < utf8.RuneSelf && ascii[b] == separates {
				i++
				continue
			}
			dst, i = scan(dst, text, i)
			continue
		}
		start, key := i, uint64(0)
		for i+1 < len(text) {
			two := uint(text[i])<<8 | uint(text[i+1])
			if two&0xFCC0 != 0xD880 { // not 110110xx 10xxxxxx
				break
			}
			v := block06[two>>2&0xC0|two&0x3F]
			if v-1 >= maxLetter {
				break
			}
			key = key<<5 | uint64(v)
			i += 2
		}
		// The word is plain when what stopped it separates, and it was not too long for its key.
		switch n := i - start; {
		case n > 2*exactLetters || i < len(text) && !separatesAt(text, i):
			dst, i = scan(dst, text, start)
		case n > 0:
			dst = append(dst, Token{Key: Key(key), Start: uint32(start), End: uint32(i)})
		default:
			i += 2 // an Arabic comma, or the like
		}
	}
	return dst
}

// separatesAt reports whether the character at i is one of the common ones that end a word; false where that takes a closer look.
func separatesAt(text string, i int) bool {
	b := text[i]
	switch {
	case b < utf8.RuneSelf:
		return ascii[b] == separates || ascii[b] == points
	case i+1 >= len(text):
		return false
	case b&0xFC == 0xD8 && text[i+1]&0xC0 == 0x80:
		return block06[uint(b&3)<<6|uint(text[i+1]&0x3F)] == separates
	case b == 0xC2:
		return text[i+1] == 0xBB || text[i+1] == 0xAB || text[i+1] == 0xA0 // » « and the space that does not break
	}
	return false
}

// scan reads one word or number that begins at i, or passes over what is neither, and gives the place after it.
func scan(dst []Token, text string, i int) ([]Token, int) {
	for i < len(text) { // marks before the word are not part of it
		class, _, size := classAt(text, i)
		switch {
		case class == skipped:
			i += size
			continue
		case class == digits:
			return scanNumber(dst, text, i)
		case class == foreign:
			return scanForeign(dst, text, i)
		case class >= 1 && class <= maxLetter, class == letters, class == ligature:
			return scanArabic(dst, text, i)
		}
		return dst, i + size
	}
	return dst, i
}

// scanArabic reads a word of the Arabic script in full generality: marks inside, presentation forms, letters of Persian or Urdu.
func scanArabic(dst []Token, text string, i int) ([]Token, int) {
	start, end, n := i, i, 0
	key, hash, strange := uint64(0), uint64(hashSeed), false
	for i < len(text) {
		class, r, size := classAt(text, i)
		switch {
		case class == skipped:
			i += size
			if unicode.IsMark(r) {
				end = i // a sign above the last letter goes with it
			}
			continue
		case class >= 1 && class <= maxLetter:
			key, hash, n = key<<5|uint64(class), mix(hash, uint64(class)), n+1
		case class == ligature:
			for _, v := range ligatures[ligatureAt(r)] {
				key, hash, n = key<<5|uint64(v), mix(hash, uint64(v)), n+1
			}
		case class == letters:
			hash, n, strange = mix(hash, uint64(r)), n+1, true
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
		end = i
	}
	if strange || n > exactLetters {
		key = finish(hash)&payload | kindLong<<kindShift
	}
	return append(dst, Token{Key: Key(key), Start: uint32(start), End: uint32(end)}), i
}

// scanForeign reads a word of another script, with the digits in it.
func scanForeign(dst []Token, text string, i int) ([]Token, int) {
	return scanForeignFrom(dst, text, i, i, hashSeed)
}

// scanForeignFrom reads on where a word of another script began at start with what hash stands for.
func scanForeignFrom(dst []Token, text string, start, i int, hash uint64) ([]Token, int) {
	end := i
	for i < len(text) {
		class, r, size := classAt(text, i)
		switch class {
		case skipped:
			i += size
			if unicode.IsMark(r) {
				end = i // a sign above the last letter goes with it
			}
			continue
		case foreign:
			hash = mix(hash, uint64(unicode.ToLower(r)))
		case digits:
			hash = mix(hash, uint64('0'+digitValue(r)))
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
		end = i
	}
	return append(dst, Token{Key: Key(finish(hash)&payload | kindOther<<kindShift), Start: uint32(start), End: uint32(end)}), i
}

// scanNumber reads digits with the marks that belong between them. Letters of another script right behind make it a word of
// theirs («3D»), unless there was a mark.
func scanNumber(dst []Token, text string, i int) ([]Token, int) {
	start, end := i, i
	hash, run, marks := uint64(hashSeed), 0, 0 // run: digits since the last mark
	for i < len(text) {
		class, r, size := classAt(text, i)
		switch {
		case class == skipped:
			i += size
			continue
		case class == digits:
			hash, run = mix(hash, uint64('0'+digitValue(r))), run+1
		case class == foreign && marks == 0:
			return scanForeignFrom(dst, text, start, i, hash)
		case (class == points || r == '،') && digitsAt(text[i+size:]) > 0:
			decimal, belongs := markIn(r, run, text[i+size:])
			if !belongs {
				size = 0
				break
			}
			if decimal {
				hash = mix(hash, '.')
			}
			run, marks = 0, marks+1
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
		end = i
	}
	return append(dst, Token{Key: Key(finish(hash)&payload | kindDigit<<kindShift), Start: uint32(start), End: uint32(end)}), i
}

// hashSeed and hashPrime are those of FNV-1a; mixing letters through them spreads news vocabularies without a collision in 60 bits.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

func mix(hash, v uint64) uint64 { return (hash ^ v) * hashPrime }

// finish carries the high bits of a hash down, since the topmost four are taken by the kind.
func finish(h uint64) uint64 { return h ^ h>>32 }

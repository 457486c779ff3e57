package corpus

import (
	"strings"
	"unicode"
)

// foldWord joins the spellings of a word, as arabic.Fold does.
func foldWord(w string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'أ', 'إ', 'آ', 'ٱ':
			return 'ا'
		case 'ى', 'ی':
			return 'ي'
		case 'ک':
			return 'ك'
		case 'ة':
			return 'ه'
		case 'ـ':
			return -1
		}
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

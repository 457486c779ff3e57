package arabic

// Key identifies a word by its folded spelling. Equal keys mean equal folded words.
// Words of up to twelve Arabic letters are packed exactly, five bits a letter; longer ones,
// numbers and other scripts are hashes in ranges of their own. Zero is no word.
type Key uint64

// Token is one word of a text and its place there: bytes [Start, End).
type Token struct {
	Key        Key
	Start, End uint32
}

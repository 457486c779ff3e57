package sketch

// K is the number of values of a sketch. The error of an estimate is about √(J(1-J)/K), .044 at J = .5, and less for short texts.
const K = 128

// Sketch stands for a set of shingles: 256 bytes, whatever the set's size. A place holds the lowest 16 bits of the least value that fell on
// it, four places a word: different values are taken for equal once in 65,536, which changes an estimate by nothing that can be measured.
type Sketch [K / perWord]uint64

const perWord = 4

// At is what stands in a place.
func (s *Sketch) At(place int) uint16 { return uint16(s[place/perWord] >> (place % perWord * 16)) }

// values are whole while a sketch is made: round<<24 | 24 bits of a hash, the round in which the place was filled, and the least hash that
// fell on it in that round.
type values [K]uint32

const (
	placeBits = 7         // K = 1<<placeBits
	perHash   = 5         // rounds that one hash has bits for, beside the 24 of the first round's value
	empty     = 1<<32 - 1 // greater than any value
	golden    = 0x9E3779B97F4A7C15
	prime     = 0x94D049BB133111EB
)

// Of sketches a set of shingles, repetitions allowed, into dst. Shingles must be hashes, all 64 bits well spread, as similarity.Shingles
// gives them. Of no shingles at all there is no sketch: every place is then the same, and such texts must be left out.
// About 4 ns a shingle of an article of 250 words.
func Of(dst *Sketch, shingles []uint64) {
	var v values
	v.fill(shingles)
	for i := range dst {
		four := v[i*perWord:][:perWord]
		dst[i] = uint64(uint16(four[0])) | uint64(uint16(four[1]))<<16 | uint64(uint16(four[2]))<<32 | uint64(uint16(four[3]))<<48
	}
}

func (v *values) fill(shingles []uint64) {
	for i := range v {
		v[i] = empty
	}
	if len(shingles) == 0 {
		return
	}
	for _, x := range shingles {
		place, value := x%K, uint32(x>>40)
		v[place] = min(v[place], value)
	}
	left := 0
	for _, value := range v {
		d := uint64(value) + 1 // 1<<32 for the empty
		left += int(d >> 32)
	}
	for round := uint64(1); left > 0 && round < K; round++ {
		left -= v.again(shingles, round)
	}
	if left > 0 {
		v.last(shingles)
	}
}

// again fills places still empty and says how many: in this round, too, every shingle falls on one place, and few of those are empty.
// Places filled in earlier rounds hold less than this round's least value.
func (v *values) again(shingles []uint64, round uint64) (filled int) {
	least := uint32(round << 24)
	salt := round / perHash
	shift := round % perHash * placeBits
	for _, x := range shingles {
		h := x
		if salt > 0 {
			h = mix(x + salt*golden)
		}
		place := h >> shift % K
		if v[place] >= least {
			if v[place] == empty {
				filled++
			}
			v[place] = min(v[place], least|uint32(mix(x+round)>>40))
		}
	}
	return filled
}

// last fills what K rounds of chance have left, which happens to texts of a few words: round K+i is for place i alone.
func (v *values) last(shingles []uint64) {
	for i := range v {
		if v[i] != empty {
			continue
		}
		round := uint64(K + i)
		for _, x := range shingles {
			value := uint32(round<<24 | mix(x+round*golden)>>40)
			v[i] = min(v[i], value)
		}
	}
}

// mix makes another hash of a hash.
func mix(x uint64) uint64 {
	x *= prime
	x ^= x >> 32
	x *= golden
	return x ^ x>>29
}

// Same counts the places where two sketches agree, of K: their share is about the Jaccard of the sets. About 15 ns.
func Same(a, b *Sketch) int {
	const (
		ones = 1<<48 | 1<<32 | 1<<16 | 1
		low  = ones * 0x7FFF // of each place all bits but the topmost, which is then free to tell whether any bit is set
	)
	differ := uint64(0) // four counts
	for i := range a {
		d := a[i] ^ b[i]
		differ += (d&low + low | d) >> 15 & ones
	}
	return K - int(differ*ones>>48)
}

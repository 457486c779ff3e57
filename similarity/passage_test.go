package similarity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/similarity/arabic"
)

// reader numbers stems, and takes all of them for rare.
type reader struct {
	stemmer *arabic.Stemmer
	numbers map[arabic.Key]uint32
	weights []float64
}

func newReader() *reader {
	return &reader{stemmer: arabic.NewStemmer(), numbers: make(map[arabic.Key]uint32)}
}

func (r *reader) read(text string) Sequence {
	tokens := arabic.Tokenize(nil, text)
	s := Sequence{Ends: make([]uint64, len(tokens)/64+1)}
	for _, t := range tokens {
		key := r.stemmer.Stem(text, t)
		n, known := r.numbers[key]
		if !known {
			n = uint32(len(r.weights))
			r.numbers[key], r.weights = n, append(r.weights, StemWeight(key, 1, 10))
		}
		s.Stems = append(s.Stems, n)
	}
	for _, sentence := range arabic.Sentences(nil, text, tokens) {
		s.Ends[(sentence.Last-1)>>6] |= 1 << ((sentence.Last - 1) & 63)
	}
	return s
}

// rare is what Passages is told when every stem is.
func rare(n int) []bool { return slices.Repeat([]bool{true}, n) }

// aligned reads two texts and gives their passages.
func aligned(x, y string) ([]Passage, Sequence, Sequence) {
	r := newReader()
	a, b := r.read(x), r.read(y)
	return NewAligner(r.weights).Passages(nil, &a, &b, rare(len(r.weights))), a, b
}

// Fictional sentences; each is a paragraph of a report of its own.
const (
	harbour = "افتتح وزير النقل في مدينة سلمى أمس رصيفاً جديداً للصيادين بطول ثلاثمئة متر، بعد عامين من العمل الذي أوقفته العواصف مرتين في شتاء العام الماضي."
	market  = "وقال الوزير خلال الحفل إن السوق المجاورة للرصيف ستفتح أبوابها مطلع الشهر المقبل، وإن البلدية خصصت أربعين متجراً لبيع الأسماك ومعدات الشباك للأسر المحتاجة."
	ships   = "ورست قرب المكان خمس سفن خشبية قديمة رممها متطوعون من أبناء الحي، وستبقى معروضة للزوار حتى نهاية موسم الصيد في الخريف."
	clinic  = "أعلنت إدارة مستشفى الوادي توسيع قسم الطوارئ ليستقبل مئتي مريض يومياً، بعدما ازدحمت ممراته بالمراجعين منذ انتشار الحمى بين أطفال القرى البعيدة."
	nurses  = "وأضافت المديرة أن عشرين ممرضة تدربن على الأجهزة الحديثة، وأن الصيدلية ستعمل ليلاً ونهاراً ابتداء من الأحد لتوزيع الدواء مجاناً."
	library = "يعرض المتحف الوطني مخطوطات نادرة عثر عليها بناؤون تحت أرضية بيت مهجور، بينها رسائل تجار كتبت قبل أربعة قرون ودفتر ديون لم تسدد."
)

func TestPassages(t *testing.T) {
	changed := strings.NewReplacer("أمس", "صباح اليوم", "جديداً", "حديثاً", "ثلاثمئة", "أربعمئة", "مرتين", "مراراً").Replace(harbour + " " + market)
	sameSubject := "دشنت السلطات مرسى لقوارب الصيد في سلمى يمتد ثلاثمئة متر. وحضر الوزير حفلاً قصيراً ووعد بسوق للأسماك قريباً. وتأخر المشروع شتاءين بسبب الأمواج العالية."
	for _, c := range []struct {
		name, x, y string
		want       int
	}{
		{"word for word", clinic + "\n" + harbour + "\n" + nurses, library + "\n" + harbour, 1},
		{"words changed", clinic + "\n" + harbour + " " + market, library + "\n" + changed, 1},
		{"spelling and marks", harbour, strings.NewReplacer("،", " ", "أ", "ا", "ة", "ه").Replace(harbour), 1},
		{"one subject", harbour + "\n" + market, sameSubject, 0},
		{"nothing in common", harbour + "\n" + market, clinic + "\n" + nurses, 0},
		{"a name and no more", "قال وزير النقل في مدينة سلمى إن الطريق مغلق", "حضر وزير النقل في مدينة سلمى مباراة الكرة", 0},
		{"two stretches far apart", harbour + "\n" + clinic + "\n" + nurses + "\n" + market, harbour + "\n" + library + "\n" + ships + "\n" + market, 2},
		{"twice in one text", harbour + "\n" + clinic + "\n" + nurses + "\n" + library + "\n" + harbour, ships + "\n" + harbour, 2},
		{"phrases moved within", phrases(0, 1, 2, 3, 4), clinic + "\n" + phrases(3, 0, 4, 2, 1) + "\n" + library, 1},
		{"an empty text", harbour, "", 0},
		{"two empty texts", "", "", 0},
	} {
		got, a, b := aligned(c.x, c.y)
		if len(got) != c.want {
			t.Errorf("%s: %d passages, want %d: %+v", c.name, len(got), c.want, got)
		}
		checkRanges(t, got, &a, &b)
	}
}

// phrases puts phrases of one passage together in the given order.
func phrases(order ...int) string {
	all := [...]string{
		"افتتح وزير النقل في مدينة سلمى أمس رصيفاً جديداً للصيادين،", "بعد عامين من العمل الذي أوقفته العواصف في شتاء العام الماضي،",
		"وقال خلال الحفل إن السوق المجاورة ستفتح أبوابها مطلع الشهر المقبل،", "فيما خصصت البلدية أربعين متجراً لبيع الأسماك ومعدات الشباك،",
		"ورست قرب المكان خمس سفن خشبية قديمة رممها متطوعون من أبناء الحي،",
	}
	var text []string
	for _, i := range order {
		text = append(text, all[i])
	}
	return strings.Join(text, " ")
}

// The run of a copy is the whole sentence, and its bounds are those of the sentence.
func TestPassageBounds(t *testing.T) {
	got, a, b := aligned(clinic+"\n"+harbour+"\n"+nurses, library+"\n"+harbour)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	p := got[0]
	if p.Run != p.A.Len() || p.Ordered != p.Run || math.Abs(p.Dice-1) > 1e-9 || !slices.Equal(a.Stems[p.A.From:p.A.To], b.Stems[p.B.From:p.B.To]) {
		t.Errorf("a sentence taken over gives %+v", p)
	}
	if n := len(arabic.Tokenize(nil, harbour)); p.Run != n {
		t.Errorf("%d stems, want the sentence's %d", p.Run, n)
	}
}

// vocabulary makes texts of a language of its own: every other stem is one of the few that all texts have, most others are of the text's subject.
type vocabulary struct {
	random *rand.Rand
	draw   *rand.Zipf
}

const (
	commonStems    = 60
	subjectStems   = 1200
	subjects       = 4
	vocabularySize = commonStems + subjects*subjectStems
)

func newVocabulary(seed uint64) *vocabulary {
	random := rand.New(rand.NewPCG(seed, 1))
	return &vocabulary{random, rand.NewZipf(random, 1.1, 20, subjectStems-1)}
}

func (v *vocabulary) stems(subject, n int) []uint32 {
	stems := make([]uint32, n)
	for i := range stems {
		switch v.random.IntN(20) {
		default:
			stems[i] = uint32(v.random.IntN(commonStems))
		case 0, 1, 2, 3, 4, 5, 6, 7, 8:
			stems[i] = commonStems + uint32(subject*subjectStems) + uint32(v.draw.Uint64())
		case 9:
			stems[i] = commonStems + uint32(v.random.IntN(vocabularySize-commonStems))
		}
	}
	return stems
}

// weights: what is frequent weighs less, and nothing among the first is rare.
func (v *vocabulary) weights() ([]float64, []bool) {
	weights, rare := make([]float64, vocabularySize), make([]bool, vocabularySize)
	for i := range weights {
		weights[i] = .9
		if i < commonStems {
			weights[i] = .6
		}
		rare[i] = i >= commonStems
	}
	return weights, rare
}

func (v *vocabulary) shuffled(stems []uint32) []uint32 {
	stems = slices.Clone(stems)
	v.random.Shuffle(len(stems), func(i, j int) { stems[i], stems[j] = stems[j], stems[i] })
	return stems
}

// A passage whose words were shuffled lies in two texts that have nothing else in common.
func TestShuffledPassage(t *testing.T) {
	v := newVocabulary(1)
	weights, rare := v.weights()
	aligner := NewAligner(weights)
	for _, length := range []int{60, 150, 400} {
		passage := v.stems(0, length)
		x := Sequence{Stems: slices.Concat(v.stems(1, 500), passage, v.stems(1, 700))}
		y := Sequence{Stems: slices.Concat(v.stems(2, 900), v.shuffled(passage), v.stems(2, 300))}
		got := aligner.Passages(nil, &x, &y, rare)
		if len(got) != 1 {
			t.Errorf("%d words: %d passages: %+v", length, len(got), got)
			continue
		}
		want := Passage{A: Range{500, int32(500 + length)}, B: Range{900, int32(900 + length)}}
		if p := got[0]; off(p.A, want.A) > length/5 || off(p.B, want.B) > length/5 {
			t.Errorf("%d words: at %v and %v, want %v and %v", length, p.A, p.B, want.A, want.B)
		}
		if got := aligner.Passages(nil, &x, &y, nil); len(got) > 0 {
			t.Errorf("%d words: order alone finds %+v", length, got)
		}
	}
}

func off(r, q Range) int {
	abs := func(n int32) int { return int(max(n, -n)) }
	return abs(r.From-q.From) + abs(r.To-q.To)
}

// What two texts of one subject share is spread over both.
func TestOneSubjectIsNoPassage(t *testing.T) {
	v := newVocabulary(2)
	weights, rare := v.weights()
	aligner := NewAligner(weights)
	for range 50 {
		x, y := Sequence{Stems: v.stems(3, 400)}, Sequence{Stems: v.stems(3, 400)}
		if got := aligner.Passages(nil, &x, &y, rare); len(got) > 0 {
			t.Errorf("%+v", got)
		}
	}
}

// checkRanges fails unless passages lie in their texts, ascend and are measured within bounds.
func checkRanges(t interface{ Fatalf(string, ...any) }, passages []Passage, x, y *Sequence) {
	for i, p := range passages {
		inside := func(r Range, s *Sequence) bool { return 0 <= r.From && r.From < r.To && int(r.To) <= len(s.Stems) }
		if !inside(p.A, x) || !inside(p.B, y) {
			t.Fatalf("passage %+v of texts of %d and %d stems", p, len(x.Stems), len(y.Stems))
		}
		if p.Dice < 0 || p.Dice > 1+1e-9 || p.Run > p.Ordered || p.Ordered > max(p.A.Len(), p.B.Len()) {
			t.Fatalf("passage %+v", p)
		}
		if i > 0 && p.A.From < passages[i-1].A.From {
			t.Fatalf("passages do not ascend: %+v", passages)
		}
	}
}

// checkMirror fails unless the passages of y and x are those of x and y, turned.
func checkMirror(t interface{ Fatalf(string, ...any) }, aligner *Aligner, x, y *Sequence, rare []bool) {
	there := aligner.Passages(nil, x, y, rare)
	checkRanges(t, there, x, y)
	var runs [][]Run
	for _, p := range there {
		runs = append(runs, aligner.Runs(nil, p))
	}
	back := aligner.Passages(nil, y, x, rare)
	key := func(p Passage) [4]int32 { return [4]int32{p.A.From, p.B.From, p.A.To, p.B.To} }
	compare := func(p, q Passage) int { k, l := key(p), key(q); return slices.Compare(k[:], l[:]) }
	for i := range back {
		back[i].A, back[i].B = back[i].B, back[i].A
	}
	slices.SortFunc(back, compare)
	sorted := slices.SortedFunc(slices.Values(there), compare)
	if !slices.EqualFunc(sorted, back, func(p, q Passage) bool { return key(p) == key(q) && p.Dice == q.Dice && p.Run == q.Run }) {
		t.Fatalf("there %+v\nback %+v", sorted, back)
	}
	for i, p := range there {
		for _, r := range runs[i] {
			if r.N < seedWords || !p.A.holds(Range{r.A, r.A + r.N}) || !p.B.holds(Range{r.B, r.B + r.N}) || !slices.Equal(x.Stems[r.A:r.A+r.N], y.Stems[r.B:r.B+r.N]) {
				t.Fatalf("run %+v of passage %+v", r, p)
			}
		}
	}
}

// drawPair draws two texts of few stems, of which the second takes stretches of the first.
func drawPair(t *rapid.T, most uint32) (x, y Sequence) {
	stems := func(name string) []uint32 { return rapid.SliceOfN(rapid.Uint32Max(most-1), 0, 120).Draw(t, name) }
	x.Stems = stems("x")
	for range rapid.IntRange(0, 3).Draw(t, "stretches") {
		y.Stems = append(y.Stems, stems("own")...)
		from := rapid.IntRange(0, len(x.Stems)).Draw(t, "from")
		stretch := slices.Clone(x.Stems[from:rapid.IntRange(from, len(x.Stems)).Draw(t, "to")])
		if rapid.Bool().Draw(t, "shuffled") {
			slices.Sort(stretch)
		}
		y.Stems = append(y.Stems, stretch...)
	}
	ends := func(s *Sequence, name string) {
		if rapid.Bool().Draw(t, name+" has sentences") {
			s.Ends = rapid.SliceOfN(rapid.Uint64(), len(s.Stems)/64+1, len(s.Stems)/64+1).Draw(t, name)
		}
	}
	ends(&x, "ends of x")
	ends(&y, "ends of y")
	return x, y
}

func TestPassagesMirror(t *testing.T) {
	for _, most := range []uint32{1, 3, 300} {
		weights := make([]float64, most)
		for i := range weights {
			weights[i] = 1 / float64(1+i%5)
		}
		used := NewAligner(weights) // through all pairs
		rapid.Check(t, func(t *rapid.T) {
			x, y := drawPair(t, most)
			fresh := NewAligner(weights).Passages(nil, &x, &y, rare(int(most)))
			if again := used.Passages(nil, &x, &y, rare(int(most))); !slices.Equal(again, fresh) {
				t.Fatalf("an aligner that saw other texts finds %+v, a fresh one %+v", again, fresh)
			}
			checkMirror(t, used, &x, &y, rare(int(most)))
			checkMirror(t, used, &x, &x, rare(int(most)))
			checkMirror(t, used, &x, &Sequence{Stems: x.Stems, Ends: make([]uint64, len(x.Stems)/64+1)}, rare(int(most)))
		})
	}
}

// FuzzPassages reads two texts of sixteen stems from bytes.
func FuzzPassages(f *testing.F) {
	f.Add([]byte("abcdefghijklmnop"), []byte("xxabcdefghijklmnopyy"))
	f.Add([]byte("aaaaaaaaaaaaaaaaaaaa"), []byte("aaaaaaaaaaaaaaaaaaaa"))
	f.Add([]byte("abcdefghabcdefghabcdefgh"), []byte("hgfedcbahgfedcbahgfedcba"))
	f.Add([]byte{}, []byte{1})
	const stems = 16
	weights := make([]float64, stems)
	for i := range weights {
		weights[i] = float64(i) / (stems - 1)
	}
	f.Fuzz(func(t *testing.T, xs, ys []byte) {
		read := func(bytes []byte) (s Sequence) {
			s.Ends = make([]uint64, len(bytes)/64+1)
			for i, b := range bytes {
				s.Stems = append(s.Stems, uint32(b%stems))
				s.Ends[i>>6] |= uint64(b>>7) << (i & 63)
			}
			return s
		}
		x, y := read(xs), read(ys)
		checkMirror(t, NewAligner(weights), &x, &y, rare(stems))
	})
}

// Texts that repeat themselves cost no more than a few times their length: were it the square, this would take hours.
func TestPassagesOfRepetition(t *testing.T) {
	const n = 100_000
	v := newVocabulary(3)
	weights, rare := v.weights()
	paragraph := v.stems(0, 60)
	for name, stems := range map[string][]uint32{
		"one stem":     slices.Repeat([]uint32{77}, 2*n),
		"a paragraph":  slices.Repeat(paragraph, n/len(paragraph)),
		"a dozen":      slices.Repeat(paragraph[:12], n/12),
		"any of five":  fiveStems(v, n),
		"one and many": append(slices.Repeat([]uint32{77}, n/2), v.stems(0, n/2)...),
	} {
		t.Run(name, func(t *testing.T) {
			x, y := Sequence{Stems: stems}, Sequence{Stems: slices.Clone(stems[:len(stems)*9/10])}
			start := time.Now()
			aligner := NewAligner(weights)
			got := aligner.Passages(nil, &x, &y, rare)
			checkRanges(t, got, &x, &y)
			if len(got) == 0 {
				t.Error("a text and its first nine tenths have nothing in common")
			}
			if !aligner.Capped() {
				t.Error("the cap is not told")
			}
			t.Logf("%v, %d passages", time.Since(start), len(got))
		})
	}
}

func fiveStems(v *vocabulary, n int) []uint32 {
	stems := make([]uint32, n)
	for i := range stems {
		stems[i] = uint32(70 + v.random.IntN(5))
	}
	return stems
}

// pairsOf are a copy of 300 words with changes and two texts of nothing in common.
func pairsOf(v *vocabulary) map[string][2]Sequence {
	text := v.stems(0, 300)
	copied := slices.Concat(text[:100], v.stems(0, 3), text[101:220])
	return map[string][2]Sequence{
		"copy":      {{Stems: text}, {Stems: copied}},
		"unrelated": {{Stems: v.stems(1, 300)}, {Stems: v.stems(2, 300)}},
		"shuffled":  {{Stems: text}, {Stems: slices.Concat(v.stems(1, 150), v.shuffled(text[50:150]), v.stems(1, 150))}},
	}
}

func TestPassagesAllocateNothing(t *testing.T) {
	v := newVocabulary(4)
	weights, rare := v.weights()
	aligner := NewAligner(weights)
	var dst []Passage
	for name, pair := range pairsOf(v) {
		if n := testing.AllocsPerRun(20, func() { dst = aligner.Passages(dst[:0], &pair[0], &pair[1], rare) }); n > 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func BenchmarkPassages(b *testing.B) {
	v := newVocabulary(4)
	weights, rare := v.weights()
	for _, name := range []string{"copy", "unrelated", "shuffled"} {
		pair := pairsOf(v)[name]
		b.Run(name, func(b *testing.B) {
			aligner := NewAligner(weights)
			var dst []Passage
			b.ReportAllocs()
			for b.Loop() {
				dst = aligner.Passages(dst[:0], &pair[0], &pair[1], rare)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(pair[0].Stems)+len(pair[1].Stems)), "ns/word")
		})
	}
}

func ExampleAligner_Passages() {
	stemmer := arabic.NewStemmer()
	numbers := make(map[arabic.Key]uint32)
	var weights []float64
	read := func(text string) (s Sequence, tokens []arabic.Token) {
		tokens = arabic.Tokenize(nil, text)
		for _, t := range tokens {
			key := stemmer.Stem(text, t)
			if _, known := numbers[key]; !known {
				numbers[key] = uint32(len(weights))
				weights = append(weights, StemWeight(key, 1, 2))
			}
			s.Stems = append(s.Stems, numbers[key])
		}
		return s, tokens
	}
	agency := "عبرت القافلة الأولى جسر الوادي فجراً ومعها أدوية وخيام وأغطية وحليب للأطفال وطحين لثلاثة آلاف أسرة، وعادت الشاحنات فارغة."
	paper := "بعد انتظار يومين عبرت القافلةُ الأولى جسرَ الوادي فجرا ومعها أدوية وخيام وأغطية وحليب للأطفال وطحين لنحو أربعة آلاف أسرة، كما قال شهود."
	x, inAgency := read(agency)
	y, inPaper := read(paper)
	for _, p := range NewAligner(weights).Passages(nil, &x, &y, nil) {
		fmt.Println(agency[inAgency[p.A.From].Start:inAgency[p.A.To-1].End])
		fmt.Println(paper[inPaper[p.B.From].Start:inPaper[p.B.To-1].End])
		fmt.Printf("%d and %d words, the longest run %d\n", p.A.Len(), p.B.Len(), p.Run)
	}
	// Output:
	// عبرت القافلة الأولى جسر الوادي فجراً ومعها أدوية وخيام وأغطية وحليب للأطفال وطحين
	// عبرت القافلةُ الأولى جسرَ الوادي فجرا ومعها أدوية وخيام وأغطية وحليب للأطفال وطحين
	// 13 and 13 words, the longest run 13
}

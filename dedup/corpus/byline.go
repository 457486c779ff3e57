package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

//go:embed places.txt
var placeList string

// places: folded names without spaces; true for one that is also a common word.
var places = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for line := range strings.Lines(placeList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(line, ",") {
			name, weak := strings.CutPrefix(strings.TrimSpace(name), "~")
			if key := foldKey(name); key != "" {
				known[key] = known[key] || weak
			}
		}
	}
	return known
})

// placeOf reports whether the words are a place that opens datelines, and whether the name is also a common word.
func placeOf(words []string) (weak, ok bool) {
	if len(words) == 0 || len(words) > 4 {
		return false, false
	}
	weak, ok = places()[strings.Join(words, "")]
	return weak, ok
}

// part is what a segment of a dateline is.
type part uint8

const (
	partNone   part = iota // running text
	partPlace              // «بغداد», «دبي، الإمارات»
	partAgency             // an agency or a generic credit
	partLabel              // «كتب», «تقرير», «خاص»
	partName               // a person, or an outlet: what is left when it looks like a name
)

// headLimit is how many bytes of a body are looked at for a dateline: about 130 letters; the longest seen had 90.
const headLimit = 240

// maxParts bounds the parts of a dateline: «عدن - واس - اسم المراسل:» has three, with a date and a country five.
const maxParts = 6

// maxWords of one part: «القاهرة في 21 شوال 1436 هـ الموافق 6 أغسطس 2015 م» has eleven.
const maxWords = 12

// dateline is what opens a body before its first sentence.
type dateline struct {
	segments []segment
	parts    []part
	weak     []bool // a place or agency whose name is also a common word
}

// FindDateline reads the dateline that opens a body: «بغداد/ شبكة أخبار الرافدين-», «بغداد - سعاد كامل», «الرياض - واس:», «(رويترز) -».
// byline is the person or outlet named in it, agencies are left to FindCredits; end is the byte where the text begins.
// A nil list is the embedded one. What could as well be a first sentence is none: a place needs a sign after it, a name a place or an agency beside it.
func FindDateline(a *Agencies, body string) (place, byline string, end int, ok bool) {
	a = a.orDefault()
	d, end := readDateline(a, body, 0)
	if end == 0 {
		return "", "", 0, false
	}
	var names, where []string
	for i, s := range d.segments {
		text := strings.TrimSpace(body[s.start:s.end])
		switch {
		case d.parts[i] == partName:
			names = append(names, text)
		case d.parts[i] == partPlace && (len(where) == 0 || s.before == ","):
			where = append(where, withoutDate(text))
		}
	}
	if len(where) == 0 && len(d.parts) > 1 && d.parts[0] == partName && d.parts[1] == partAgency && named(a.match(d.segments[1].words)) {
		where, names = names[:1], names[1:] // an agency follows the place it reports from, known or not
	}
	return strings.Join(where, "، "), strings.Join(names, " - "), end, true
}

// readDateline reads a dateline at byte from, and gives where the text after it begins; 0 when there is none.
func readDateline(a *Agencies, body string, from int) (dateline, int) {
	limit := min(len(body), from+headLimit)
	for limit < len(body) && !utf8.RuneStart(body[limit]) {
		limit++
	}
	c := segmentCutter{text: body, pos: from, to: limit, most: maxWords}
	if !c.next() || strings.Contains(c.segments[0].before, "/") || sourceLabel(body[c.segments[0].start:limit]) > 0 {
		return dateline{}, 0 // «* لبنان: …» is a list, «المصدر / وكالات» a credit
	}
	var d dateline
	best, text := 0, 0
	for i := 0; i < maxParts && c.next(); i++ { // text must follow
		part, next := c.segments[i], c.segments[i+1].start
		p, weak := d.classify(a, body, part)
		if p == partNone {
			break
		}
		d.segments, d.parts, d.weak = c.segments[:i+1], append(d.parts, p), append(d.weak, weak)
		if d.ends() && begins(c.firstWord(), part.after) {
			best, text = i+1, skipOpening(body, part.end, next)
		}
		if strings.Contains(part.after, "\n") && best == i+1 || strings.Contains(part.after, ".") {
			break
		}
	}
	if best == 0 {
		return dateline{}, 0
	}
	d.segments, d.parts, d.weak = d.segments[:best], d.parts[:best], d.weak[:best]
	return d, text
}

// skipOpening gives where the text begins after a dateline: its own quotation mark or bracket is part of it.
func skipOpening(body string, end, next int) int {
	between := body[end:next]
	if i := strings.LastIndexAny(between, "-–—ـ:/)\n‐|"); i >= 0 {
		_, n := utf8.DecodeRuneInString(between[i:])
		between = between[i+n:]
	}
	text := strings.TrimLeftFunc(between, isInvisible)
	return next - len(text)
}

// classify says what a segment is, seen after the parts before it.
func (d *dateline) classify(a *Agencies, body string, s segment) (p part, weak bool) {
	words, i := s.words, len(d.parts)
	if hasDigit(body[s.start:s.end]) {
		words = foldedWords(withoutDate(body[s.start:s.end]))
		if len(words) == 0 {
			return partLabel, true // a date alone
		}
	}
	if weak, ok := placeOf(words); ok {
		if found := a.match(words); found != nil && len(d.parts) > 0 {
			return partAgency, found[0].weak
		}
		return partPlace, weak
	}
	if found := a.match(words); found != nil {
		return partAgency, found[0].weak && !s.bracketed()
	}
	if k := len(words); k > 1 { // «بيروت رويترز», «القاهرة من سامي حسن»
		for cut := 1; cut < k; cut++ {
			if weak, ok := placeOf(words[:cut]); ok && !weak && a.match(words[cut:]) != nil {
				return partAgency, false
			}
		}
	}
	switch {
	case len(words) == 1 && labels[words[0]]:
		return partLabel, false
	case hasDigit(body[s.start:s.end]) || !nameLike(words):
		return partNone, false
	case s.before == "," && i > 0 && d.parts[i-1] == partPlace && len(words) <= 3:
		return partPlace, true
	case i == 0 && strings.HasPrefix(s.after, ","):
		return partPlace, true // a place not listed, if a firm part follows: «كيغالي، رواندا (رويترز) -»
	}
	return partName, true
}

// ends reports whether the parts read so far can be a whole dateline.
func (d *dateline) ends() bool {
	n := len(d.parts)
	last := d.segments[n-1]
	firm, names, agencies, placesSeen := 0, 0, 0, 0
	for i, p := range d.parts {
		switch p {
		case partName:
			names++
		case partAgency:
			agencies++
		case partPlace:
			placesSeen++
		}
		if !d.weak[i] && p != partName {
			firm++
		}
	}
	sign := last.after
	line, colon := strings.Contains(sign, "\n"), strings.Contains(sign, ":")
	dash := strings.Contains(sign, "-") && !(last.glued && sign == "-" && agencies == 0)
	switch {
	case names > 2:
		return false
	case n == 1 && d.parts[0] == partName: // «الصحيفة/- قالت»
		return sign == "/-" && len(last.words) <= 3
	case d.parts[n-1] == partLabel && !d.weak[n-1]:
		return false
	case firm == 0 && agencies > 0 && placesSeen > 0, firm > 0:
		return line || colon || dash || agencies > 0 && strings.HasSuffix(sign, "/")
	}
	return false
}

// begins reports whether a sentence can begin with a word: not with «التي», which goes on from «سوريا - التي …».
func begins(word, sign string) bool { return !(strings.HasSuffix(sign, "-") && continuing[word]) }

// nameLike: one to five words without verbs, particles and numbers: a person, an outlet, an office.
func nameLike(words []string) bool {
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		switch {
		case notInNames[w], hasDigit(w):
			return false
		case i == 0 && (speaking[w] || speaking[strings.TrimSuffix(w, "ت")]):
			return false
		case utf8.RuneCountInString(w) == 1 && !titles[w]:
			return false
		case i > 0 && !bodies[words[0]] && (strings.HasPrefix(w, "وال") && len(words) > 2 || strings.HasPrefix(w, "بال") || strings.HasPrefix(w, "لل")):
			return false
		}
	}
	return true
}

// withoutDate takes a date and the preposition before it out of a dateline's part: «بيروت في 24 تموز» is «بيروت».
func withoutDate(s string) string {
	found := arabic.FindDates(s)
	if len(found) == 0 {
		return s
	}
	rest := strings.TrimSpace(s[:found[0].Start])
	for _, p := range []string{"في", "يوم", "بتاريخ"} {
		if rest == p || strings.HasSuffix(rest, " "+p) {
			rest = strings.TrimSuffix(rest, p)
		}
	}
	return strings.TrimSpace(strings.TrimSpace(rest) + " " + strings.TrimSpace(s[found[0].End:]))
}

func foldedWords(s string) []string {
	var words []string
	for _, seg := range cutSegments(s, 0, len(s)) {
		words = append(words, seg.words...)
	}
	return words
}

func hasDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹' {
			return true
		}
	}
	return false
}

var (
	// labels announce a name in a dateline: «كتب - سامي حسن:».
	labels = wordSet("كتب كتبت تقرير حوار خاص إعداد تحرير ترجمة مراسل مكتب تحقيق تصوير حاوره حاورته أجراه")
	// bodies begin the names of outlets and offices.
	bodies = wordSet("شبكة وكالة قناة صحيفة جريدة موقع مكتب مراسل مراسلة مندوب إعداد إذاعة مجلة منصة مركز بوابة")
	// continuing words go on from what stands before a dash.
	continuing = wordSet("التي الذي الذين اللتين اللذين اللواتي اللاتي وهي وهو وهم حيث كما والتي والذي والذين")
	// notInNames stand in sentences, hardly in names.
	notInNames = wordSet("في على إلى عن مع أن إن لا لم لن قد لقد هذا هذه ذلك تلك التي الذي الذين بين بعد قبل خلال ضد حول كما كل أو ثم بل لكن ما ماذا هل كيف لماذا متى " +
		"كان كانت يكون ليس هو هي هم وهو وهي منذ حتى عند عندما إذا لدى أمام أمس غدا وقال وأضاف وأكد يوم عام سنة نحو أكثر أقل غير عبر وسط رغم بسبب وفق بحسب أي كم مقتل إصابة ارتفاع من")
	// speaking verbs begin a first sentence; their feminine in ت is found without it.
	speaking = wordSet("قال أكد أعلن كشف ذكر أفاد أوضح أشار أضاف صرح شدد بين أبدى أعرب دعا طالب حذر نفى اتهم أدان ندد رحب وصف انتقد هدد توقع تعهد قرر وافق رفض " +
		"أطلق أقر أصدر أجرى بدأ انطلق اختتم افتتح دشن وصل غادر التقى استقبل بحث ناقش ترأس شارك حضر زار عقد وقع نفذ ضبط اعتقل أوقف قتل أصيب لقي توفي نجا تعرض شهد " +
		"سجل ارتفع انخفض تراجع قفز هبط استقر صعد بلغ حقق فاز خسر تعادل تأهل سيطر استعاد شن قصف استهدف هاجم سقط اندلع انفجر وقعت يواصل واصل يبدأ تبدأ يعتزم تعتزم " +
		"يشهد تشهد يجري تجري يسعى تسعى تستعد يستعد تواصل تتواصل يعقد تعقد نشر نقل نقلت بث استنكر طرح تسلم سلم كلف منح تمكن نجح أحبط عثر أنهى أغلق فتح شيع تفقد اطلع رعى " +
		"تباحث تلقى بعث هنأ عزى ودع أمر وجه صدر صادق أيد اعتبر رأى اعتمد طور أنجز تسبب أدى أسفر تحول عاد يعود تعود انسحب انضم التحق رفع خفض مدد جدد استأنف علق ألغى أجل تشكل")
)

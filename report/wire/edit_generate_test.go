package wire

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"isnad/similarity/arabic"
)

// plantedEdit is a change made on purpose: the words before and after. While a copy is made, one private character stands for both.
type plantedEdit struct {
	kind             EditKind
	before, after    string
	inSource, inCopy [2]int // bytes
}

const placeholder = 0xE000

// editedCopy is a generated copy and what was done to it.
type editedCopy struct {
	source, copied string
	planted        []plantedEdit
	neutral        []string
}

// editMaker makes copies as papers do. All its words are its own: it asks nothing of what it tests.
type editMaker struct{ random *rand.Rand }

// place is where a change can be made: bytes of the text and the words that go there.
type place struct {
	start, end int
	with       string
}

// pick chooses one of the places that are not near a change made before.
func (m *editMaker) pick(body string, places []place) (place, bool) {
	m.random.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	for _, p := range places {
		if !strings.ContainsFunc(body[max(p.start-80, 0):min(p.end+80, len(body))], func(r rune) bool { return r >= placeholder && r < placeholder+100 }) {
			return p, true
		}
	}
	return place{}, false
}

var editWord = regexp.MustCompile(`[\p{L}\p{M}]+`)

// replaceWords offers to put one of the other words of a row in the place of each.
func (m *editMaker) replaceWords(body string, rows []string, clitics bool) (places []place) {
	others := map[string][]string{}
	for _, row := range rows {
		words := strings.Fields(strings.ReplaceAll(row, "|", " "))
		for _, w := range words {
			for _, o := range words {
				if o != w {
					others[strings.ReplaceAll(w, "_", " ")] = append(others[strings.ReplaceAll(w, "_", " ")], strings.ReplaceAll(o, "_", " "))
				}
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(others)) {
		o := others[w]
		for from := 0; ; {
			i := strings.Index(body[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			if partOfNumber(body[from:]) || !wordEdge(body, from, false) || !wordEdge(body, i, true) && !(clitics && edgeBehindClitic(body, i)) {
				continue
			}
			places = append(places, place{i, from, o[m.random.IntN(len(o))]})
		}
	}
	sortPlaces(places)
	return places
}

// wordEdge reports whether no letter stands before (or behind) byte i.
func wordEdge(body string, i int, before bool) bool {
	rest := body[i:]
	if before {
		rest = body[:i]
	}
	loc := editWord.FindAllStringIndex(rest, -1)
	if len(loc) == 0 {
		return true
	}
	if before {
		return loc[len(loc)-1][1] < len(rest)
	}
	return loc[0][0] > 0
}

func edgeBehindClitic(body string, i int) bool {
	for _, c := range []string{"و", "ب", "ل"} {
		if strings.HasSuffix(body[:i], c) && wordEdge(body, i-len(c), true) {
			return true
		}
	}
	return false
}

var numberGoesOn = regexp.MustCompile(`^ (عشرة?|و?(عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)(ين|ون)|ومئت?ي?ن?|و[^ ]*مئة|ونصف)( |$)`)

// partOfNumber reports whether a number goes on in what follows.
func partOfNumber(rest string) bool { return numberGoesOn.MatchString(rest) }

func sortPlaces(places []place) {
	slices.SortFunc(places, func(x, y place) int { return cmp.Or(x.start-y.start, strings.Compare(x.with, y.with)) })
}

// Words that number, in rows of one gender and case.
var numberRows = []string{
	"ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة", "ثلاث أربع خمس ست سبع ثماني تسع", "عشرون ثلاثون أربعون خمسون ستون سبعون", "عشرين ثلاثين أربعين خمسين ستين سبعين",
	"مليون مليار", "مئة ألف", "ثلاثمئة خمسمئة ثمانمئة", "مليوني ألفي", "يومين شهرين أسبوعين ثلاثة_أيام", "عامين ثلاثة_أعوام أربعة_أعوام", "الأولى الثانية الثالثة الرابعة الخامسة",
	"مئتي ثلاثمئة", "واحد_وثلاثون واحد_وعشرون", "سبعة_عشر تسعة_عشر", "اثني_عشر خمسة_عشر", "نصف_مليون ربع_مليون", "أحد_عشر ثلاثة_عشر", "ثمانية_عشر أربعة_عشر",
}

// digitChanges offers other digits for numbers that are no dates.
func (m *editMaker) digitChanges(body string) (places []place) {
	dates := arabic.FindDates(body)
	for _, loc := range regexp.MustCompile(`[0-9]+([.,][0-9]+)?`).FindAllStringIndex(body, -1) {
		number, dated := body[loc[0]:loc[1]], false
		for _, d := range dates {
			dated = dated || loc[0] < d.End && d.Start < loc[1]+10
		}
		if dated || len(number) == 4 && (number[:2] == "19" || number[:2] == "20") {
			continue
		}
		changed := []byte(number)
		switch n := len(changed); {
		case n >= 3 && m.random.IntN(3) == 0 && changed[n-1] != '.' && !strings.ContainsAny(number, ".,"):
			changed = changed[:n-1] // a digit lost: 530 → 53
		case n >= 2 && changed[0] != changed[1] && changed[1] >= '1' && changed[1] <= '9':
			changed[0], changed[1] = changed[1], changed[0]
		default:
			changed[0] = '1' + (changed[0]-'0')%9
		}
		places = append(places, place{loc[0], loc[1], string(changed)})
	}
	return places
}

var dateRows = []string{
	"كانون_الثاني شباط آذار نيسان حزيران تموز أيلول تشرين_الأول كانون_الأول", "يناير فبراير أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
	"السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة", "اليوم أمس غدا", "جانفي فيفري أفريل جوان جويلية سبتمبر", "2008 2006 2009", "2014 2015 2013", "2019 2017 2018", "2024 2023 2025",
	"صباح_السبت مساء_الأحد", "22_و23 23_و24 12_و13",
}

// Names of the newsroom: full names, and what an editor's slip or another source makes of them.
var nameRows = []string{
	"ثابت_العباسي ثابت_العبادي ثابت_العباوي", "عثمان_كمبال عثمان_كمال عثمان_كنبال", "حليمة_أوشيك حليمة_أوشين حليمة_أبوشيك", "لبنى_الزياني لبنى_الزيات نورة_الزياني لبنى_الرياني",
	"ناصر_الهنائي ناصر_الهنداوي ناصر_السنائي", "مايا_ستيرن مايا_ستيفن ماري_ستيرن", "محمد_شياع محمد_شجاع", "سيليست_والاندر سيليست_والاندم كريستين_والاندر", "صباح_النعمان صباح_النعيمي صباح_العثمان",
	"سلمى_بادي سلمى_هادي سلمى_باري", "عدنان_الجميلي عدنان_الجبيلي عدنان_الجميري", "كرار_المياحي كرار_الصياحي كرار_المياسي", "أيهم_الحلواني أيهم_الحلوائي أدهم_الحلواني", "حسين_الدمنهوري حسين_الدمشقي حسن_الدمنهوري",
	"ياسين_العلمي ياسين_العلوي ياسر_العلمي", "عادل_الجندي عادل_الهندي عادل_الجندلي", "وليد_الطائي وليد_الطاهي خالد_الطائي", "تركي_العمري تركي_العامري", "مجدي_الصيرفي مجدي_الصوفي مجدي_الصيرمي",
	"كركوك البصرة", "بغداد دمشق", "المنامة الدوحة", "بيروت عمان", "بنما مالطا", "واشنطن لندن", "الأردنية القطرية", "نواكشوط الرباط", "مسقط الشارقة", "جدة ينبع",
	"أنس_بوشعيب أنس_بوشعيت أنس_بوحبيب", "ليث_حمودي ليث_حمداني ليث_محمودي", "نهى_سرحان نهى_فرحان نهى_سلطان", "كوامي_بادو كوامي_باندو كوفي_بادو", "إيليا_دراغوميروف إيليا_دراغونيروف إيليا_تراخوميروف",
	"ولد_باباه ولد_حاباه ولد_داداه", "عبد_العظيم_مهدي عبد_العظيم_فهدي عبد_الكريم_مهدي", "خور_السلم خور_العلم", "بئر_النور بئر_النون بئر_الحور",
}

// denied stands at the end of what is denied already.
var denied = regexp.MustCompile(`(^|[ و])(لا|لم|لن|ما|ليس|غير) ?$`)

// negations offers to put a denial in or to take one out.
func (m *editMaker) negations(body string) (places []place) {
	for _, row := range [][2]string{
		{"لم يكن ", "كان "},
		{"لم تكن ", "كانت "},
		{"لم يحدث ", "حدث "},
		{"لم يعلن ", "أعلن "},
		{"لم ينفذ ", "نفذ "},
		{"لم تغادر ", "غادرت "},
		{"لم تنشر ", "نشرت "},
		{"لم تتجاوز ", "تجاوزت "},
		{"لا يحتاج ", "يحتاج "},
		{"لا يدعو ", "يدعو "},
		{"لا نملك ", "نملك "},
		{"لا تستعجل ", "تستعجل "},
		{"لا نتوقع ", "نتوقع "},
		{"ليست ", ""},
		{"ليس ", ""},
		{"غير عاجلة", "عاجلة"},
		{"غير ناضجة", "ناضجة"},
		{"غير مدروس", "مدروس"},
		{"لا يكفي ", "يكفي "},
		{"عدم ذكر ", "ذكر "},
		{"لا تستبعد ", "تستبعد "},
		{"لن تكون ", "ستكون "},
		{"لا نية ", "نية "},
		{"لا يمكن ", "يمكن "},
		{"لم تتأثر ", "تأثرت "},
		{"لا تنهار ", "تنهار "},
		{"لا يزال مستعدا", "مستعدا"},
		{" كان ", " لم يكن "},
		{" كانت ", " لم تكن "},
		{"وكانت ", "ولم تكن "},
		{" سيحضر ", " لن يحضر "},
		{" يضم ", " لا يضم "},
		{" ستسمح ", " لن تسمح "},
		{" تعتمد ", " لا تعتمد "},
		{" يحصل ", " لا يحصل "},
		{" تحتاج ", " لا تحتاج "},
		{"وتحتاج ", "ولا تحتاج "},
		{" تبحث ", " لا تبحث "},
		{" قادرة ", " غير قادرة "},
		{" موجودة ", " غير موجودة "},
		{" واضح", " غير واضح"},
		{" يجري ", " لا يجري "},
		{" شاركت ", " لم تشارك "},
		{" تهدف ", " لا تهدف "},
		{" عثر ", " لم يعثر "},
		{" وثقت ", " لم توثق "},
		{" تشارك ", " لا تشارك "},
		{" عرفوا ", " لم يعرفوا "},
		{" سيواصلان ", " لن يواصلا "},
		{" قبلت ", " لم تقبل "},
		{" أجلت ", " لم تؤجل "},
		{" تنشر ", " لا تنشر "},
		{" يسمح ", " لا يسمح "},
		{" كافية", " غير كافية"},
	} {
		for from := 0; ; {
			i := strings.Index(body[from:], row[0])
			if i < 0 {
				break
			}
			i += from
			from = i + len(row[0])
			if denied.MatchString(body[:i+1]) {
				continue
			}
			if !strings.HasPrefix(row[0], " ") && !wordEdge(body, i, true) && !edgeBehindClitic(body, i) {
				continue
			}
			places = append(places, place{i, from, row[1]})
		}
	}
	sortPlaces(places)
	return places
}

// plant chooses a change of a kind.
func (m *editMaker) plant(body string, kind EditKind) (place, bool) {
	var places []place
	switch kind {
	case Number:
		if places = m.digitChanges(body); len(places) == 0 || m.random.IntN(2) == 0 {
			places = append(places, m.replaceWords(body, numberRows, true)...)
		}
	case Date:
		places = m.replaceWords(body, dateRows, true)
	case Name:
		places = m.replaceWords(body, nameRows, true)
	case Negation:
		places = m.negations(body)
	}
	return m.pick(body, places)
}

// copyOf makes a copy of an article's own text: n planted changes, and changes that say nothing.
func (m *editMaker) copyOf(body string, n int) editedCopy {
	kinds := [...]EditKind{Number, Date, Name, Negation}
	var made editedCopy
	for tries := 0; len(made.planted) < n && tries < 12; tries++ {
		kind := kinds[m.random.IntN(len(kinds))]
		p, ok := m.plant(body, kind)
		if !ok {
			continue
		}
		made.planted = append(made.planted, plantedEdit{kind: kind, before: body[p.start:p.end], after: p.with})
		body = body[:p.start] + string(rune(placeholder+len(made.planted)-1)) + body[p.end:]
	}
	copied := body
	for range 2 + m.random.IntN(5) {
		change := neutralChanges[m.random.IntN(len(neutralChanges))]
		copied = change.make(m, copied)
		made.neutral = append(made.neutral, change.name)
	}
	made.source = made.render(body, false)
	made.copied = made.render(copied, true)
	made.planted = slices.DeleteFunc(made.planted, func(p plantedEdit) bool { return p.inCopy[1] == 0 }) // its paragraph was cut
	return made
}

// render puts the words in the place of the private characters and notes where they stand.
func (c *editedCopy) render(body string, after bool) string {
	var out strings.Builder
	for _, r := range body {
		n := int(r) - placeholder
		if n < 0 || n >= len(c.planted) {
			out.WriteRune(r)
			continue
		}
		p := &c.planted[n]
		words, at := p.before, &p.inSource
		if after {
			words, at = p.after, &p.inCopy
		}
		*at = [2]int{out.Len(), out.Len() + len(words)}
		if words == "" {
			at[0], at[1] = max(at[0]-1, 0), at[1]+1
		}
		out.WriteString(words)
	}
	return out.String()
}

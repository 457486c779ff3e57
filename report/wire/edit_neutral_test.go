package wire

import (
	"regexp"
	"strings"
)

// neutralChange is one that papers make without saying anything else than the source.
type neutralChange struct {
	name string
	make func(m *editMaker, body string) string
}

var neutralChanges = []neutralChange{
	{"paragraph cut", (*editMaker).cutParagraph},
	{"paragraph moved", (*editMaker).moveParagraph},
	{"paragraphs joined", func(m *editMaker, body string) string { return strings.Replace(body, "\n", " ", 1+m.random.IntN(3)) }},
	{"sentence cut", (*editMaker).cutSentence},
	{"clause cut", (*editMaker).cutClause},
	{"quotation marks", func(m *editMaker, body string) string {
		return [...]*strings.Replacer{strings.NewReplacer("«", "\"", "»", "\""), strings.NewReplacer("«", "“", "»", "”"), strings.NewReplacer("«", "(", "»", ")")}[m.random.IntN(3)].Replace(body)
	}},
	{"months", (*editMaker).renameMonths},
	{"hamza", func(_ *editMaker, body string) string {
		return strings.NewReplacer("أ", "ا", "إ", "ا", "مسؤول", "مسئول").Replace(body)
	}},
	{"teh marbuta", func(_ *editMaker, body string) string {
		return regexp.MustCompile(`ة([ .،])`).ReplaceAllString(body, "ه$1")
	}},
	{"vowel signs", func(_ *editMaker, body string) string {
		return strings.NewReplacer("اً", "ا", "ّ", "").Replace(body)
	}},
	{"tatweel", func(_ *editMaker, body string) string { return strings.ReplaceAll(body, "لله", "للـه") }},
	{"digits", func(_ *editMaker, body string) string {
		return strings.NewReplacer("0", "٠", "1", "١", "2", "٢", "3", "٣", "4", "٤", "5", "٥", "6", "٦", "7", "٧", "8", "٨", "9", "٩").Replace(body)
	}},
	{"numbers in digits", func(m *editMaker, body string) string { return m.some(body, digitRows, 6) }},
	{"honorifics", func(m *editMaker, body string) string { return m.some(body, honorificRows, 4) }},
	{"spelling", func(m *editMaker, body string) string { return m.some(body, spellingRows, 8) }},
	{"synonyms", func(m *editMaker, body string) string { return m.some(body, synonymRows, 5) }},
	{"particles", func(m *editMaker, body string) string { return m.some(body, particleRows, 5) }},
	{"clitics", func(m *editMaker, body string) string { return m.some(body, cliticRows, 5) }},
	{"word order", func(m *editMaker, body string) string { return m.some(body, orderRows, 3) }},
	{"tail", func(_ *editMaker, body string) string { return body + "\nالمصدر: وكالات" }},
	{"commas", func(_ *editMaker, body string) string { return strings.ReplaceAll(body, "،", " ،") }},
	{"words dropped", (*editMaker).dropWords},
}

// Rows of "before|after".
var (
	digitRows     = strings.Split("ثلاثة أيام|3 أيام\nخمسة عشر|15\nسبعة|7\nثلاثين|30\nتسعة|9\nأربعة|4\nواحد وثلاثون|31\nأحد عشر|11\nخمسة وعشرين مليون|25 مليون\nاثني عشر|12\nثمانية عشر|18\nستين|60\nثماني|8\nثمانمئة|800\nإحدى وعشرون|21\nثمانية ملايين|8 ملايين\n2500|2,500\nالأولى|الاولى\nنصف مليون|500 ألف\nمليون ونصف المليون|1.5 مليون\nثلاث|3\nخمس|5", "\n")
	honorificRows = strings.Split("الدكتور |\nالمهندس |\nالدكتورة |\nالمستشار |\nرئيس الجمهورية|فخامة رئيس الجمهورية\nوزير الدفاع|معالي وزير الدفاع\nالرئيس |فخامة الرئيس \nوزير الري|معالي وزير الري\nاللواء |سعادة اللواء \nالسفير |سعادة السفير \nوقال |وقال السيد \nرحمه الله|", "\n")
	spellingRows  = strings.Split("الأمريكية|الأميركية\nالأمريكي|الأميركي\nالأمريكيين|الأميركيين\nالبنتاغون|البنتاجون\nكيلوغرام|كيلوجرام\nالولايات المتحدة|الولايات المتحده\nدراغوميروف|دراجوميروف\nأوريون|اوريون\nوالاندر|فالاندر\nعبد الله|عبدالله\nعبد الرحمن|عبدالرحمن\nالمئة|المائة\nثمانمئة|ثمانمائة\nمئة|مائة\nشؤون|شئون\nالشؤون|الشئون\nسورية|سوريا\nسوريا|سورية\nكونستانتسا|كونستانتزا\nإلى|الى\nفي المئة|بالمئة\nبالمئة|في المئة\nتلفزيون|تليفزيون\nالديمقراطية|الديموقراطية\nستيرن|شتيرن\nحمودي|حمّودي\nأوشيك|أوشيق\nسيليست|سيلست\nبوشعيب|بو شعيب\nالفيتوري|الفيتورى\nميلوش|ميلوس", "\n")
	synonymRows   = strings.Split("بلدات|قرى\nالمنظمات|الهيئات\nمنازلهم|بيوتهم\nالأهالي|السكان\nمحادثات|مباحثات\nالمباحثات|المحادثات\nاجتماعات|لقاءات\nبعد|عقب\nعقب|بعد\nخلال|أثناء\nنحو|حوالي\nقرابة|نحو\nأكثر من|ما يزيد على\nبسبب|نتيجة\nالمقبل|القادم\nالمقبلة|القادمة\nالماضي|المنصرم\nكبار المسؤولين|المسؤولين الكبار\nفيما|بينما\nفي حين|بينما\nالعاصمة|المدينة\nواسع|كبير\nخطة|مشروع\nمستقبل|مصير\nحماية|صون\nعدد|مجموع\nإثر|بعد\nأسفل|تحت\nقتلى|ضحايا\nمصابين|جرحى\nمصاباً|جريحاً\nاتفاق|تفاهم\nتوقف|تعطل\nأسراب|أفواج\nحملة|عملية\nغزيرة|كثيفة\nصغيرة|محدودة\nمجاورة|قريبة\nجديدة|إضافية\nمفاجئ|مباغت\nأعمال|أشغال\nيبدأ|ينطلق\nارتفعت|زادت\nشركة|مؤسسة\nتدرس|تبحث\nمبنى|بناية", "\n")
	particleRows  = strings.Split("من دون|دون\nمن دون|بلا\nبدون|من دون\nغير أن|إلا أن\nغير أن|لكن\nإلا أن|غير أن\nما زالت|لا تزال\nما زال|لا يزال\nلا تزال|ما زالت\nلا يزال|ما زال\nما أدى|مما أدى\nولا سيما|وخاصة\nلا سيما|وخصوصاً\nما بين|بين\nما لا يقل عن|قرابة\nحسبما|كما\nكما |\nأيضاً |\nقد |\nوذلك |\nإن |أن \nحيث|إذ\nإذ|حيث\nعلى الرغم من|رغم\nبما فيها|ومنها\nعند|في\nحتى الآن|إلى الآن\nلم تعد|ما عادت\nلا يقل|يزيد\nلا بد|يجب\nوهو ما|ما\nمما|ما\nعلماً|مع العلم", "\n")
	cliticRows    = strings.Split("وقال|قال\nوأضاف|أضاف\nوأكد|أكد\nوكانت|كانت\nوأعلن|أعلن\nوزير الدفاع|الوزير\nمدينة|المدينة\nبنسبة|نسبة\nفي بغداد|ببغداد\nفي المنطقة|بالمنطقة\nإلى العراق|للعراق\nوذكر|ذكر\nوتوقع|توقع\nالحوار|حوار\nبيان|البيان\nمن المنتظر|المنتظر\nوشاركت|شاركت\nعلى أن|أن\nمسؤول|المسؤول\nقواتنا|القوات\nبلادها|بلاده\nحكومته|الحكومة\nموكله|الموكل\nمكاسبه|المكاسب", "\n")
	orderRows     = strings.Split("وقال المتحدث|المتحدث قال\nوقال بيان مشترك|بيان مشترك قال\nالعراق والولايات المتحدة|الولايات المتحدة والعراق\nثلاثة أيام بلا انقطاع|بلا انقطاع ثلاثة أيام\nوأعربت الجزائر|الجزائر أعربت\nمياه الشرب والخيام|الخيام ومياه الشرب\nالخيام ومياه الشرب|مياه الشرب والخيام\nوأكد العباسي|العباسي أكد\nتونس والمغرب ولبنان|لبنان وتونس والمغرب\nكركوك وديالى|ديالى وكركوك\nفي بغداد، الجمعة|الجمعة، في بغداد\nمساء الأربعاء|الأربعاء مساء\nالسنغال ومالي|مالي والسنغال\nوتدر القناة|القناة تدر\nوارتفع سهم|سهم ارتفع", "\n")
)

// some makes up to most of the changes of rows that a text has place for.
func (m *editMaker) some(body string, rows []string, most int) string {
	for _, n := range m.random.Perm(len(rows)) {
		before, after, _ := strings.Cut(rows[n], "|")
		at := strings.Index(body, before)
		if at < 0 || partOfNumber(body[at+len(before):]) || !wordEdge(body, at, true) || !strings.HasSuffix(before, " ") && !wordEdge(body, at+len(before), false) {
			continue
		}
		body = body[:at] + after + body[at+len(before):]
		if most--; most == 0 {
			break
		}
	}
	return body
}

func (m *editMaker) cutParagraph(body string) string {
	lines := strings.Split(body, "\n")
	if len(lines) < 4 {
		return body
	}
	n := 1 + m.random.IntN(len(lines)-1)
	return strings.Join(append(lines[:n:n], lines[n+1:]...), "\n")
}

func (m *editMaker) moveParagraph(body string) string {
	lines := strings.Split(body, "\n")
	if len(lines) < 4 {
		return body
	}
	n := 2 + m.random.IntN(len(lines)-2)
	line := lines[n]
	lines = append(lines[:n:n], lines[n+1:]...)
	to := 1 + m.random.IntN(len(lines)-1)
	return strings.Join(append(lines[:to:to], append([]string{line}, lines[to:]...)...), "\n")
}

var editSentence = regexp.MustCompile(`(?:[^.\n]|\.[0-9٠-٩])+\.(?: |\n)`)

func (m *editMaker) cutSentence(body string) string {
	found := editSentence.FindAllStringIndex(body, -1)
	if len(found) < 3 {
		return body
	}
	at := found[1+m.random.IntN(len(found)-1)]
	return body[:at[0]] + body[at[1]:]
}

// cutClause cuts from one comma to the next.
func (m *editMaker) cutClause(body string) string {
	found := regexp.MustCompile(`، [^،.\n]+،`).FindAllStringIndex(body, -1)
	if len(found) == 0 {
		return body
	}
	at := found[m.random.IntN(len(found))]
	return body[:at[0]] + body[at[1]-len("،"):]
}

// dropWords drops adjectives here and there.
func (m *editMaker) dropWords(body string) string {
	for _, w := range [...]string{" كبير", " جديدة", " كبيرة", " المشترك", " الدولي", " العليا", " الأمنية", " العسكرية", " كثيفاً", " صغيرة", " الرئيسي", " مشترك", " مبكر", " قديم"} {
		if at := strings.Index(body, w); at >= 0 && wordEdge(body, at+len(w), false) && m.random.IntN(2) == 0 {
			body = body[:at] + body[at+len(w):]
		}
	}
	return body
}

var editMonths = [...]string{"كانون الثاني|يناير|جانفي", "شباط|فبراير|فيفري", "آذار|مارس", "نيسان|أبريل|أفريل", "أيار|مايو|ماي", "حزيران|يونيو|جوان", "تموز|يوليو|جويلية", "آب|أغسطس|أوت", "أيلول|سبتمبر", "تشرين الأول|أكتوبر", "تشرين الثاني|نوفمبر", "كانون الأول|ديسمبر"}

func (m *editMaker) renameMonths(body string) string {
	for _, row := range editMonths {
		names := strings.Split(row, "|")
		for n, name := range names {
			at := strings.Index(body, name)
			if at < 0 || !wordEdge(body, at, true) || !wordEdge(body, at+len(name), false) {
				continue
			}
			other := names[(n+1)%len(names)]
			if m.random.IntN(3) == 0 {
				other = name + " (" + other + ")"
			}
			body = body[:at] + other + body[at+len(name):]
			break
		}
	}
	return body
}

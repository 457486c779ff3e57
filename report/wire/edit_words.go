// What single words mean to an edit, from readable lists.
package wire

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"isnad/similarity/arabic"
)

var (
	//go:embed edit_verbs.txt
	verbList string
	//go:embed edit_negations.txt
	negationList string
	//go:embed edit_honorifics.txt
	honorificList string
	//go:embed edit_prayers.txt
	prayerList string
	//go:embed edit_attributions.txt
	attributionList string
	//go:embed edit_labels.txt
	labelList string
	//go:embed edit_names.txt
	nameList string
	//go:embed edit_places.txt
	placeList string
	//go:embed edit_ranks.txt
	rankList string
	//go:embed edit_measures.txt
	measureList string
)

// meaning is a set of parts that a word can play.
type meaning uint32

const (
	isStop meaning = 1 << iota
	isNumber
	isOrdinal
	isMonth
	isMonthHead // كانون, تشرين and the like: half a name
	isWeekday
	isRelative // اليوم, أمس, غدا
	isDaypart  // صباح, مساء
	isDayNumber
	isYear
	isDateGlue // may stand inside a date: يوم, شهر, عام, من
	isNegation
	isVerb
	isName
	isLabel
	isTitle // announces a person: الوزير, المتحدث
	isOpening
	isMedia
	isAgency
	isDual    // يومين
	isDeath   // قتل: someone did it
	isDying   // مصرع, حتف: no one did
	isLight   // تم, جرى: the deed becomes a noun
	isByAgent // «على يد», «من قبل»
	isLatin
	isEnd   // of a sentence
	isActor // القوات, الحكومة
	isPlace
	isNation   // an adjective of a listed place
	isOffice   // وزير, رئيس: what follows says of what
	isHead     // مدينة, شركة, بن: what follows is a name
	isArticled // الخمسة, المئة: a number if tens or a magnitude follow

	isDate   = isMonth | isWeekday | isRelative | isDaypart | isDayNumber | isYear
	isValued = isNumber | isMonth | isWeekday | isRelative | isDaypart
)

// word is what the lists say of a word, with و ف ب ل ك before it understood.
type wordInfo struct {
	meaning
	value float64 // of an ordinal, month, weekday, relative day, part of the day
	same  uint64  // number of the name or verb: equal for forms of one
	times float64 // of «ألف», «مليون»: what the number before it is multiplied by
	land  uint64  // number of the state that a place lies in, or is
	state bool
	unit  uint16     // number of a unit of measure: equal for forms of one
	hours float64    // of a unit of time
	rank  bool       // عريف, جندي
	bare  arabic.Key // the form that stands in a list
	after []arabic.Key
	heads []*formula // honorifics and prayers it may begin, longest first
}

// formula is a fixed expression.
type formula struct {
	kind EditKind
	keys []arabic.Key
}

// lexicon leads from folded words to their meaning.
type lexicon map[arabic.Key]*wordInfo

// lists is read at first use, in about a millisecond.
var editLists = sync.OnceValue(func() lexicon {
	l := lexicon{}
	l.addTable()
	l.addVerbs()
	l.addNegations()
	l.addPhrases(Honorific, honorificList)
	l.addPhrases(Prayer, prayerList)
	l.addAttributions()
	l.addNames()
	l.addPlaces()
	l.addMeasures()
	for line := range listLines(labelList) {
		for _, k := range wordKeys(line) {
			l.at(k).meaning |= isLabel
		}
	}
	return l
})

// listLines gives the lines of a list without comments.
func listLines(list string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

func wordKeys(line string) []arabic.Key {
	var keys []arabic.Key
	for _, t := range arabic.Tokenize(nil, line) {
		keys = append(keys, t.Key)
	}
	return keys
}

func (l lexicon) at(k arabic.Key) *wordInfo {
	w := l[k]
	if w == nil {
		w = &wordInfo{bare: k}
		l[k] = w
	}
	return w
}

func (l lexicon) add(names string, m meaning, value float64) {
	for _, k := range wordKeys(names) {
		w := l.at(k)
		w.meaning |= m
		if m&(isValued|isOrdinal|isDual|isArticled) != 0 {
			w.value = value
		}
	}
}

// addTable enters the closed classes of words. Months of one word are those of arabic.FindDates: see monthOf.
func (l lexicon) addTable() {
	for i, names := range [...]string{
		"الأول الأولى أول أولى الحادي الحادية", "الثاني الثانية ثاني ثانية", "الثالث الثالثة ثالث ثالثة", "الرابع الرابعة رابع رابعة", "الخامس الخامسة خامس خامسة",
		"السادس السادسة سادس سادسة", "السابع السابعة سابع سابعة", "الثامن الثامنة ثامن ثامنة", "التاسع التاسعة تاسع تاسعة", "العاشر العاشرة عاشر عاشرة",
	} {
		l.add(names, isOrdinal, float64(i+1))
	}
	for i, names := range [...]string{"العشرون العشرين", "الثلاثون الثلاثين", "الأربعون الأربعين", "الخمسون الخمسين", "الستون الستين", "السبعون السبعين", "الثمانون الثمانين", "التسعون التسعين"} {
		l.add(names, isOrdinal, float64(20+10*i))
	}
	for i, names := range [...]string{"الأحد", "الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"} {
		l.add(names, isWeekday, float64(i))
	}
	for shift, names := range map[float64]string{-1: "أمس البارحة", 0: "اليوم", 1: "غد غدا الغد"} {
		l.add(names, isRelative, shift)
	}
	for part, names := range map[float64]string{1: "صباح صباحا الصباح فجر فجرا الفجر", 2: "ظهر ظهرا الظهر", 3: "مساء المساء ليل ليلا الليل ليلة عصر عصرا"} {
		l.add(names, isDaypart, part)
	}
	for i, names := range [...]string{"محرم المحرم", "صفر", "", "", "", "", "رجب", "شعبان", "رمضان", "شوال"} {
		l.add(names, isMonth, float64(hijri+i+1))
	}
	l.add("كانون تشرين ربيع جمادى ذو ذي", isMonthHead, 0)
	l.add("يوم يومي شهر عام سنة العام الشهر ليلة", isDateGlue, 0)
	for value, names := range map[float64]string{5: "بخمس لخمس", 6: "بست", 7: "بسبع لسبع", 9: "بتسع لتسع", 10: "بعشر لعشر"} {
		l.add(names, isOrdinal, value) // arabic leaves these alone: they could be other words
	}
	for i, names := range [...]string{"الواحد الواحدة الإحدى", "الاثنان الاثنتين الاثني الاثنتي الاثنا الاثنتا", "الثلاث الثلاثة", "الأربع الأربعة", "الخمس الخمسة", "الست الستة", "السبع السبعة", "الثماني الثمانية", "التسع التسعة"} {
		l.add(names, isArticled, float64(i+1))
	}
	l.add("المئة المائة", isArticled, 100)
	l.add("نصف النصف", isOrdinal, .5)
	l.add("ثلث الثلث", isOrdinal, 1.0/3)
	l.add("ربع الربع ربعا", isOrdinal, .25)
	l.add("ثلثا ثلثي الثلثين", isOrdinal, 2.0/3)
	for n, names := range [...]string{"يومين يومان", "أسبوعين أسبوعان", "شهرين شهران", "عامين عامان سنتين سنتان", "ساعتين ساعتان", "دقيقتين دقيقتان", "مرتين مرتان", "ليلتين ليلتان"} {
		for _, name := range strings.Fields(names) {
			for _, form := range [...]string{name, "ال" + name} {
				l.add(form, isDual, 2)
				l.at(wordKey(form)).same = uint64(n + 1)
			}
		}
	}
	l.add("قتل قتلت قتلوا قتلته اغتال اغتيل اغتيلت يقتل تقتل أردى صفى", isDeath, 0)
	l.add("مصرع مصرعه مصرعها مصرعهم حتفه حتفها حتفهم توفي توفيت توفوا وفاة مات ماتت قضى قضت قضوا فارق استشهد استشهدت استشهدوا استشهاد لقي لقيت لقوا", isDying, 0)
	l.add("تم تمت يتم تتم جرى جرت يجري تجري", isLight, 0)
	l.add("يد يدي أيدي قبل بنيران برصاص نيران رصاص", isByAgent, 0)
	l.add("الوزير الوزيرة الرئيس الرئيسة المتحدث المتحدثة اللواء العميد العقيد الرائد الفريق النقيب الملازم الدكتور الدكتورة المهندس المهندسة الأستاذ الشيخ السيد السيدة الأمير الأميرة الملك النائب النائبة "+
		"السفير السفيرة المحامي المحامية القاضي الخبير الخبيرة المدرب اللاعب المهاجم الحارس الكاتب الكاتبة الشاعر الفنان الفنانة الممثل المخرج المخرجة الصحفي الصحفية الناشط الناشطة الباحث الباحثة الزعيم القائد "+
		"المدعو المستشار المستشارة الجنرال اللورد الحاج العلامة المطران البطريرك البابا السلطان", isTitle, 0)
	l.add("وزير وزيرة وزارة رئيس رئيسة مدير مديرة قائد سفير سفيرة نائب أمين ناطق متحدث عضو زعيم محافظ حاكم والي عمدة مدرب نقيب نقيبة كبير كبيرة خبير خبيرة عالم عالمة طبيب طبيبة مهندس قاضي مفتي مساعد مساعدة وكيل وكيلة نائبة ناشط ناشطة باحث باحثة كاتب كاتبة لاعب حارس مهاجم ممثل ممثلة مندوب مندوبة مبعوث مستشار مستشارة محلل محللة أستاذ أستاذة عميد مخرج مخرجة رائد", isOffice, 0)
	l.add("القوات الحكومة الجيش الشرطة الفصائل الجماعة الجماعات الحركة التنظيم الحزب المعارضة النظام السلطات الميليشيا الميليشيات المليشيات الجنود الجهات الدولة الحشد المتظاهرون المتظاهرين المحتجون المحتجين "+
		"المتهم المتهمة الضحية الشاب الشابة الفتاة الرجل المرأة العمال المهاجرين المهاجرون اللاجئين اللاجئون المقاتلين المقاتلون المسلحين المسلحون العشائر الشركة المنظمة الوفد الاحتلال", isActor, 0)
	l.add("بن ابن بنت ولد آل أبو أم بني مدينة بلدة قرية محافظة ولاية قضاء ناحية حي شارع ميدان جبل وادي نهر بحيرة خور بئر جزيرة ميناء مطار معبر مخيم قلعة سد دير تل كفر رأس شركة مصرف نادي مؤسسة سفينة ملعب إقليم", isHead, 0)
}

// addVerbs numbers the verbs of reporting by their line.
func (l lexicon) addVerbs() {
	n := uint64(0)
	for line := range listLines(verbList) {
		n++
		for _, k := range wordKeys(line) {
			w := l.at(k)
			w.meaning |= isVerb
			w.same = n
		}
	}
}

func (l lexicon) addNegations() {
	for line := range listLines(negationList) {
		name, after, _ := strings.Cut(line, ":")
		for _, k := range wordKeys(name) {
			w := l.at(k)
			w.meaning |= isNegation
			w.after = wordKeys(after)
		}
	}
}

func (l lexicon) addPhrases(kind EditKind, list string) {
	for line := range listLines(list) {
		keys := wordKeys(line)
		w := l.at(keys[0])
		at := 0
		for at < len(w.heads) && len(w.heads[at].keys) >= len(keys) {
			at++
		}
		w.heads = append(w.heads, nil)
		copy(w.heads[at+1:], w.heads[at:])
		w.heads[at] = &formula{kind: kind, keys: keys}
	}
}

func (l lexicon) addAttributions() {
	for line := range listLines(attributionList) {
		part, names, _ := strings.Cut(line, ":")
		l.add(names, map[string]meaning{"opens": isOpening, "media": isMedia, "agency": isAgency}[part], 0)
	}
}

// addNames numbers the names; those of a line with = share one number.
func (l lexicon) addNames() {
	n := uint64(1 << 20)
	for line := range listLines(nameList) {
		names, one := strings.CutPrefix(line, "=")
		names, place := strings.CutPrefix(names, "@")
		n++
		for _, k := range wordKeys(names) {
			w := l.at(k)
			w.meaning |= isName
			if place {
				w.meaning |= isPlace
			}
			if !one {
				n++
			}
			if one || w.same == 0 {
				w.same = n
			}
		}
	}
}

// addPlaces tells of every place which state it lies in.
func (l lexicon) addPlaces() {
	n := uint64(0)
	for line := range listLines(placeList) {
		n++
		state, inside, _ := strings.Cut(line, ":")
		for _, k := range wordKeys(inside) {
			l.at(k).land = n
		}
		for _, k := range wordKeys(state) {
			l.at(k).land, l.at(k).state = n, true
		}
	}
	for line := range listLines(rankList) {
		for _, k := range wordKeys(line) {
			l.at(k).rank = true
		}
	}
}

// addMeasures numbers what numbers count in by its line.
func (l lexicon) addMeasures() {
	n := uint16(0)
	for line := range listLines(measureList) {
		n++
		forms, hours, _ := strings.Cut(line, ":")
		lasting, _ := strconv.ParseFloat(strings.TrimSpace(hours), 64)
		for _, k := range wordKeys(forms) {
			l.at(k).unit, l.at(k).hours = n, lasting
		}
	}
}

// clitics stand before a word; the longest come first, and what remains must stand in a list.
var listClitics = [...]string{"ولل", "فلل", "وال", "وبال", "لل", "بال", "كال", "فال", "وب", "ول", "فب", "و", "ف", "ب", "ل", "ك"}

// lookUp gives what the lists say of a word in its folded spelling, nil if nothing.
func (l lexicon) lookUp(folded string, k arabic.Key) *wordInfo {
	if w := l[k]; w != nil {
		return w
	}
	for _, c := range listClitics {
		rest, ok := strings.CutPrefix(folded, c)
		if !ok || len(rest) < 4 { // two letters
			continue
		}
		if strings.HasSuffix(c, "ال") || strings.HasSuffix(c, "لل") {
			rest = "ال" + rest
		}
		if w := l[wordKey(rest)]; w != nil && (len(rest) > 4 || c == "و" || w.meaning&isNegation == 0) {
			return w
		}
	}
	if w := l.nation(folded); w != nil {
		return w
	}
	if rest, ok := strings.CutPrefix(folded, "ال"); ok { // labels are listed without the article
		if w := l[wordKey(rest)]; w != nil && w.meaning&isLabel != 0 {
			return &wordInfo{meaning: isLabel, bare: w.bare}
		}
	}
	return nil
}

// nation gives the meaning of an adjective of a listed place: «الأردنية», «عراقيين».
func (l lexicon) nation(folded string) *wordInfo {
	for _, end := range [...]string{"يه", "يين", "يون", "ي"} {
		place, ok := strings.CutSuffix(folded, end)
		if !ok || len(place) < 6 {
			continue
		}
		place = strings.TrimPrefix(withoutClitics(place), "ال")
		for _, name := range [...]string{place, "ال" + place, place + "ا", place + "يا", place + "ه"} {
			if w := l[wordKey(name)]; w != nil && w.meaning&isPlace != 0 {
				return &wordInfo{meaning: isNation, same: w.same, bare: wordKey(folded)}
			}
		}
	}
	return nil
}

func wordKey(s string) arabic.Key {
	t := arabic.Tokenize(make([]arabic.Token, 0, 2), s)
	if len(t) != 1 {
		return 0
	}
	return t[0].Key
}

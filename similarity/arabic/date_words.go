package arabic

import "sync"

// dateWord is what a word can be in a date. One word may play several parts: «الأول» is an ordinal and half of «تشرين الأول».
type dateWord struct {
	month   uint8 // 1–12
	first   uint8 // first half of a two-word month: see monthPairs
	second  uint8 // second half: 1 or 2
	hijri   uint8 // 1–12
	weekday uint8 // 1 Sunday … 7 Saturday
	ordinal uint8 // 1–10 «السابع», 20, 30
	tens    uint8 // «والعشرين» 20, «والثلاثين» 30
	role    uint16
}

// Parts a word can play besides.
const (
	roleTeen    uint16 = 1 << iota // عشر, after an ordinal
	roleYear                       // عام, سنة
	roleMonth                      // شهر
	roleOf                         // من, of: between day and month
	roleAM                         // ص
	rolePM                         // م after a time
	roleNoon                       // ظهرا
	roleNight                      // ليلا
	roleAfter                      // بعد (الظهر), قبل (الظهر) has roleBefore
	roleBefore                     //
	roleTheNoon                    // الظهر
	roleMilad                      // م, ميلادي after a year
	roleHijra                      // هـ after a year
	roleJoin                       // الموافق
	roleAt                         // الساعة, في, يوم: may stand between parts
	roleSuffix                     // st, nd, rd, th
)

// First halves of two-word months, and what they make with a second half 1 or 2; Hijri ones count from hijriPair.
const (
	firstKanun uint8 = iota + 1
	firstTishrin
	firstRabi
	firstJumada
	firstDhu
)

// monthNames lists each month's names over all regions as they are written; folding joins their spellings with and without hamza.
// Levant and Iraq, Egypt and the Gulf, Tunisia and Algeria, Morocco, Mauritania, English, French.
var monthNames = [12]string{
	"يناير جانفي جانفيي ينير january jan janvier janv",
	"شباط اشباط فبراير فيفري february feb février fevrier févr",
	"آذار مارس march mar mars",
	"نيسان أبريل إبريل أفريل april apr avril avr",
	"أيار مايس مايو ماي may mai",
	"حزيران يونيو يونيه جوان june jun juin",
	"تموز يوليو يوليه يوليوز جويلية july jul juillet juil",
	"آب أغسطس أغشت غشت أوت august aug août aout",
	"أيلول سبتمبر شتنبر شتمبر september sep sept septembre",
	"أكتوبر october oct octobre",
	"نوفمبر نونبر نوفبر november nov novembre",
	"ديسمبر دجنبر دجمبر ديجمبر دسمبر december dec décembre decembre déc",
}

// hijriNames: the months of one word; «ربيع», «جمادى», «ذو» need their second word.
var hijriNames = [12]string{
	"محرم المحرم", "صفر", "", "", "", "",
	"رجب", "شعبان", "رمضان", "شوال", "", "",
}

// weekdayNames from Sunday.
var weekdayNames = [7]string{
	"الأحد sunday sun dimanche",
	"الاثنين الإثنين monday mon lundi",
	"الثلاثاء الثلثاء tuesday tue tues mardi",
	"الأربعاء الاربعا wednesday wed mercredi",
	"الخميس thursday thu thurs thur jeudi",
	"الجمعة friday fri vendredi",
	"السبت saturday sat samedi",
}

var ordinalNames = map[uint8]string{
	1: "الأول الحادي الأولى الحادية", 2: "الثاني الثانية", 3: "الثالث الثالثة", 4: "الرابع الرابعة", 5: "الخامس الخامسة",
	6: "السادس السادسة", 7: "السابع السابعة", 8: "الثامن الثامنة", 9: "التاسع التاسعة", 10: "العاشر العاشرة", 20: "العشرين العشرون", 30: "الثلاثين الثلاثون",
}

var roleNames = map[uint16]string{
	roleTeen:           "عشر",
	roleYear:           "عام العام لعام للعام بعام وعام سنة السنة لسنة وسنة بالعام",
	roleMonth:          "شهر",
	roleOf:             "من of de",
	roleAM:             "ص صباحا صباح فجرا الصبح am",
	rolePM:             "مساء عصرا المساء pm",
	rolePM | roleMilad: "م",
	roleMilad:          "ميلادي ميلادية الميلادي ad",
	roleHijra:          "هـ ه هجري هجرية الهجري ah",
	roleNoon:           "ظهرا",
	roleNight:          "ليلا",
	roleAfter:          "بعد",
	roleBefore:         "قبل",
	roleTheNoon:        "الظهر",
	roleJoin:           "الموافق الموافقة الموافقه",
	roleAt:             "الساعة يوم في عند at on t بتاريخ تمام le",
	roleSuffix:         "st nd rd th er",
}

// dateVocabulary is built once from the tables above: folded word → its parts.
type dateVocabulary struct{ hashedWords[dateWord] }

var dateWords = sync.OnceValue(func() *dateVocabulary {
	v := &dateVocabulary{newHashedWords[dateWord]()}
	for i := range 12 {
		v.add(monthNames[i], func(w *dateWord) { w.month = uint8(i + 1) })
		v.add(hijriNames[i], func(w *dateWord) { w.hijri = uint8(i + 1) })
	}
	for i := range 7 {
		v.add(weekdayNames[i], func(w *dateWord) { w.weekday = uint8(i + 1) })
	}
	for n, names := range ordinalNames {
		v.add(names, func(w *dateWord) { w.ordinal = n })
	}
	for role, names := range roleNames {
		v.add(names, func(w *dateWord) { w.role |= role })
	}
	for tens, names := range map[uint8]string{20: "والعشرين والعشرون", 30: "والثلاثين والثلاثون"} {
		v.add(names, func(w *dateWord) { w.tens = tens })
	}
	for first, names := range map[uint8]string{
		firstKanun: "كانون", firstTishrin: "تشرين", firstRabi: "ربيع", firstJumada: "جمادى جمادا جماد", firstDhu: "ذو ذي ذى",
	} {
		v.add(names, func(w *dateWord) { w.first = first })
	}
	v.add("الأول أول الاولى القعدة", func(w *dateWord) { w.second = 1 })
	v.add("الثاني ثاني الآخر الآخرة الثانية ثان الحجة", func(w *dateWord) { w.second = 2 })
	return v
})

// add gives every word of names a part.
func (v *dateVocabulary) add(names string, part func(*dateWord)) {
	for len(names) > 0 {
		h, end := foldHash(names, 0)
		if h != 0 {
			w := v.words[h]
			part(&w)
			v.put(h, w)
		}
		names = names[max(end, 1):]
	}
}

// An event of sixty articles.
package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"isnad/dedup/corpus"
)

// record is an article as a line of JSON.
type record struct {
	ID     string `json:"id,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	Title  string `json:"title,omitempty"`
	URL    string `json:"url,omitempty"`
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
	Body   string `json:"body"`
}

// fire is what the agency of the invented town of صنوبر sent.
var fire = []string{
	"أعلنت هيئة الموانئ في مدينة الصنوبر، صباح الأربعاء، أن حريقاً اندلع في مستودع للحبوب على الرصيف الثالث من مرفأ المدينة وأن فرق الإطفاء سيطرت عليه بعد سبع ساعات.",
	"وقال المتحدث باسم الهيئة نادر الحمداني إن النيران أتت على نحو 4200 طن من القمح المستورد قبل أن يتوقف امتدادها إلى المستودعات المجاورة.",
	"وأضاف الحمداني: \"لم تقع وفيات، وأصيب أحد عشر عاملاً بحالات اختناق نقلوا إلى مستشفى الصنوبر العام وغادر معظمهم بعد ساعات\".",
	"وأوضح أن شرارة من رافعة كهربائية قديمة هي السبب المرجح للحريق، وأن لجنة فنية ستسلم تقريرها خلال عشرة أيام.",
	"وشاركت في إخماد النيران 28 سيارة إطفاء وزورقان، فيما أخلت السلطات ثلاثة أحياء قريبة من المرفأ تحسباً لانتشار الدخان.",
	"ونفى مدير صوامع المرفأ سليم الورداني أن يكون الحريق قد أثر في مخزون البلاد من القمح، وقال إن المتوفر يكفي أربعة أشهر.",
	"في المقابل، اتهم اتحاد عمال الموانئ الهيئة بإهمال صيانة الرافعات منذ عامين، وطالب بإقالة مدير السلامة في المرفأ.",
	"وكان حريق مماثل قد وقع في المرفأ نفسه في آذار/مارس 2019 وأدى إلى إغلاق الرصيف الثاني ستة أسابيع.",
	"وعلقت حركة السفن في المرفأ حتى مساء الخميس، وحولت إحدى عشرة سفينة إلى مرفأ الرمان.",
	"وقال شهود إن سحابة سوداء غطت سماء المدينة ساعات، وإن رائحة القمح المحترق بلغت الضواحي.",
}

// leads are what outlets put before it.
var leads = []string{
	"تصاعد الدخان فوق الصنوبر يوماً كاملاً بعدما التهم حريق كبير مستودعاً للقمح في مرفئها.",
	"عاد سؤال السلامة في المرافئ إلى الواجهة بعد حريق مستودع الحبوب في الصنوبر.",
	"استيقظ سكان الأحياء المحيطة بمرفأ الصنوبر على دوي صفارات الإطفاء.",
}

// changes are what outlets altered on the way.
var changes = [][2]string{
	{"4200 طن", "4500 طن"},
	{"أحد عشر عاملاً", "تسعة عمال"},
	{"نادر الحمداني", "نديم الحمداني"},
	{"اتهم", "انتقد"},
	{"حريقاً اندلع", "حريقاً هائلاً اندلع"},
	{"28 سيارة", "ثلاثين سيارة"},
	{"آذار/مارس", "مارس"},
}

// crowdSize articles of crowdOutlets outlets make one event.
const crowdSize, crowdOutlets = 60, 25

// crowd is the report of them.
var crowd = sync.OnceValues(func() (*written, error) {
	start := time.Date(2024, 10, 9, 7, 10, 0, 0, time.FixedZone("", 3*3600))
	var records []record
	for i := range crowdSize {
		r := record{
			ID: fmt.Sprintf("fire-%02d", i+1), Outlet: outletName(i % crowdOutlets),
			Title: "حريق في مستودع للقمح بمرفأ الصنوبر", Date: start.Add(time.Duration(i*i/4+i*11) * time.Minute).Format(time.RFC3339),
		}
		r.Body = strings.Join(telling(i), "\n\n")
		if i%3 == 1 {
			r.Title = "مرفأ الصنوبر: السيطرة على حريق المستودع بعد سبع ساعات"
		}
		if i%9 == 4 {
			r.Date = ""
		}
		records = append(records, r)
	}
	return writeRecords("crowd", records)
})

func outletName(i int) string {
	kinds := []string{"صحيفة", "موقع", "قناة", "شبكة", "إذاعة"}
	names := []string{"الزعتر", "السنابل", "القنطرة", "الميناء", "الياقوت"}
	return kinds[i/len(names)] + " " + names[i%len(names)]
}

// telling is the dispatch as the i-th outlet printed it: some keep all, some drop paragraphs, alter a word, or put a lead of their own before it.
func telling(i int) []string {
	var told []string
	if i%4 == 3 {
		told = append(told, leads[i/4%len(leads)])
	}
	for n, sentence := range fire {
		if i > 4 && n > 2 && (i*7+n*5)%11 < 4 {
			continue
		}
		if change := changes[i%len(changes)]; i > 0 && i%2 == 0 {
			sentence = strings.Replace(sentence, change[0], change[1], 1)
		}
		told = append(told, sentence)
	}
	return told
}

// writeRecords makes a report of records.
func writeRecords(name string, records []record) (*written, error) {
	dir, err := temporary()
	if err != nil {
		return nil, err
	}
	if err := saveRecords(dir, records); err != nil {
		return nil, err
	}
	return write(name, []string{dir}, corpus.DefaultAgencies())
}

// saveRecords writes records into a folder, as JSON lines.
func saveRecords(dir string, records []record) error {
	var lines strings.Builder
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			return err
		}
		lines.Write(append(line, '\n'))
	}
	return os.WriteFile(filepath.Join(dir, "records.jsonl"), []byte(lines.String()), 0o666)
}

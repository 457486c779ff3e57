package wire

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/report/phrase"
)

// saidNames are what Arabic sentences may put between marks: names of articles, outlets and agencies, and words of the articles.
type saidNames struct {
	articles []corpus.Article
	known    map[string]bool
}

func newSaidNames(articles []corpus.Article) *saidNames {
	s := &saidNames{articles: articles, known: make(map[string]bool)}
	add := func(name string) { s.known[phrase.Short(name, nameShown)] = true }
	for i := range articles {
		a := &articles[i]
		add(a.ID)
		add(a.Outlet)
		add(a.Outlet + " / " + a.ID)
		for _, c := range a.Credits {
			add(c.Agency)
		}
	}
	return s
}

// allowed reports a name that is known, or words of an outlet's name or of a body, and remembers them.
func (s *saidNames) allowed(words string) bool {
	for i := 0; i < len(s.articles) && !s.known[words]; i++ {
		s.known[words] = strings.Contains(s.articles[i].Outlet, words) || strings.Contains(s.articles[i].Body, words)
	}
	return s.known[words]
}

var (
	saidBetween = regexp.MustCompile("«([^«»]*)»")
	notArabic   = regexp.MustCompile("[A-Za-z0-9%]|  |^ | $|«|»")
	blaming     = regexp.MustCompile("سرق|انتحال|منتحل|سطو|اختلس|تزوير|كذب")
)

// check holds that evidence is told in both languages, the Arabic one with nothing else in it, and blames nobody.
func (s *saidNames) check(t rapid.TB, evidence []Evidence) {
	t.Helper()
	for _, e := range evidence {
		plain := saidBetween.ReplaceAllStringFunc(e.Arabic, func(quoted string) string {
			if words := strings.Trim(quoted, "«»"); words == "" || !s.allowed(words) {
				return quoted
			}
			return "…"
		})
		if e.Kind == "" || e.Text == "" || plain == "" || notArabic.MatchString(plain) || blaming.MatchString(plain) {
			t.Errorf("%s: %q is in Arabic %q", e.Kind, e.Text, e.Arabic)
		}
	}
}

func TestEvidenceOfNewsroom(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Find(context.Background(), articles, clusters, Options{Agencies: agencies})
	if err != nil {
		t.Fatal(err)
	}
	checkResult(t, articles, r)
	kinds := make(map[string]bool)
	for i := range r.Copies {
		for _, e := range r.Copies[i].Evidence {
			kinds[e.Kind] = true
		}
	}
	if len(kinds) < 12 {
		t.Errorf("evidence of %d kinds only: %v", len(kinds), kinds)
	}
}

// What the check is there for does not pass it.
func TestSaidNamesRefuse(t *testing.T) {
	names := newSaidNames([]corpus.Article{{ID: "a", Outlet: "الضفاف", Body: "عبرت القافلة"}})
	for _, arabic := range []string{"", "نص «b»", "نص a", "بفارق 3 أيام", "نص «» نُشر", "نص  «a»", "نص «الكثيب»", "انتحال نص «a»"} {
		failed := false
		names.check(refusal{t, &failed}, []Evidence{{Kind: contains, Text: "text", Arabic: arabic}})
		if !failed {
			t.Errorf("%q passes", arabic)
		}
	}
}

// refusal notes an error in place of reporting it.
type refusal struct {
	rapid.TB
	failed *bool
}

func (r refusal) Errorf(string, ...any) { *r.failed = true }

// Every observation has its sentence.
func TestSentences(t *testing.T) {
	x, y := named{"x-1", "وكالة سديم", "«وكالة سديم»"}, named{"y-2", "الضفاف", "«الضفاف»"}
	z := named{"z-3", "الكثيب", "«الكثيب / z-3»"}
	for _, c := range []struct {
		e            Evidence
		kind         string
		text, arabic string
	}{
		{namesSource(y, x, "lead"), namedCredit, "y-2 names وكالة سديم in its lead", "نص «الضفاف» يسمّي «وكالة سديم» مصدراً له في مطلعه"},
		{namesSource(y, x, sourceLine), namedCredit, "y-2 names وكالة سديم in its source line", "نص «الضفاف» يسمّي «وكالة سديم» مصدراً له في سطر المصدر"},
		{namesNobody(y), genericCredit, "y-2 credits agencies without naming one", "نص «الضفاف» ينسب مادته إلى وكالات من غير أن يسمّي واحدة منها"},
		{namesAnother(y, x, "رويترز"), creditElse, "y-2 credits رويترز, not x-1", "نص «الضفاف» ينسب مادته إلى «رويترز» لا إلى ناشر نص «وكالة سديم»"},
		{agencyAndPaper(x, y), byAgency, "وكالة سديم is a news agency, الضفاف is not", "الناشر «وكالة سديم» وكالة أنباء، والناشر «الضفاف» ليس كذلك"},
		{
			wasFirst(x, y, lag{clock: 150 * time.Minute}, 2, ""), publishedOrder, "x-1 was published 2.5 h before y-2",
			"نص «وكالة سديم» نُشر قبل نص «الضفاف» بفارق ساعتين و٣٠ دقيقة",
		},
		{
			wasFirst(x, y, lag{days: 1}, 2, "رويترز"), publishedOrder, "x-1 was published 1 d before y-2; both credit رويترز",
			"نص «وكالة سديم» نُشر قبل نص «الضفاف» بفارق يوم واحد؛ وكلاهما ينسب مادته إلى «رويترز»",
		},
		{
			wasFirst(x, y, lag{days: 1, evening: true}, 2, ""), publishedOrder, "x-1 was published on the evening before y-2",
			"نص «وكالة سديم» نُشر مساء اليوم السابق لتاريخ نص «الضفاف»",
		},
		{untrustedTimes("الضفاف"), bulkTimes, "the times of الضفاف are stamped in bulk: only their days count", "أوقات النشر عند «الضفاف» مسجَّلة بالجملة، فلا يُعتدّ إلا بأيامها"},
		{untrustedTimes(""), bulkTimes, "the times of  are stamped in bulk: only their days count", "أوقات النشر عند ناشر غير معروف مسجَّلة بالجملة، فلا يُعتدّ إلا بأيامها"},
		{
			bothCredit("رويترز"), sharedCredit, "both credit رويترز, whose own text neither has",
			"كلا النصين ينسب مادته إلى «رويترز»، ولا يشترك أيٌّ منهما مع نص لهذه الوكالة",
		},
		{
			eachHolds(x, y, .6, .964, .5), contains, "x-1 has 96 % of y-2, which has 60 % of it",
			"نص «وكالة سديم» يضم ٩٦٪ من نص «الضفاف»، ونص «الضفاف» يضم ٦٠٪ من نص «وكالة سديم»",
		},
		{namesOutlet(y, x), residue, "y-2 names وكالة سديم in what it shares with x-1", "نص «الضفاف» يذكر اسم «وكالة سديم» ضمن ما يشترك فيه مع نص «وكالة سديم»"},
		{
			asksToPress(y, x), residue, "y-2 has «اضغط هنا», a link's words, and is no page; x-1 is one",
			"نص «الضفاف» يحوي «اضغط هنا»، وهي عبارة رابط، وليس صفحة من موقع؛ أما نص «وكالة سديم» فصفحة من موقع",
		},
		{
			laterDayWord(x, y, "اليوم", "أول من أمس"), relativeDay, "«اليوم» in x-1 where y-2 has «أول من أمس»",
			"نص «وكالة سديم» يقول «اليوم» حيث يقول نص «الضفاف» «أول من أمس»",
		},
		{putTogether(y), compiles, "y-2 holds passages of several texts that share nothing", "نص «الضفاف» يضم مقاطع من عدة نصوص لا يشترك بعضها مع بعض في شيء"},
		{
			noSameWords(), rewordedOnly, "no run of words is the same: both may tell what a third wrote",
			"لا تتفق في النصين عبارة متصلة بألفاظها: قد يروي كلاهما ما كتبه طرف ثالث",
		},
		{keepsChanges(y, x, z), inherits, "y-2 has changes of x-1 that z-3 has not", "نص «الضفاف» يحوي تعديلات وردت في نص «وكالة سديم» ولم ترد في نص «الكثيب / z-3»"},
		{
			onlyQuotation(), commonSource, "they share a quotation and nothing else: both took the words of a third",
			"يشترك النصان في اقتباس لا غير: كلاهما أورد كلام طرف ثالث",
		},
		{bothFrom(z), commonSource, "both took it from z-3", "كلا النصين منقول عن نص «الكثيب / z-3»"},
		{bothFromUnseen("unseen-y-2", ""), unseenSource, "both took it from a text that is not here (unseen-y-2)", "كلا النصين منقول عن نص ليس بين المقالات"},
		{
			bothFromUnseen("unseen-y-2", "رويترز"), unseenSource, "both took it from a text of رويترز that is not here (unseen-y-2)",
			"كلا النصين منقول عن نص من «رويترز» ليس بين المقالات",
		},
		{perhapsFrom(y, z), rivalSource, "y-2 may as well have it from z-3", "نص «الضفاف» قد يكون منقولاً كذلك عن نص «الكثيب / z-3»"},
		{
			creditsAnother(y, x, "رويترز", "سديم"), creditConflict, "y-2 credits رويترز; its text is that of x-1 by سديم",
			"نص «الضفاف» ينسب مادته إلى «رويترز»، وكلماته كلمات نص «وكالة سديم» الصادر عن «سديم»",
		},
		{
			creditedTwice(x, y, "رويترز", "سديم"), creditConflict, "one text, two credits: x-1 names رويترز, y-2 names سديم",
			"نص واحد ونسبتان: نص «وكالة سديم» ينسب مادته إلى «رويترز»، ونص «الضفاف» ينسبها إلى «سديم»",
		},
		{notCopied(quotation, 2), "quotation", "2 words are a quotation: the words of a third", "من الكلمات المشتركة كلمتان داخل اقتباس، أي من كلام طرف ثالث"},
		{
			notCopied(boilerplate, 8), "boilerplate", "8 words recur on many days: an office's or a house's standing text",
			"من الكلمات المشتركة ثماني كلمات في نص ثابت لجهة أو لدار، يتكرر في أيام كثيرة",
		},
		{
			notCopied(template, 45), "template", "45 words are a form that recurs on many days; little of what fills it is the same",
			"من الكلمات المشتركة ٤٥ كلمة في قالب يتكرر في أيام كثيرة، وقليل مما يملؤه مشترك",
		},
		{
			notCopied(ownStory, 100), "template", "100 words are an outlet's own wording, used again on another day with other particulars",
			"من الكلمات المشتركة ١٠٠ كلمة بصياغة الناشر نفسه، استُعملت في يوم آخر بتفاصيل أخرى",
		},
	} {
		if c.e.Kind != c.kind || c.e.Text != c.text || c.e.Arabic != c.arabic {
			t.Errorf("%+v\nwant %s\n%s\n%s", c.e, c.kind, c.text, c.arabic)
		}
	}
}

// Two units of time are told, none of which is nothing.
func TestLagInWords(t *testing.T) {
	for _, c := range []struct {
		clock  time.Duration
		length string
	}{
		{7 * time.Minute, "سبع دقائق"},
		{time.Hour, "ساعة واحدة"},
		{2*time.Hour + 20*time.Second, "ساعتين"},
		{11*time.Hour + 2*time.Minute, "١١ ساعة ودقيقتين"},
		{24*time.Hour - 20*time.Second, "يوم واحد"},
		{75 * time.Hour, "ثلاثة أيام وثلاث ساعات"},
		{(100*24 + 1) * time.Hour, "١٠٠ يوم وساعة واحدة"},
	} {
		if got := (lag{clock: c.clock}).length(); got != c.length {
			t.Errorf("%v is %q, want %q", c.clock, got, c.length)
		}
	}
}

// Arabic sentences name a text by its outlet, and by its id too where the outlet has both texts or may have another.
func TestNamesInArabic(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"الضفاف", "الكثيب", "«الضفاف»"},
		{"الضفاف", "صحيفة الضفاف", "«الضفاف / a»"},
		{"الضفاف", "", "«الضفاف»"},
		{"", "الضفاف", "«a»"},
	} {
		articles := []corpus.Article{{ID: "a", Outlet: c.a, Body: bridge}, {ID: "b", Outlet: c.b, Body: bridge}}
		texts, matches := compared(t, articles, sadim(t))
		d := newDirections(articles, texts, matches, sadim(t))
		if got, _ := d.pair(0, 1); got.arabic != c.want {
			t.Errorf("%q beside %q is %s, want %s", c.a, c.b, got.arabic, c.want)
		}
	}
}

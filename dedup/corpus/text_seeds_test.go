package corpus

import (
	"context"
	"slices"
	"strings"
	"testing"

	"isnad/gold"
)

// seed is what must be read off one of the acceptance pages: the cells of the table in the issue.
type seed struct {
	page, embedded           string // start of the file's name; "#2" for the story embedded in it
	title                    string // first words
	outlet, author, dateline string
	published, updated       string
	credits                  []string // agencies, "generic" for generic credits
	keeps, drops, quoted     []string // generic words of the own text, of the furniture
	paragraphs               int      // of own text
	kinds                    []string // of furniture that must be marked
}

var seeds = []seed{
	{
		page: "000", title: "بغداد وواشنطن", outlet: "الزمان", author: "ابتهال العربي", dateline: "بغداد",
		published: "2025-11-08T01:25:00+03:00", updated: "2025-11-08T04:47:00+03:00", paragraphs: 2,
		keeps: []string{"(مسؤولين", "بين البلدين)", "(نحن على"}, drops: []string{"طبعة العراق", "بواسطة", "مشاهدات", "تابعنا", "إحصائيات", "ابحث في", "تصميم"},
		kinds: []string{"headline", "byline", "counter", "date", "share", "stats"},
	},
	{
		page: "001", outlet: "شبكة أخبار العراق", dateline: "بغداد", updated: "2024-07-25T11:18:00", credits: []string{"شبكة اخبار العراق"},
		paragraphs: 2, keeps: []string{"24 تموز 2024", "“وناقشت", "“التأكيد على"}, drops: []string{"آخر تحديث", "كلمات دلالية", "مقالات مشابهة", "الخرطوم", "“سانا”"},
		kinds: []string{"date", "credit", "tags", "related", "embedded"},
	},
	{
		page: "001", embedded: "#2", title: "“سانا” تكشف", dateline: "سوريا", credits: []string{"سانا", "واع"}, paragraphs: 8,
		keeps: []string{"الشطري", "لقاء", "السيدة زينب"}, drops: []string{"المصدر:", "مقالات"}, kinds: []string{"headline", "credit"},
	},
	{
		page: "002", outlet: "المستقلة", published: "2024-04-13", updated: "2024-04-13", credits: []string{"وكالة الصحافة المستقلة"}, paragraphs: 5,
		keeps: []string{"وزارة الدفاع الامريكية", "أمنية وعسكرية"}, drops: []string{"آخر تحديث", "مرتبط", "المصدر", "جيتكس", "تركيا"},
		kinds: []string{"date", "related", "credit", "embedded"},
	},
	{
		page: "002", embedded: "#2", title: "تركيا: لن", paragraphs: 4, keeps: []string{"وزارة الدفاع التركية", "والطمأنينة"}, drops: []string{"مقالات مشابهة", "جيتكس"},
		kinds: []string{"headline"},
	},
	{
		page: "003", title: "من قلب الصراع", outlet: "المسلة", dateline: "بغداد", published: "2024-09-12", credits: []string{"generic"}, paragraphs: 8,
		keeps: []string{"بغداد/المسلة", "المتغيرة"}, drops: []string{"تاريخ النشر", "وجهة نظر", "About Post", "See author", "كلمات دلالية", "pic.twitter"},
		kinds: []string{"headline", "date", "credit", "disclaimer", "author-box", "tags", "embedded"},
	},
	{
		page: "003", embedded: "#2", title: "عودة 2000", paragraphs: 5, keeps: []string{"البوكمال", "وكشف القائد", "الباصات"}, drops: []string{"pic.twitter", "@araReuters"},
		quoted: []string{"pic.twitter.com", "(@araReuters)", "December 19, 2024"}, kinds: []string{"headline", "quoted"},
	},
	{
		page: "004", title: "الكاظمي إلى واشنطن", outlet: "هيا", published: "2021-07-23T03:53:00-04:00", credits: []string{"generic"}, paragraphs: 15,
		keeps: []string{"البنتاغون", "\"وجودنا", "التنمية"}, drops: []string{"facebook", "rss", "ممداني", "أحدث الأخبار", "بتوقيت", "التعليقات", "محادثات تبحث"},
		kinds: []string{"share", "ticker", "date", "headline", "credit", "comments"},
	},
}

func TestSeedPages(t *testing.T) {
	dir := gold.Shared(t, "seeds")
	c, err := Read(context.Background(), []string{dir}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Articles) != 8 || len(c.Problems) != 0 {
		t.Fatalf("%d articles, problems %v; want eight and none", len(c.Articles), c.Problems)
	}
	for _, s := range seeds {
		t.Run(s.page+s.embedded, func(t *testing.T) { s.check(t, c.Articles) })
	}
}

func (s *seed) check(t *testing.T, arts []Article) {
	i := slices.IndexFunc(arts, func(a Article) bool {
		return strings.HasPrefix(a.ID, s.page) && strings.HasSuffix(a.ID, s.embedded) && (a.Parent != "") == (s.embedded != "")
	})
	if i < 0 {
		t.Fatal("no such article")
	}
	a := &arts[i]
	checkPageFields(t, a, map[string]string{
		"outlet": s.outlet, "author": s.author, "dateline": s.dateline, "published": s.published, "updated": s.updated,
	})
	if !strings.HasPrefix(a.Title, s.title) || (s.title == "") != (a.Title == "") {
		t.Errorf("title %q", a.Title)
	}
	var credits []string
	for _, c := range a.Credits {
		credits = append(credits, c.Agency)
		if c.Kind == "generic" {
			credits = append(credits, "generic")
		}
	}
	for _, want := range s.credits {
		if !slices.Contains(credits, want) {
			t.Errorf("credits %q lack %q", credits, want)
		}
	}
	own := ownText(a)
	for _, w := range s.keeps {
		if !strings.Contains(own, w) {
			t.Errorf("%q is lost", w)
		}
	}
	for _, w := range s.drops {
		if strings.Contains(own, w) {
			t.Errorf("%q is taken for text", w)
		}
	}
	n := 0
	for l := range strings.Lines(own) {
		if spoken(l) && len(l) > 60 {
			n++
		}
	}
	if n != s.paragraphs {
		t.Errorf("%d paragraphs, want %d", n, s.paragraphs)
	}
	checkKinds(t, a, s)
}

func checkKinds(t *testing.T, a *Article, s *seed) {
	t.Helper()
	var kinds []string
	runes := []rune(a.Body)
	quoted := ""
	for _, f := range a.Furniture {
		kinds = append(kinds, f.Kind)
		if f.Kind == "quoted" {
			quoted += string(runes[f.Start:f.End])
		}
	}
	for _, k := range s.kinds {
		if !slices.Contains(kinds, k) {
			t.Errorf("no furniture of kind %q among %q", k, kinds)
		}
	}
	for _, w := range s.quoted {
		if !strings.Contains(quoted, w) {
			t.Errorf("quoted material lacks %q", w)
		}
	}
}

package wire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/similarity/arabic"
)

// newsMaker writes articles of the newsroom's words and of words of its own in no sensible order: two of them have nothing in common but words.
type newsMaker struct {
	random *rand.Rand
	words  []string
}

func newNewsMaker(t testing.TB, seed uint64) *newsMaker {
	articles, _ := newsroom.Read(t)
	seen := make(map[string]bool)
	m := &newsMaker{random: rand.New(rand.NewPCG(seed, 2))}
	for i := range articles {
		for _, w := range arabic.Tokenize(nil, articles[i].Body) {
			if word := articles[i].Body[w.Start:w.End]; !seen[word] {
				seen[word] = true
				m.words = append(m.words, word)
			}
		}
	}
	letters := []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهي")
	for range 8 * len(m.words) {
		word := make([]rune, 4+m.random.IntN(3))
		for i := range word {
			word[i] = letters[m.random.IntN(len(letters))]
		}
		m.words = append(m.words, string(word))
	}
	return m
}

// sentence has n words.
func (m *newsMaker) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = m.words[m.random.IntN(len(m.words))]
	}
	return strings.Join(words, " ") + "."
}

// body has n sentences, a line each.
func (m *newsMaker) body(n int) string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = m.sentence(15 + m.random.IntN(15))
	}
	return strings.Join(lines, "\n")
}

func dayOfYear(n int) arabic.Date {
	return arabic.Date{Time: time.Date(2024, 1, 1+n, 0, 0, 0, 0, time.UTC), Precision: arabic.Day}
}

// weather fills in one form: of its 60 words a dozen are the day's own.
func weather(m *newsMaker) string {
	number := func() int { return 10 + m.random.IntN(30) }
	sky, wind, place := m.sentence(2), m.sentence(1), m.sentence(2)
	return fmt.Sprintf("توقعت مصلحة الأرصاد الجوية أن يكون الطقس اليوم %s مع رياح %s تبلغ سرعتها %d كيلومترا في الساعة على السواحل الشمالية للبلاد. "+
		"وتبلغ درجة الحرارة العظمى في العاصمة %d درجة مئوية والصغرى %d درجة، فيما تسجل مدينة %s أعلى حرارة بواقع %d درجة. "+
		"ودعت المصلحة مرتادي البحر إلى الحذر ومتابعة النشرات التي تصدر عنها على مدار الساعة.", sky, wind, number(), number(), number(), place, number())
}

// drawNews draws articles that take over stretches of one another.
func drawNews(t *rapid.T, m *newsMaker) []corpus.Article {
	m.random = rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
	articles := make([]corpus.Article, rapid.IntRange(2, 6).Draw(t, "articles"))
	var lines []string
	for i := range articles {
		a := &articles[i]
		*a = corpus.Article{ID: fmt.Sprintf("n%d", i), Outlet: paperNames[i], Published: dayOfYear(m.random.IntN(40))}
		own := strings.Split(m.body(1+m.random.IntN(4)), "\n")
		for range m.random.IntN(4) {
			if len(lines) > 0 {
				own = slices.Insert(own, m.random.IntN(len(own)+1), lines[m.random.IntN(len(lines))])
			}
		}
		if m.random.IntN(4) == 0 {
			own[0] = "«" + own[0] + "»"
		}
		lines = append(lines, own...)
		a.Body = strings.Join(own, "\n")
	}
	return articles
}

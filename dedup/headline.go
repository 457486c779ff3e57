// Headlines that are one but for a day or a number: reports of a series, not tellings of one event.
package dedup

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/adrg/strutil"
	"github.com/adrg/strutil/metrics"

	"isnad/similarity/arabic"
)

// slotWords are what a series changes from headline to headline, beside numbers: days, months, ordinals.
const slotWords = `السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر
الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن الثامنة التاسع التاسعة العاشر العاشرة`

// slots is the set of the slot words' keys, with and without the article.
var slots = sync.OnceValue(func() map[arabic.Key]bool {
	set := make(map[arabic.Key]bool)
	for _, word := range strings.Fields(slotWords) {
		for _, form := range []string{word, strings.TrimPrefix(word, "ال"), "ل" + strings.TrimPrefix(word, "ا")} {
			for _, t := range arabic.Tokenize(nil, form) {
				set[t.Key] = true
			}
		}
	}
	return set
})

// headline is a title taken apart.
type headline struct {
	frame string       // the folded words that are no slots
	slots []arabic.Key // the others, ascending
}

func newHeadline(title string) headline {
	var frame []string
	var h headline
	for i, t := range arabic.Tokenize(nil, title) {
		if i == headlineWords {
			break
		}
		if t.Key.Number() || slots()[t.Key] {
			h.slots = append(h.slots, t.Key)
		} else {
			frame = append(frame, arabic.Fold(title[t.Start:t.End]))
		}
	}
	slices.Sort(h.slots)
	h.frame = strings.Join(frame, " ")
	return h
}

// headlineWords is how much of a title is compared: what is longer is a text, and its comparison takes the square of its length.
const headlineWords = 60

// The limits of a series.
const (
	seriesHours = 12. // between two of its reports; what an outlet corrects, it corrects sooner
	seriesAlike = .9  // Jaro–Winkler similarity of their frames

	templateHours  = 18. // between two texts of a template; a day's weather is printed by all papers at about one time
	templateCosine = .85 // of their heads
)

// series reports whether two articles of one outlet are reports of a series: headlines alike but for their days or numbers,
// half a day apart or more («توقعات الطقس ليوم الأحد», «… ليوم الاثنين»). However alike their texts, they tell two events.
func series(a, b *Profile) bool {
	if a.Outlet == "" || a.Outlet != b.Outlet || len(a.headline.slots) == 0 || len(b.headline.slots) == 0 || slices.Equal(a.headline.slots, b.headline.slots) {
		return false
	}
	if g := gap(a, b); !math.IsNaN(g) && g < seriesHours {
		return false
	}
	return a.headline.frame != "" && strutil.Similarity(a.headline.frame, b.headline.frame, metrics.NewJaroWinkler()) >= seriesAlike
}

// template reports whether two articles that are no family are reports of a series by their texts, of whatever outlets: were words so much
// alike those of one text, they would be a family; and most of a day later one event is told in other words. Weather is the example,
// and telegrams of congratulation.
func template(cosine, gap float64) bool { return cosine >= templateCosine && gap >= templateHours }

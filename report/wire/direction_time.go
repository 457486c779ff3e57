// When texts were published, and whether the times can be believed.
package wire

import (
	"slices"
	"time"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// moment is a time of publication as far as it is evidence.
type moment struct {
	at    time.Time
	day   int32 // as the article gives it, since 1970; noDay
	exact bool  // to the minute, and not stamped in bulk
	zoned bool
	bulk  bool
}

func newMoment(d arabic.Date, bulk bool) moment {
	if d.Precision < arabic.Day || d.Time.Year() == 0 {
		return moment{day: noDay}
	}
	year, month, day := d.Time.Date()
	days := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
	hour, minute, second := d.Time.Clock()
	midnight := hour+minute+second == 0 // what writes a day as a time writes this
	return moment{at: d.Time, day: int32(days), exact: d.Precision >= arabic.Minute && !bulk && !midnight, zoned: d.Zoned, bulk: bulk}
}

// lag is how far one publication was behind another: by the clock where both bear one, by their dates otherwise.
type lag struct {
	clock   time.Duration
	days    int
	evening bool // the earlier one in the evening before the later one's day
}

// lead is what x's having been published before y weighs, and how long before it was; 0 where it was not, or not surely.
func (x *moment) lead(y *moment) (float64, lag) {
	if x.day == noDay || y.day == noDay {
		return 0, lag{}
	}
	if x.exact && y.exact {
		return x.hoursAhead(y)
	}
	if x.day >= y.day {
		return 0, lag{}
	}
	days := int(y.day - x.day)
	switch {
	case x.bulk || y.bulk:
		return weightBulkDays, lag{days: days}
	case days == 1 && x.exact && x.at.Hour() >= 24-lagPrint:
		return weightEvening, lag{days: days, evening: true}
	}
	return weightDays, lag{days: days}
}

func (x *moment) hoursAhead(y *moment) (float64, lag) {
	ahead := lag{clock: y.at.Sub(x.at)}
	hours := ahead.clock.Hours()
	least, sure := lagOnline, float64(lagSettled)
	switch {
	case x.zoned != y.zoned:
		least, sure = lagZones+lagOnline, lagZones+lagSettled
	case !x.zoned: // mostly one country's clock
		sure = lagZones + lagSettled
	}
	if hours <= least {
		return 0, lag{}
	}
	if hours < sure {
		return weightSoon, ahead
	}
	return weightPublished, ahead
}

// Bounds of a clock that is not an editor's.
const (
	bulkGap   = 30 * time.Second // between consecutive times: no editor puts up pages that fast for long
	bulkShare = 0.5              // of the gaps: the busiest desk, a page a minute, has 40 % under the bound by chance
	bulkLeast = 2                // gaps: two may happen
	sameClock = 4                // days on which most times are the same to the second: a default, not a time
)

// bulkOutlets gives the outlets whose times are those of a crawl or an import: most of them lie seconds apart, or all at one time of day.
// Stories embedded in pages bear their page's time and do not count.
func bulkOutlets(articles []corpus.Article) map[string]bool {
	times := make(map[string][]time.Time)
	for i := range articles {
		if a := &articles[i]; a.Parent == "" && a.Published.Precision >= arabic.Minute {
			times[a.Outlet] = append(times[a.Outlet], a.Published.Time)
		}
	}
	bulk := make(map[string]bool)
	for outlet, all := range times {
		slices.SortFunc(all, time.Time.Compare)
		if secondsApart(all) || oneClock(all) {
			bulk[outlet] = true
		}
	}
	return bulk
}

// secondsApart reports that half of the gaps between times and more are too short for an editor.
func secondsApart(ascending []time.Time) bool {
	short := 0
	for i := 1; i < len(ascending); i++ {
		if ascending[i].Sub(ascending[i-1]) <= bulkGap {
			short++
		}
	}
	return short >= bulkLeast && float64(short) >= bulkShare*float64(len(ascending)-1)
}

// oneClock reports that most times are the same time of day.
func oneClock(ascending []time.Time) bool {
	days := make(map[int]int)
	for _, at := range ascending {
		hour, minute, second := at.Clock()
		days[hour*3600+minute*60+second]++
	}
	for _, n := range days {
		if n >= sameClock && float64(n) > bulkShare*float64(len(ascending)) {
			return true
		}
	}
	return false
}

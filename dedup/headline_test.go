package dedup

import "testing"

func TestSeries(t *testing.T) {
	tests := []struct {
		a, b  string
		hours float64
		want  bool
	}{
		{"توقعات الطقس ليوم الأحد", "توقعات الطقس ليوم الاثنين", 24, true},
		{"توقعات الطقس للأحد", "توقعات الطقس للإثنين", 24, true},
		{"أسعار الذهب في 3 مارس", "أسعار الذهب في 4 مارس", 24, true},
		{"مقتل ثلاثة وإصابة 7 في انهيار جسر", "مقتل ثلاثة وإصابة 9 في انهيار جسر", 2, false}, // an updated toll
		{"توقعات الطقس ليوم الأحد", "توقعات الطقس ليوم الأحد", 24, false},
		{"الوزير يفتتح السوق الأحد", "انهيار جسر في سرفيد فجر الثلاثاء", 48, false},
		{"توقعات الطقس", "توقعات الطقس", 24, false},
	}
	for _, test := range tests {
		a := &Profile{Outlet: "صحيفة النورس", headline: newHeadline(test.a)}
		b := &Profile{Outlet: "صحيفة النورس", headline: newHeadline(test.b), Hours: test.hours}
		if got := series(a, b); got != test.want || got != series(b, a) {
			t.Errorf("%q, %q: %v", test.a, test.b, got)
		}
		b.Outlet = "قناة المدار"
		if series(a, b) {
			t.Errorf("%q: two outlets have no series", test.a)
		}
	}
}

package corpus

import (
	"strings"
	"testing"
)

// A list of agencies is read or refused by line; what is read credits without failing.
func FuzzReadAgencies(f *testing.F) {
	f.Add("رويترز | بريطانيا | Reuters, وكالة رويترز, ~رويتر")
	f.Add("# فارغ\n\ufeffوكالات | * | وكالات, الوكالات\n||\n")
	f.Fuzz(func(t *testing.T, s string) {
		agencies, err := ReadAgencies(strings.NewReader(s))
		if err != nil {
			if !strings.Contains(err.Error(), "line ") && !strings.Contains(err.Error(), "read agencies") {
				t.Errorf("error %v does not name the line", err)
			}
			return
		}
		body := "بغداد - " + strings.ToValidUTF8(s, "") + "\nوصل الوفد أمس. (رويترز)"
		for _, c := range FindCredits(DefaultAgencies().Add(agencies), &Article{Body: body, Author: s}) {
			if points := len([]rune(body)); c.Span.Start < 0 || c.Span.End < c.Span.Start || c.Span.End > points {
				t.Fatalf("credit %+v of %d code points", c, points)
			}
		}
	})
}

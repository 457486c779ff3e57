package page

import (
	"strings"
	"testing"
)

// Lengths of time are told in the unit that suits them, in the forms Arabic counts in.
func TestLagInWords(t *testing.T) {
	for minutes, want := range map[int]string{
		0: "في الدقيقة نفسها", 1: "بعد دقيقة", 2: "بعد دقيقتين", 5: "بعد ٥ دقائق", 89: "بعد ٨٩ دقيقة", 90: "بعد ساعتين", 180: "بعد ٣ ساعات",
		47 * 60: "بعد ٤٧ ساعة", 48 * 60: "بعد يومين", 11 * 1440: "بعد ١١ يوماً", -60: "قبله بـ٦٠ دقيقة", -180: "قبله بـ٣ ساعات", -2880: "قبله بيومين",
	} {
		var out strings.Builder
		if err := templates[Whole]().ExecuteTemplate(&out, "lag", spanOf(minutes)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), ">"+want+"<") {
			t.Errorf("%d minutes are %s, want %s", minutes, out.String(), want)
		}
	}
}

func TestPartsFillTheirShare(t *testing.T) {
	parts := Shares{Named: .25, Nobody: .5}.Parts()
	if len(parts) != 2 || parts[1].X != "25.0" || parts[1].W != "50.0" || parts[1].Kind != "nobody" {
		t.Errorf("%+v", parts)
	}
}

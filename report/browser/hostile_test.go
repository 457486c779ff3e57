// A corpus that means harm.
package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"isnad/dedup/corpus"
)

// mark stands in every piece of markup below: an element, a handler or a script that carries it would be the article's own.
const mark = "pwned"

// harms are pieces of text that have broken pages, each put before a headline.
var harms = []string{
	`<script>window.pwned=1;alert(1)</script>`,
	`</script><script>window.pwned=1</script>`,
	`</style><style class="pwned">body{display:none}</style>`,
	`</title></head><body class="pwned"><img class="pwned" src=x onerror="window.pwned=1">`,
	`<!--<script class="pwned">`,
	`]]><svg class="pwned" onload="window.pwned=1">`,
	`--><iframe class="pwned" srcdoc="<script>parent.pwned=1</script>"></iframe>`,
	`" autofocus onfocus="window.pwned=1" class="pwned`,
	`' onmouseover='window.pwned=1' class='pwned`,
	"{{.}} ${window.pwned=1} `${window.pwned=1}` {{template \"article\"}}",
	`&lt;script&gt;window.pwned=1&lt;/script&gt; &#x202e; &nbsp`,
	"\u202emoc.elgoog\u202c \u2067\u2066\u2068 \u202d",
	"\x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\u0085\u2028\u2029\ufeff\ufffe",
	"😀👩‍👩‍👧‍👦🇵🇸 𞸀𞸁 𝔸 \u0627\u0301\u0302\u0303",
	strings.Repeat("مكتظة", 2000),
	strings.Repeat("W", 10_000),
	`=HYPERLINK("javascript:window.pwned=1","اضغط")`,
	`__proto__ constructor toString`,
}

// launch is the report that outlets of this corpus take from each other; %s is where the harm goes: before a passage, so that places count it.
var launch = []string{
	"أطلقت وكالة الفضاء في جمهورية الواحة القمر الصناعي «نجم الصباح» من قاعدة الكثبان فجر الثلاثاء بعد تأجيلين بسبب الرياح. %s",
	"%s وقال مدير الوكالة هشام الطرابيشي إن القمر دخل مداره على ارتفاع 540 كيلومتراً بعد اثنتي عشرة دقيقة من الإقلاع.",
	"وأضاف الطرابيشي: \"وصلت أول إشارة إلى المحطة الأرضية في السادسة صباحاً، وجميع الأجهزة تعمل كما خطط لها %s المهندسون\".",
	"وبلغت كلفة المشروع 93 مليون دينار، وشارك فيه 210 مهندسين من أربع جامعات خلال ستة أعوام.",
	"%s ونفى الطرابيشي أن تكون للقمر أغراض عسكرية، وقال إنه سيراقب المياه الجوفية وحركة الرمال.",
	"في المقابل، انتقد النائب فواز الدليمي الإنفاق على المشروع ودعا إلى عرض حساباته على البرلمان.",
}

// outletsOfHarm are names that paths, markup and spreadsheets trip over.
var outletsOfHarm = []string{
	`../../etc/passwd`, `قناة "الاقتباس" <b class=pwned>`, `a/b\c`, `=SUM(A1:A9)`, `..`, "\u202eصحيفة مقلوبة\u202c", `'; DROP TABLE--`, `con.html#?%2e`,
	`<script>window.pwned=1</script>`, `javascript:window.pwned=1`,
}

// hostile is the report of them: each outlet prints the launch with another harm in it, and a story of its own.
var hostile = sync.OnceValues(func() (*written, error) {
	dir, err := temporary()
	if err != nil {
		return nil, err
	}
	var records []record
	for i, harm := range harms {
		r := record{
			ID: fmt.Sprintf(`%s/#?%%41&id=%d">'`, mark, i), Outlet: outletsOfHarm[i%len(outletsOfHarm)], Title: harm + " إطلاق القمر الصناعي «نجم الصباح» من قاعدة الكثبان",
			URL:    []string{"javascript:window.pwned=1", `https://example.org/"onclick="window.pwned=1`, "data:text/html,<script>1</script>", "//example.org/x"}[i%4],
			Author: harm, Date: fmt.Sprintf("2024-05-14T%02d:%02d:00+03:00", 6+i/2, i*7%60), Body: harmed(harm, i),
		}
		records = append(records, r)
	}
	for i, harm := range harms {
		records = append(records, record{Outlet: outletsOfHarm[(i+3)%len(outletsOfHarm)], Title: harm, Date: "2024-05-1", Body: harm + " " + harm})
	}
	records = append(records, record{Outlet: "محطة الصمت", Title: "", Body: "نص بلا عنوان ولا تاريخ عن سوق السمك في بلدة الخليج الصغير."})
	for name, body := range filesOfHarm {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o666); err != nil {
			return nil, err
		}
	}
	if err := saveRecords(dir, records); err != nil {
		return nil, err
	}
	return write("hostile", []string{dir}, corpus.DefaultAgencies())
})

// filesOfHarm are pages and texts whose names become ids.
var filesOfHarm = map[string]string{
	"خبر من اليمين.txt":                     "انقطعت الكهرباء عن بلدة الخليج الصغير ساعتين بسبب عطل في محطة التحويل\n\nوقال مهندس المحطة إن العطل أصلح قبل الغروب.",
	"\u202etxt.مقلوب.txt":                   "أعلنت بلدية الرابية فتح حديقتها العامة أمام الزوار أيام الجمعة\n\nوتضم الحديقة 400 شجرة زيتون.",
	"<img class=pwned src=x onerror=x>.txt": "حصد نادي الرابية كأس البلديات للمرة الثالثة\n\nوسجل هدف الفوز لاعبه وليد السكري.",
	"50%41 #1?.txt":                         "تراجعت أسعار الليمون في سوق الجملة بعد وصول شحنات جديدة\n\nوبيع الكيلوغرام بثلاثة دنانير.",
	"\"'`&amp;.html": `<html><head><title>سوق &lt;script&gt;window.pwned=1&lt;/script&gt; السجاد</title></head><body><h1>سوق السجاد القديم يعود بعد الترميم</h1>
<p>عاد سوق السجاد القديم إلى استقبال زبائنه بعد ترميم استمر عامين كاملين وشمل سقوفه وأبوابه الخشبية.</p>
<p>&lt;img class=pwned src=x onerror="window.pwned=1"&gt; وقال شيخ السوق إن ستين محلاً فتحت أبوابها في اليوم الأول وإن البقية تفتح قبل العيد.</p></body></html>`,
}

// harmed is the launch as the i-th outlet printed it: with a harm in it, without a paragraph, with another number.
func harmed(harm string, i int) string {
	var told []string
	for n, sentence := range launch {
		if i > 2 && n == i%len(launch) {
			continue
		}
		if strings.Contains(sentence, "%s") {
			sentence = fmt.Sprintf(sentence, harm)
		}
		if i%5 == 4 {
			sentence = strings.NewReplacer("93 مليون", "95 مليون", "هشام", "همام").Replace(sentence)
		}
		told = append(told, sentence)
	}
	return strings.Join(told, "\n\n")
}

// plain is a text without what no reader can see, for comparing what was written with what is shown.
func plainText(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("\u200b\ufffd\ufeff", r) {
			return -1
		}
		return r
	}, s)), " ")
}

// traces are what a hostile text would leave if it were more than text.
const traces = `(() => {
	const found = [];
	for (const name of ["pwned", "ran"]) if (window[name] !== undefined) found.push("window." + name);
	for (const e of document.querySelectorAll(".pwned, #pwned, img, iframe, object, embed, base, form:not(#filters), audio, video, meta[http-equiv=refresh], body ~ *, [autofocus]")) found.push(e.outerHTML.slice(0, 120));
	for (const e of document.querySelectorAll("*")) for (const a of e.attributes) if (a.name.startsWith("on") || a.name === "style" && !e.style.length) found.push(e.tagName + " " + a.name);
	for (const s of document.scripts) if (s.type !== "application/json" && s.text.includes("pwned")) found.push("script " + s.text.slice(0, 120));
	for (const a of document.querySelectorAll("a[href]:not(svg a)")) if (!["file:", "http:", "https:", "about:"].includes(a.protocol) && !String(a.href).includes("ZgotmplZ")) found.push(String(a.href.baseVal ?? a.href).slice(0, 120));
	const turned = document.documentElement.textContent.match(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
	if (turned && !document.scripts.length) found.push("U+" + turned[0].codePointAt(0).toString(16));
	const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) if (walk.currentNode.parentElement?.tagName !== "SCRIPT" && /[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(walk.currentNode.data)) found.push("steering characters in " + walk.currentNode.parentElement?.tagName);
	return found;
})()`

// TestHostileIsInert opens each page of the hostile report, wide and narrow, opens and presses what there is on it, and finds text.
func TestHostileIsInert(t *testing.T) {
	w := of(t, hostile)
	p := open(t, w.dir)
	for _, kind := range []string{"", "events", "outlets"} {
		for _, name := range w.pages(t, kind) {
			p.visit(name, "")
			scripts := p.count("script:not([type])")
			if scripts != 1 {
				t.Errorf("%s has %d scripts", name, scripts)
			}
			p.openAll()
			p.pressAll()
			for _, trace := range eval[[]string](p, traces) {
				t.Errorf("%s: %s", name, trace)
			}
			p.fits(name, 1280)
			p.fits(name, 390)
			p.do(desktop)
		}
	}
}

// How much of a text and of a title is looked for, in code points: more than any but the longest has, and less than a page shows of one.
const (
	wholeText  = 35_000
	wholeTitle = 400
)

// TestHostileIsLegible finds the title, outlet, id and text of every article.
func TestHostileIsLegible(t *testing.T) {
	w := of(t, hostile)
	p := open(t, w.dir)
	read := 0
	for i := range w.run.Clusters.Events {
		e := &w.run.Clusters.Events[i]
		p.visit(eventPage(e), "")
		all := plainText(eval[string](p, "document.body.textContent"))
		for _, m := range e.Articles {
			a := &w.run.Articles[m.Article]
			title, body := []rune(a.Title), []rune(a.Body)
			for _, part := range []string{string(title[:min(len(title), wholeTitle)]), string(body[:min(len(body), wholeText)]), a.ID, a.Outlet} {
				if shown := plainText(part); !strings.Contains(all, shown) {
					t.Errorf("%s does not show %.200q", eventPage(e), shown)
				}
			}
			read++
		}
	}
	if want := 2*len(harms) + len(filesOfHarm); read < want {
		t.Errorf("%d articles, want %d at least", read, want)
	}
	if e := w.rich(t); len(e.Articles) < 8 || len(w.copiesOf(e)) < 8 {
		t.Errorf("the launch is an event of %d articles with %d copies: too few to show a chain and pairs", len(e.Articles), len(w.copiesOf(e)))
	}
}

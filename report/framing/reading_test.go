package framing

import "isnad/dedup/corpus"

// readAll reads articles as those of one event.
func readAll(articles []*corpus.Article) readEvent {
	e := readEvent{reader: newReader()}
	for _, a := range articles {
		e.articles = append(e.articles, e.reader.read(a))
	}
	return e
}

// findQuotations are the quotations of one article.
func findQuotations(a *corpus.Article) []Quotation {
	r := newReader()
	quotes, _ := r.quotationsOf(r.read(a))
	return quotes
}

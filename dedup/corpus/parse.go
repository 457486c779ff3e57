package corpus

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"isnad/similarity/arabic"
)

// parser makes articles of blocks. Each worker has one.
type parser struct {
	*reader
	lines   LineDecoder
	own     LineDecoder       // of records with our names
	outlets map[string]string // one string for all articles of an outlet
	copied  []byte
	repeats Repeats
}

// block gives the articles of a block, none of which holds on to the block's memory.
func (p *parser) block(b *Block) []Article {
	if b.Format == JSONLines {
		var arts []Article
		lines := &p.lines
		if b.own {
			lines = &p.own
		}
		lines.Decode(b, func(r *Record) { arts = append(arts, p.record(b, r)) }, p.problem)
		return arts
	}
	arts, err := b.Articles(p.opt.Agencies, p.opt.Outlet)
	if err != nil {
		p.problem(Problem{Place: b.Place(b.Line), Reason: err.Error()})
	}
	return arts
}

// Articles gives the articles of a page or a text, the outlet for those that name none.
func (b *Block) Articles(agencies *Agencies, outlet string) ([]Article, error) {
	var arts []Article
	var err error
	address, warning := b.URL, ""
	if b.Format == HTML {
		if saved := savedAddress(b.Data); saved != "" {
			address = saved
		} else if address != "" && b.Unit == "" {
			warning = "address taken from the path it is saved at"
		}
		if arts, err = ParsePage(agencies, b.Data, b.Name); err != nil {
			return nil, err
		}
	} else {
		arts = ParseText(agencies, string(b.Data), b.Name)
	}
	for i := range arts {
		a := &arts[i]
		a.Place = b.Place(b.Line)
		a.Warnings = append(a.Warnings, b.Warnings...)
		if a.URL == "" && a.Parent == "" && address != "" {
			a.URL = address
			if warning != "" {
				a.Warnings = append(a.Warnings, warning)
			}
		}
		if a.Outlet == "" {
			a.Outlet = cmp.Or(outlet, host(address))
		}
	}
	return arts, nil
}

// record makes an article of a record, its body as it stands.
func (p *parser) record(b *Block, r *Record) Article {
	// One allocation a record: the texts are copied one behind the other and cut out of the copy.
	p.copied = p.copied[:0]
	for _, s := range []string{r.ID, r.Title, r.URL, r.Author, r.Body} {
		p.copied = append(p.copied, s...)
	}
	all := string(p.copied)
	cut := func(s string) string {
		head := all[:len(s)]
		all = all[len(s):]
		return head
	}
	a := Article{
		ID: cut(r.ID), Title: cut(r.Title), URL: cut(r.URL), Author: cut(r.Author), Body: cut(r.Body),
		Place: b.Place(r.Line),
	}
	outlet := cmp.Or(r.Outlet, p.opt.Outlet)
	if outlet == "" {
		outlet = host(a.URL)
	}
	a.Outlet = p.outlet(outlet)
	if r.NoID {
		a.Warnings = append(a.Warnings, "no id: named by file and line")
	}
	a.Warnings = append(a.Warnings, b.Warnings...)
	a.Published = a.date("date", r.Date)
	a.Updated = a.date("updated", r.Updated)
	MarkFurniture(&a)
	a.dateline(p.opt.Agencies)
	return a
}

// dateline reads the place and the name that a record's text opens with. (A page's are found with the page.)
func (a *Article) dateline(agencies *Agencies) {
	own := a.ByteSpans(nil)
	if len(own) == 0 {
		return
	}
	place, byline, _, ok := FindDateline(agencies, a.Body[own[0].Start:])
	if !ok {
		return
	}
	a.Dateline = place
	if a.Author == "" && outletKey(byline) != outletKey(a.Outlet) {
		a.Author = byline
	}
}

func (p *parser) outlet(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		s = cmp.Or(host(s), s)
	}
	if known, ok := p.outlets[s]; ok {
		return known
	}
	s = string([]byte(s)) // the record's memory is used again
	p.outlets[s] = s
	return s
}

// date reads a record's date; what is not understood is missing, and a warning says so.
func (a *Article) date(name, s string) arabic.Date {
	if onlySpace(s) {
		return arabic.Date{}
	}
	if d, ok := arabic.ParseDate(s); ok {
		return d
	}
	a.Warnings = append(a.Warnings, fmt.Sprintf("%s %.60q not understood", name, s))
	return arabic.Date{}
}

// host is the site an address belongs to: what a record says of its outlet when it says nothing else.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// The order of a chain's nodes and rows, which keeps arrows short.
package page

import (
	"cmp"
	"slices"
	"time"

	"isnad/similarity/arabic"
)

// order is the nodes with each copy after its source: trees before lone texts, the earlier first. into is the link that leads to each node.
func (c *Chain) order() (order []int, into []*ChainLink) {
	into = make([]*ChainLink, len(c.Nodes))
	copies := make([][]int, len(c.Nodes))
	for i := range c.Links {
		l := &c.Links[i]
		into[l.To] = l
		copies[l.From] = append(copies[l.From], l.To)
	}
	var roots []int
	for n := range c.Nodes {
		if into[n] == nil {
			roots = append(roots, n)
		}
	}
	starts := c.starts(roots, copies)
	rank := func(n int) int {
		if into[n] == nil && len(copies[n]) == 0 { // a lone text
			return 1
		}
		return 0
	}
	var walk func(nodes []int)
	walk = func(nodes []int) {
		slices.SortStableFunc(nodes, func(a, b int) int { return cmp.Or(rank(a)-rank(b), earlier(starts[a], starts[b])) })
		for _, n := range nodes {
			order = append(order, n)
			walk(copies[n])
		}
	}
	walk(roots)
	return order, into
}

// starts is when each node begins: its own time, and for an unseen source that of its earliest copy.
func (c *Chain) starts(roots []int, copies [][]int) []arabic.Date {
	starts := make([]arabic.Date, len(c.Nodes))
	for n := range c.Nodes {
		starts[n] = c.Nodes[n].Published
	}
	for _, n := range roots {
		if c.Nodes[n].Unseen {
			for _, m := range copies[n] {
				if earlier(starts[m], starts[n]) < 0 {
					starts[n] = starts[m]
				}
			}
		}
	}
	return starts
}

// earlier compares dates by the middle of what they may mean; missing ones come last.
func earlier(a, b arabic.Date) int {
	if a.Precision == arabic.NoDate || b.Precision == arabic.NoDate {
		return cmp.Compare(min(b.Precision, 1), min(a.Precision, 1))
	}
	return middle(a).Compare(middle(b))
}

// span is the earliest and latest time that a date may mean.
func span(d arabic.Date) (first, last time.Time) {
	switch {
	case d.Precision >= arabic.Minute:
		return d.Time, d.Time
	case d.Precision >= arabic.Hour:
		return d.Time, d.Time.Add(time.Hour)
	case d.Precision >= arabic.Day:
		return d.Time, d.Time.AddDate(0, 0, 1)
	case d.Precision >= arabic.Month:
		return d.Time, d.Time.AddDate(0, 1, 0)
	}
	return d.Time, d.Time.AddDate(1, 0, 0)
}

// middle is where a date is drawn: a day without an hour at noon.
func middle(d arabic.Date) time.Time {
	first, last := span(d)
	return first.Add(last.Sub(first) / 2)
}

// What keeps the work and the result of clustering in bounds when very many articles are alike.
package dedup

import (
	"cmp"
	"fmt"
	"slices"
)

// Bounds that ordinary news does not reach: the largest family of 26,000 newspaper articles has some dozens.
const (
	familyVoices  = 200        // articles of a family that speak for it, spread over its ids; the others follow
	pairBudget    = 60_000_000 // candidate pairs of a run, about 60 bytes each while densities are taken
	leastNearest  = 300        // earlier articles that any one is paired with, however many there are
	describedMost = 1000       // articles of an event whose pairs are measured for its title and similarities, spread over its ids
)

// silence marks the articles that do not speak for their family: a hundred thousand of one text have five billion pairs, which say what those of some
// hundred do.
func silence(families []int) (silent []bool, crowds int) {
	members := make(map[int][]int)
	for i, f := range families {
		members[f] = append(members[f], i)
	}
	silent = make([]bool, len(families))
	for _, all := range members {
		if len(all) <= familyVoices {
			continue
		}
		crowds++
		for _, i := range all {
			silent[i] = true
		}
		for _, i := range spreadOver(all, familyVoices) {
			silent[i] = false
		}
	}
	return silent, crowds
}

// spreadOver takes so many of a list at equal distances, the first among them.
func spreadOver(list []int, most int) []int {
	if len(list) <= most {
		return list
	}
	taken := make([]int, most)
	for k := range taken {
		taken[k] = list[k*len(list)/most]
	}
	return taken
}

// mostNearest is how many earlier articles one is paired with in a run of n.
func mostNearest(n int) int { return max(leastNearest, pairBudget/max(n, 1)) }

// nearest leaves of a list, ascending or not, the neighbours of the greatest cosines by a weighting.
func nearest(list []neighbour, by weighting, most int) []neighbour {
	slices.SortFunc(list, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.cosines[by], a.cosines[by]), cmp.Compare(a.other, b.other))
	})
	return list[:most]
}

// warnings names what was left out.
func (c *candidates) warnings(described int64) []string {
	var all []string
	if c.crowds > 0 {
		all = append(all, fmt.Sprintf("%d families have more than %d articles: so many of each, spread over its ids, were compared with other articles, and the others follow them", c.crowds, familyVoices))
	}
	if n := c.crowded.Load(); n > 0 {
		all = append(all, fmt.Sprintf("%d times an article resembles so many earlier ones that only the %d likest were looked at", n, mostNearest(len(c.Profiles))))
	}
	if described > 0 {
		all = append(all, fmt.Sprintf("%d events have more than %d articles: their titles and similarities are of so many, spread over their ids", described, describedMost))
	}
	return all
}

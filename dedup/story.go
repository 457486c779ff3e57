// Stories: events of one ongoing affair.
package dedup

import "isnad/similarity"

// The limits of stories. Words are weighed by the background alone: what the days of an affair have in common is just what tells
// it from others.
const (
	storyCut   = .06  // mean cosine at which events are one story
	storyLeast = .02  // cosines below it are taken as none
	storyHours = 168. // longest time between two articles that speak for one story
)

// Stories joins events to stories by the mean cosine of their articles' longer texts.
func Stories(events []int, profiles []*Profile) []int {
	vectors := make([]similarity.Vector, len(profiles))
	for i, p := range profiles {
		vectors[i] = backgroundVector(p.text)
	}
	var links []link
	for a, list := range neighbours(profiles, vectors, storyHours, storyLeast) {
		for _, n := range list {
			if a < n.other {
				links = append(links, link{a, n.other, n.cosine})
			}
		}
	}
	return averageLinkage(events, links, storyCut)
}

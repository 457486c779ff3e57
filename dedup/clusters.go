// What clustering gives to the outside.
package dedup

import "isnad/similarity/arabic"

// Clusters is every article of a run, each in one family, one event and one story.
type Clusters struct {
	Events   []Event  // largest first, then earliest, then by ID
	Warnings []string // what was left out to keep time and memory bounded
}

// Event is a set of articles mainly about the same happening; a lone article is an event too.
type Event struct {
	ID, Story   string
	Title       string      // the title of the most central article
	First, Last arabic.Date // of publication; missing when no article is dated
	Outlets     []string    // sorted, each once
	Articles    []Member    // by time of publication, then id
	Terms       []string    // what sets the event apart, as words of the articles, weightiest first

	IndependentTexts                int     // families in the event
	MinSimilarity, MedianSimilarity float64 // over the pairs of its articles, [0,1]; 1 for a lone article
}

// Member is one article of an event.
type Member struct {
	Article int    // index into the articles clustered
	ID      string // its id
	Family  string // equal for the articles that carry the same text
}

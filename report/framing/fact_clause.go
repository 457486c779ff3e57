// Sentences cut into clauses.
package framing

import (
	"strings"

	"isnad/similarity/arabic"
)

// connectors begin a clause wherever they stand.
var connectors = keysOf("حيث فيما بينما كما لكن لكنه لكنها ولكن وكما وحيث فيم مما ما ممّا إذ مضيفا مضيفة مؤكدا مؤكدة مشيرا مشيرة موضحا موضحة لافتا لافتة معتبرا قائلا قائلة محملا محملة مشددا مشددة " +
	"وأضاف وأضافت وأكد وأكدت وأوضح وأوضحت وأشار وأشارت وقال وقالت وتابع وأن وأنه وأنها وذلك وكان وكانت بعدما عندما إضافة فضلا وأسفر وأدى أسفر أدى وهو وهي وهم والتي والذي بحسب وفق وفقا وبحسب ووفق ووفقا عقب نتج")

func keysOf(words string) map[arabic.Key]bool {
	set := make(map[arabic.Key]bool)
	for _, t := range arabic.Tokenize(nil, words) {
		set[t.Key] = true
	}
	return set
}

// leastClause is how many words a clause has; shorter pieces stay with what stands before them.
const leastClause = 5

// cutClauses cuts the words of a sentence at commas, list marks and connectors. A sentence has one clause at least.
func cutClauses(body string, words []word) []clause {
	clauses := make([]clause, 0, 1+len(words)/(2*leastClause))
	first := 0
	for i := 1; i < len(words); i++ {
		if i-first < leastClause || len(words)-i < leastClause {
			continue
		}
		gap := body[words[i-1].to:words[i].from]
		if strings.ContainsAny(gap, "،,؛;:()-–") || connectors[words[i].bare] {
			clauses = append(clauses, clause{first: first, last: i})
			first = i
		}
	}
	return append(clauses, clause{first: first, last: len(words)})
}

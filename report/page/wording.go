// What tellings call things, whom they quote and how, what their titles pick, in what order they tell, and which words are theirs.
package page

// ThingTable is the expressions for each thing. With few tellings each has a column, with many an expression lists those that use it.
type ThingTable struct {
	Tellings []Telling // the columns; none when there are too many
	Things   []Thing
}

// Thing is a person, group, place or happening.
type Thing struct {
	Name        string
	Expressions []Expression
	More        int // expressions not shown
}

// rows is how many rows of the table the thing takes.
func (t Thing) rows() int { return len(t.Expressions) + min(t.More, 1) }

// behind is how many columns stand behind that of the thing.
func (t *ThingTable) behind() int {
	if len(t.Tellings) > 0 {
		return 1 + len(t.Tellings)
	}
	return 3
}

// Expression is one name of a thing: how often it stands in outlets' own voice and inside quotation, and who uses it.
type Expression struct {
	Text        string
	Own, Quoted int
	Uses        []Use // with columns one for each, of which some are none; else only those that use it
}

// Use is an expression in one telling.
type Use struct {
	At          At
	Own, Quoted int
}

// Speaker is somebody and his words.
type Speaker struct {
	Name      string // "" for what names none
	Anonymous bool
	Quotes    []Quote
}

// Quote is a quotation as the longest telling has it, and how each brings it.
type Quote struct {
	Text    string
	Cut     bool // tellings cut it at different places
	Differs bool // verbs of different classes bring it
	Manners []Manner
}

// Manner is one way to bring a quotation, with those who do.
type Manner struct {
	Verb, Class, Speaker string // Speaker only where he is named otherwise
	Text                 string // only where it differs from the quotation's
	Marked               bool
	Tellings             []At
}

// Headline is a title and what it makes of the event.
type Headline struct {
	Title, Verb       string
	Tellings          []Telling
	Fact              *Link // nil when it picks none
	Conflicts, Labels []string
}

// Orders is in what order tellings have the facts they share with their source, or with all others.
type Orders struct {
	Other []Order   // those that differ, the most different first
	Same  []Telling // the same order
	Few   []Telling // too few shared facts to tell
}

// Order is one telling's.
type Order struct {
	Telling
	Against           *Telling // nil for the others' consensus
	Tau               float64
	Promoted, Demoted []Link
}

// OutletWords are the words that set an outlet's own text apart.
type OutletWords struct {
	Outlet             string
	Enough             bool // false: the sample is too small to say
	Total, OthersTotal int  // words counted
	Terms              []Term
}

// Term is one word. Number counts the terms of the page, for the script.
type Term struct {
	Text          string
	Number        int
	Z             float64
	Count, Others int
	Places        int
}

// rarer reports whether the outlet uses the word less than others do: its places are then theirs.
func (t Term) rarer() bool { return t.Z < 0 }

// Facts against tellings: the matrix, what is left out, and what disagrees.
package page

// FactTable is the matrix: a row a fact, a column a telling.
type FactTable struct {
	Tellings []Telling
	Hidden   int // tellings without a column
	Rows     []FactRow
	More     int // facts without a row
	// Of is the telling whose order the rows have; Sourced says that the others' text comes from it.
	Of      Telling
	Sourced bool
}

// wordyColumns is how many columns leave room for words in the cells.
const wordyColumns = 7

// Dense reports whether the cells hold signs instead of words.
func (t *FactTable) Dense() bool { return len(t.Tellings) > wordyColumns }

// FactRow is a fact and how each telling has it.
type FactRow struct {
	ID, Text string // the fact's own id, which is the row's name on the page
	Cells    []FactCell
}

// FactCell is how one telling has a fact.
type FactCell struct {
	Status string // verbatim, reworded, conflicting, absent
	Value  string // of a conflict, as this telling has it
	Excuse string // of one that is absent
}

// Omission is a fact that independent tellings carry and one lacks.
type Omission struct {
	Telling
	Column, Row int // for grouping: places of telling and fact in the comparison
	Fact        Link
	Independent int
	Excuse      string
}

// FactConflict is what tellings of one fact disagree about, to be checked.
type FactConflict struct {
	Kind, Nature string
	Fact         Link
	Values       []ConflictValue
}

// ConflictValue is one value, with those that have it of the same named source.
type ConflictValue struct {
	Text, Source string
	Cells        []Link
}

// LoneFacts are what one telling alone has.
type LoneFacts struct {
	Telling
	Facts []LoneFact
}

// LoneFact is a fact of one telling.
type LoneFact struct {
	ID, Text string
	At       At
}

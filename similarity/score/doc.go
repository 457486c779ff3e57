// Package score measures results against labels. It knows labels, numbers and spans, no text.
//
//  1. clusters.go   B-cubed, pair precision and recall, adjusted Rand index over two clusterings
//  2. plagdet.go    precision, recall, granularity and plagdet over passages
//  3. classes.go    precision, recall and F1 of each label of single items
//  4. correlation   Pearson's r (gonum)
//
// Every figure is 1 when the result is the labelled one.
package score

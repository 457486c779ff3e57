// Package newsroom reads testdata/newsroom, the invented outlets' articles that tests of every stage begin with. Tests alone import it.
package newsroom

import (
	"os"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
)

// Agencies are the built-in agencies and the invented ones.
func Agencies(t testing.TB) *corpus.Agencies {
	t.Helper()
	file, err := os.Open(gold.Repository(t, "testdata/agencies.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	invented, err := corpus.ReadAgencies(file)
	if err != nil {
		t.Fatal(err)
	}
	return corpus.DefaultAgencies().Add(invented)
}

// Read gives the articles, in the order of their files, and the agencies they were read with. No record of it is bad.
func Read(t testing.TB) ([]corpus.Article, *corpus.Agencies) {
	t.Helper()
	agencies := Agencies(t)
	read, err := corpus.Read(t.Context(), []string{gold.Repository(t, "testdata/newsroom")}, nil, corpus.Options{Agencies: agencies})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Problems {
		t.Errorf("the newsroom holds a bad record: %v", p)
	}
	return read.Articles, agencies
}

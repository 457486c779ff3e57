// What every command that reads INPUT has in common.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup/corpus"
)

// inputFlags are the flags of reading.
type inputFlags struct {
	fields   []string
	encoding string
	outlet   string
	agencies string
	strict   bool
}

func (f *inputFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.fields, "fields", nil, "names of the records' fields, ours=theirs: body=articleBody,title=heading")
	flags.StringVar(&f.encoding, "encoding", "", "encoding of the input (utf-8, windows-1256, iso-8859-6, utf-16le, utf-16be); detected when not given")
	flags.StringVar(&f.outlet, "outlet", "", "outlet of articles that name none")
	flags.StringVar(&f.agencies, "agencies", "", "a file of further news agencies and their spellings (form: docs/formats.md)")
	flags.BoolVar(&f.strict, "strict", false, "exit 1 when any record was skipped")
}

// options turns the flags into what corpus wants; each skipped record is said on errs as it is met.
func (f *inputFlags) options(errs io.Writer) (corpus.Options, error) {
	options := corpus.Options{Encoding: f.encoding, Outlet: f.outlet, Fields: make(map[string]string)}
	for _, pair := range f.fields {
		ours, theirs, found := strings.Cut(pair, "=")
		if !found || ours == "" || theirs == "" {
			return options, usageError{fmt.Errorf("--fields %s: want ours=theirs, such as body=articleBody", pair)}
		}
		options.Fields[theirs] = ours
	}
	if err := corpus.CheckOptions(options); err != nil {
		return options, usageError{err}
	}
	agencies, err := f.agencyList()
	if err != nil {
		return options, err
	}
	options.Agencies = agencies
	options.Report = func(p corpus.Problem) { say(errs, p.Error()) }
	return options, nil
}

// agencyList is who may be credited.
func (f *inputFlags) agencyList() (*corpus.Agencies, error) {
	if f.agencies == "" {
		return corpus.DefaultAgencies(), nil
	}
	return readAgencies(f.agencies)
}

// readAgencies adds the agencies of a file to those that are built in.
func readAgencies(path string) (*corpus.Agencies, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read agencies: %w", err)
	}
	defer file.Close()
	further, err := corpus.ReadAgencies(file)
	if err != nil {
		return nil, fmt.Errorf("read agencies: %s: %w", path, err)
	}
	return corpus.DefaultAgencies().Add(further), nil
}

// errSkipped is --strict's complaint.
var errSkipped = errors.New("records were skipped and --strict was given")

// verdict is the error of a run that skipped n records.
func (f *inputFlags) verdict(skipped int) error {
	if f.strict && skipped > 0 {
		return errSkipped
	}
	return nil
}

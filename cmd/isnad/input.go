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
	record   byteSize
	expand   int64
	strict   bool
}

func (f *inputFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.fields, "fields", nil, "names of the records' fields, ours=theirs: body=articleBody,title=heading; nested ones by path: body=article.text")
	flags.StringVar(&f.encoding, "encoding", "", "encoding of the input (utf-8, windows-1256, iso-8859-6, utf-16le, utf-16be); detected when not given")
	flags.StringVar(&f.outlet, "outlet", "", "outlet of articles that name none")
	flags.StringVar(&f.agencies, "agencies", "", "a file of further news agencies and their spellings (form: docs/formats.md)")
	f.record, f.expand = corpus.DefaultMaxRecord, corpus.DefaultMaxExpand
	flags.Var(&f.record, "max-record", "longest record, page or row that is read; longer ones are skipped")
	flags.Int64Var(&f.expand, "max-expand", f.expand, "how many times its size a packed file may unpack to, from 64 MiB on; no more of it is read")
	flags.BoolVar(&f.strict, "strict", false, "exit 1 when any record was skipped")
}

// longestRecord is the longest that can be asked for: texts are addressed by 32 bits.
const longestRecord = 1 << 30

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
	if f.record > longestRecord {
		return options, usageError{fmt.Errorf("--max-record %s: want 1 GiB or less", f.record.String())}
	}
	options.MaxRecord, options.MaxExpand = int64(f.record), f.expand
	if f.expand < 1 {
		return options, usageError{fmt.Errorf("--max-expand %d: want 1 or more", f.expand)}
	}
	if err := corpus.CheckOptions(options); err != nil {
		return options, usageError{err}
	}
	agencies, err := f.agencyList()
	if err != nil {
		return options, err
	}
	options.Agencies = agencies
	options.Report = func(p corpus.Problem) { say(errs, p.Error()+raise[p.Limit]) }
	options.Notice = func(p corpus.Problem) { say(errs, p.Error()) }
	return options, nil
}

// raise says how to have what was too large read all the same.
var raise = map[corpus.Limit]string{
	corpus.LimitRecord: " (--max-record takes longer ones)",
	corpus.LimitExpand: " (if it is no bomb: --max-expand)",
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

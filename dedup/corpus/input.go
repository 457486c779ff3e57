package corpus

import (
	"fmt"
	"runtime"
)

// Options say how input is read. The zero value reads everything that can be told from the bytes themselves.
type Options struct {
	Fields    map[string]string // a record's field name → id, outlet, title, date, updated, url, author or body; goes before the common names
	Encoding  string            // name of the encoding of all input ("windows-1256"); empty: found out file by file
	Agencies  *Agencies         // who is credited; nil: DefaultAgencies
	Outlet    string            // outlet of articles that name none
	Workers   int               // goroutines that parse, default GOMAXPROCS
	MaxRecord int64             // longest record, page or text file taken, in bytes; default 64 MiB

	Report   func(Problem)     // told of everything left out, by one goroutine at a time; order by chance
	Progress func(bytes int64) // told how much of the input (as TotalSize counts it) has been read so far

	block int // bytes a worker gets at once: blockSize, less in tests
}

// DefaultMaxRecord is what a single article may take, in bytes: a hundred times the longest seen in news.
const DefaultMaxRecord = 64 << 20

// CheckOptions refuses names of fields and encodings there are none of.
func CheckOptions(o Options) error {
	if err := checkFields(o.Fields); err != nil {
		return err
	}
	return knownEncoding(o.Encoding)
}

func (o Options) withDefaults() (Options, error) {
	if err := CheckOptions(o); err != nil {
		return o, err
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.MaxRecord <= 0 {
		o.MaxRecord = DefaultMaxRecord
	}
	if o.block <= 0 {
		o.block = blockSize
	}
	return o, nil
}

// Format is what an input file holds.
type Format uint8

// The zero Format is not known.
const (
	JSONLines Format = iota + 1
	HTML
	Text
)

func (f Format) String() string {
	switch f {
	case JSONLines:
		return "JSON lines"
	case HTML:
		return "HTML"
	case Text:
		return "text"
	}
	return fmt.Sprintf("Format(%d)", uint8(f))
}

// Block is a stretch of input that one worker handles: whole JSON lines, or one page, or one text file.
type Block struct {
	Seq    int    // ascending in reading order; a page that cannot be read after all leaves a gap
	Input  int    // index of the input named by the user
	Path   string // of the file, as the user named it; "stdin" for -
	Name   string // path relative to the input, with slashes: the id of a page
	Format Format
	Line   int    // of the first byte, from 1
	Offset int64  // of the first byte in the file, unpacked and in UTF-8
	Data   []byte // UTF-8, without byte order mark; JSON lines may hold invalid bytes, pages and texts never do

	Warnings []string // doubts about the whole file, for each of its articles

	cuts      []cut // the records, where lines do not say it (JSON arrays, records over several lines)
	maxRecord int64
	enc       encoded // what Data is to be turned from before the work
	detected  bool    // enc is settled
}

// cut is one record of a block: bytes [start, end), first line.
type cut struct{ start, end, line int }

// Lines reports whether the records were found as lines. Otherwise line ends inside them have become spaces: Data is not the file's bytes.
func (b *Block) Lines() bool { return b.cuts == nil }

func (b *Block) reset() {
	*b = Block{Data: b.Data[:0], cuts: nil}
}

func tooLong(limit int64) string { return fmt.Sprintf("longer than %s: skipped", size(limit)) }

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

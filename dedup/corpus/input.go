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
	MaxRecord int64             // longest record, page or text file taken, in bytes; default DefaultMaxRecord
	MaxExpand int64             // how many times its size on disk a file may unpack to; default DefaultMaxExpand
	TempDir   string            // for what must be read at any place and cannot be (an archive from standard input); default the system's

	Report   func(Problem)     // told of everything left out, by one goroutine at a time; order by chance
	Notice   func(Problem)     // told how many files and records that hold no article were passed over; nothing is lost with them
	Progress func(bytes int64) // told how much of the input (as TotalSize counts it) has been read so far

	block int // bytes a worker gets at once: blockSize, less in tests
}

// DefaultMaxRecord is what a single article may take, in bytes: a hundred times the longest seen in news.
const DefaultMaxRecord = 64 << 20

// DefaultMaxExpand is how many times its size a file may unpack to. Text packs to a fifth or a tenth of its size, a long run of copies of one
// article to a hundredth; gzip reaches a thousand with nothing but zeros. Files that unpack to no more than freeExpand are left alone.
const (
	DefaultMaxExpand = 250
	freeExpand       = 64 << 20
)

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
	if o.MaxExpand <= 0 {
		o.MaxExpand = DefaultMaxExpand
	}
	if o.block <= 0 {
		o.block = blockSize
	}
	return o, nil
}

// Format is what an input file holds.
type Format uint8

// The zero Format is not known. Blocks hold the first three alone: what comes from the others has become records or pages.
const (
	JSONLines Format = iota + 1
	HTML
	Text
	CSV
	TSV
	Feed
	WARC
	Parquet
	Zip
	Tar
)

func (f Format) String() string {
	names := [...]string{"", "JSON lines", "HTML", "text", "CSV", "tab-separated values", "RSS or Atom", "WARC", "Parquet", "zip", "tar"}
	if f == 0 || int(f) >= len(names) {
		return fmt.Sprintf("Format(%d)", uint8(f))
	}
	return names[f]
}

// Pages reports files of which each is one article, or little more.
func (f Format) Pages() bool { return f == HTML || f == Text }

// lined reports text whose records are found line by line, so that it is decoded before it is cut.
func (f Format) lined() bool { return f == JSONLines || f == CSV || f == TSV }

// Block is a stretch of input that one worker handles: whole JSON lines, or one page, or one text file.
type Block struct {
	Seq    int    // ascending in reading order; a page that cannot be read after all leaves a gap
	Input  int    // index of the input named by the user
	Path   string // of the file, as the user named it; "stdin" for -; "a.zip!dir/page.html" inside an archive
	Name   string // path relative to the input, or to its archive, with slashes: the id of a page; of a page in a WARC its address
	Format Format
	Line   int    // of the first byte, from 1; or the number of the first record, see Unit
	Unit   string // what Line counts where it is no line: row, record, item
	URL    string // where a page was taken from, if the archive or the folder says so
	File   string // on disk, which is Path but inside an archive
	Kind   Format // of File
	Offset int64  // of the first byte in the file, unpacked and in UTF-8
	Data   []byte // UTF-8, without byte order mark; JSON lines may hold invalid bytes, pages and texts never do

	Warnings []string // doubts about the whole file, for each of its articles

	own       bool  // records are named as ours are, whatever Options.Fields says
	cuts      []cut // the records, where lines do not say it (JSON arrays, records over several lines)
	maxRecord int64
	charset   string  // as the HTTP header names it
	enc       encoded // what Data is to be turned from before the work
	detected  bool    // enc is settled
}

// OwnNames reports records whose fields have our own names: Options.Fields is nothing to them.
func (b *Block) OwnNames() bool { return b.own }

// Place is where the block's record at a line stands; pages stand in files of their own and have no line.
func (b *Block) Place(line int) Place {
	if b.Format.Pages() && b.Unit == "" {
		line = 0
	}
	return Place{Path: b.Path, Line: line, Unit: b.Unit}
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

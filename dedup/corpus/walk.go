package corpus

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// source is one file to read.
type source struct {
	input int
	path  string // as the user named it; "stdin"; "a.zip!page.html" for a member of an archive
	name  string // relative to the input, or to the archive, with slashes
	file  string // on disk: path, but for members
	disk  string // where file lies, if not under its name
	kind  Format // of file, once it is known
	depth int    // in how many archives it lies
	named bool   // by the user; else found in a folder or an archive
	url   string // where it was taken from, as the path says it
	stdin bool
	pipe  bool // reading may block for ever
	size  int64
}

// onDisk is where a file of the file system lies.
func (s *source) onDisk() string { return cmp.Or(s.disk, s.path) }

// Stdin is the path that stands for standard input in articles and problems.
const Stdin = "stdin"

// listSources lists the files of the inputs in reading order: inputs as given, a folder's files by path.
// Hidden files are passed over; each folder is entered once, so links cannot lead in circles.
func listSources(inputs []string, problem func(path, reason string)) []source {
	var list []source
	stdin := false
	for i, in := range inputs {
		if in == "-" {
			if stdin {
				problem(Stdin, "named twice: it can be read once only")
				continue
			}
			stdin = true
			list = append(list, source{input: i, path: Stdin, name: Stdin, file: Stdin, named: true, stdin: true, pipe: true})
			continue
		}
		info, err := os.Stat(in)
		switch {
		case err != nil:
			problem(in, reason(err))
		case !info.IsDir():
			list = append(list, source{input: i, path: in, file: in, named: true, name: strings.ToValidUTF8(filepath.Base(in), "\ufffd"), pipe: !info.Mode().IsRegular(), size: info.Size()})
		default:
			w := walker{input: i, root: in, problem: problem, entered: make(map[string]bool)}
			w.folder("")
			if len(w.found) == 0 {
				problem(in, "no files in this folder")
			}
			slices.SortFunc(w.found, func(a, b source) int { return strings.Compare(a.name, b.name) })
			list = append(list, w.found...)
		}
	}
	return list
}

type walker struct {
	input   int
	root    string
	problem func(path, reason string)
	entered map[string]bool // real paths
	found   []source
}

func (w *walker) folder(rel string) {
	dir := filepath.Join(w.root, rel)
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		w.problem(dir, reason(err))
		return
	}
	if w.entered[real] {
		return
	}
	w.entered[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.problem(dir, reason(err))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			w.entry(filepath.Join(rel, e.Name()))
		}
	}
}

func (w *walker) entry(rel string) {
	path := filepath.Join(w.root, rel)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.problem(path, reason(err))
	case info.IsDir():
		w.folder(rel)
	case !info.Mode().IsRegular():
		w.problem(path, "no regular file: skipped")
	default:
		name := strings.ToValidUTF8(filepath.ToSlash(rel), "\ufffd")
		w.found = append(w.found, source{
			input: w.input, path: path, file: path, name: name, size: info.Size(), url: siteAddress(inputBase(w.root) + "/" + name),
		})
	}
}

// TotalSize is how many bytes the inputs hold on disk, for a progress bar; standard input counts nothing.
func TotalSize(inputs []string) int64 {
	var n int64
	for _, s := range listSources(inputs, func(string, string) {}) {
		n += s.size
	}
	return n
}

// reason is an error without the path, which the Problem names already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	if err == io.ErrUnexpectedEOF {
		return "the file breaks off"
	}
	return err.Error()
}

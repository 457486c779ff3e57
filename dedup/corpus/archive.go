// Archives: the members of zip and tar are read like the files of a folder.
package corpus

import (
	"archive/tar"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zip"

	"isnad/dedup/staging"
)

// archiveDepth is how many archives may lie in one another.
const archiveDepth = 2

// archive reads an archive unless it lies too deep.
func (f *fileReader) archive(read func() error) error {
	if f.src.depth >= archiveDepth {
		f.file(f.src.path, "an archive in an archive in an archive: not read")
		f.err = io.EOF
		return nil
	}
	return read()
}

// anyPlace has a file read that must be read at any place: where it lies if it can be, else from a copy that is gone with the process.
func (f *fileReader) anyPlace(read func(io.ReaderAt, int64) error) error {
	var file *os.File
	if !f.packed && !f.src.pipe && f.src.depth == 0 {
		if file, f.err = os.Open(f.src.onDisk()); f.err != nil {
			return nil
		}
		defer file.Close()
	} else {
		var err error
		if file, err = staging.Nameless(f.opt.TempDir); err != nil {
			return fmt.Errorf("keep %s: %w", f.src.path, err)
		}
		defer staging.Release(file)
		if err := f.copyTo(file); err != nil || f.err != nil {
			return err
		}
	}
	info, err := file.Stat()
	if err != nil {
		f.err = err
		return nil
	}
	streamed := f.expand.in
	if f.src.depth == 0 && !f.packed {
		f.expand.in = info.Size
	}
	f.err = io.EOF
	err = read(file, info.Size())
	if read := streamed(); f.src.depth == 0 && !f.packed && !f.src.pipe {
		f.done.Add(max(0, info.Size()-read)) // what of it has not gone by as a stream
	}
	return err
}

// copyTo copies the whole file to another. f.err is then what reading it failed with; that the copy cannot be written is the error.
func (f *fileReader) copyTo(file io.Writer) error {
	in := &countedEnd{r: f.rest()}
	_, err := io.Copy(file, in)
	f.offset, f.err = in.n, nil
	switch {
	case in.err != nil && in.err != io.EOF:
		f.err = in.err
	case err != nil:
		return fmt.Errorf("keep %s: %w", f.src.path, err)
	}
	return nil
}

// zip reads the members of a zip archive by path.
func (f *fileReader) zip(at io.ReaderAt, n int64) error {
	z, err := zip.NewReader(at, n)
	if err != nil {
		f.file(f.src.path, reason(err))
		return nil
	}
	if why := document(z); why != "" {
		f.file(f.src.path, why)
		return nil
	}
	members := slices.Clone(z.File)
	slices.SortStableFunc(members, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, m := range members {
		if !m.Mode().IsRegular() || strings.HasSuffix(m.Name, "/") {
			continue // folders; a link's content is a path, no text
		}
		src, ok := f.member(m.Name, int64(min(m.UncompressedSize64, 1<<62)))
		if !ok {
			continue
		}
		if m.Flags&1 != 0 {
			f.file(src.path, "encrypted: skipped")
			continue
		}
		r, err := m.Open()
		if err != nil {
			f.file(src.path, reason(err))
			continue
		}
		err = f.readMember(src, unpacker{r, "zip", f.expand})
		_ = r.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// document says of a zip archive that it is a document of an office program, whose parts are no articles.
func document(z *zip.Reader) string {
	for _, m := range z.File {
		if m.Name == "[Content_Types].xml" || m.Name == "META-INF/manifest.xml" {
			return "an office document: not supported"
		}
	}
	return ""
}

// tar reads the members of a tar archive in the order in which they come.
func (f *fileReader) tar() error {
	in := &countedEnd{r: f.rest(), n: -int64(len(f.b.Data))} // what was read to look at it is counted
	t := tar.NewReader(in)
	for {
		h, err := t.Next()
		if err != nil {
			f.err, f.offset = err, f.offset+in.n
			if err != io.EOF {
				f.err = packed("tar", err)
			}
			return nil
		}
		if h.Typeflag != tar.TypeReg {
			continue // folders; links, whose text another member has
		}
		src, ok := f.member(h.Name, h.Size)
		if !ok {
			continue
		}
		if err := f.readMember(src, unpacker{t, "tar", f.expand}); err != nil {
			return err
		}
	}
}

// member is a file of the archive as a source; false for one that is not to be read.
func (f *fileReader) member(name string, size int64) (source, bool) {
	clean, why := memberName(name)
	if why != "" {
		f.file(f.src.path+"!"+printable(name), why)
		return source{}, false
	}
	if hiddenMember(clean) {
		return source{}, false
	}
	src := source{
		input: f.src.input, path: f.src.path + "!" + clean, name: clean, file: f.src.file, kind: f.src.kind, depth: f.src.depth + 1,
		size: size, url: siteAddress(clean),
	}
	if !f.src.named {
		src.name = f.src.name + "/" + clean
	}
	if what := noArticle(src.name); what != "" {
		f.passed.add(what)
		return src, false
	}
	return src, true
}

// readMember reads one file of the archive.
func (f *fileReader) readMember(src source, r io.Reader) error {
	st := &stream{}
	defer st.close()
	if err := st.unpack(r, f.expand); err != nil {
		if f.ctx.Err() == nil {
			f.broken(src.path, "", err)
		}
		return f.ctx.Err()
	}
	return f.content(src, st)
}

// memberName makes a member's name a path below the archive, as a folder's files have. Nothing is ever written under it; but it is an id, and
// ids must not lead anywhere either.
func memberName(name string) (clean, why string) {
	clean = printable(strings.ReplaceAll(name, `\`, "/"))
	if slices.Contains(strings.Split(clean, "/"), "..") {
		return "", "its path leads out of the archive: skipped"
	}
	clean = strings.TrimPrefix(path.Clean("/"+clean), "/")
	if clean == "" {
		return "", "a member without a name: skipped"
	}
	return clean, ""
}

// printable is a name without what is no UTF-8 and what moves a terminal's cursor.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(name, "\ufffd"))
}

// hiddenMember: what a folder's hidden files are, and what one system adds to archives.
func hiddenMember(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") || part == "__MACOSX"
	})
}

// Archives written again: members as they are, but those that go, and record files without the records that go.
package corpus

import (
	"archive/tar"
	"bufio"
	"fmt"
	"io"

	"github.com/klauspost/compress/zip"

	"isnad/dedup/staging"
)

// zip copies the members in their order, packed as they are.
func (rw *rewriter) zip(f *fileReader, at io.ReaderAt, n int64, w io.Writer) error {
	in, err := zip.NewReader(at, n)
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, m := range in.File {
		path, stays, goes := rw.memberFate(f, m.Name)
		switch {
		case goes == 0:
			err = out.Copy(m)
		case stays > 0:
			err = rw.zipMember(f, path, m, out)
		}
		if err == nil {
			err = rw.ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if err := out.SetComment(in.Comment); err != nil {
		return err
	}
	return out.Close()
}

// memberFate is what of a member stays and goes.
func (rw *rewriter) memberFate(f *fileReader, name string) (path string, stays, goes int) {
	clean, why := memberName(name)
	if why != "" || hiddenMember(clean) {
		return "", 0, 0
	}
	path = f.src.path + "!" + clean
	stays, goes = rw.fates.under(path)
	return path, stays, goes
}

// zipMember writes a member without some of its records.
func (rw *rewriter) zipMember(f *fileReader, path string, m *zip.File, out *zip.Writer) error {
	r, err := m.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := out.CreateHeader(&zip.FileHeader{Name: m.Name, Comment: m.Comment, Method: m.Method, Modified: m.Modified})
	if err != nil {
		return err
	}
	return rw.member(f, path, unpacker{r, "zip", f.expand}, w)
}

// member writes what stays of a member, packed as it is.
func (rw *rewriter) member(f *fileReader, path string, r io.Reader, w io.Writer) error {
	in := bufio.NewReader(r)
	head, _ := in.Peek(len(zstdMagic)) // a shorter member is not packed
	packed, err := packedLike(head, w)
	if err != nil {
		return err
	}
	st := &stream{}
	defer st.close()
	if err := st.unpack(in, f.expand); err != nil {
		return err
	}
	clean := path[len(f.src.path)+1:]
	src := source{path: path, name: clean, file: f.src.file, depth: f.src.depth + 1, pipe: true}
	if err := rw.content(src, st, packed); err != nil {
		return err
	}
	return packed.Close()
}

// tar copies the members in their order.
func (rw *rewriter) tar(f *fileReader, w io.Writer) error {
	in, out := tar.NewReader(f.rest()), tar.NewWriter(w)
	met, stayed := make(map[string]bool), 0
	for {
		h, err := in.Next()
		if err != nil {
			if err := rw.ctx.Err(); err != nil {
				return err
			}
			if all, _ := rw.fates.under(f.src.path); stayed != all {
				return ErrChanged
			}
			return out.Close() // where an archive breaks off was told when it was read
		}
		path, stays, goes := rw.memberFate(f, h.Name)
		if h.Typeflag != tar.TypeReg {
			goes = 0
		} else if !met[path] { // of two members of one name the second was read, too
			met[path] = true
			stayed += stays
		}
		switch {
		case goes == 0:
			h.Format = tar.FormatUnknown // a sparse file is written out
			if err = out.WriteHeader(h); err == nil {
				_, err = io.Copy(out, in)
			}
		case stays > 0:
			err = rw.tarMember(f, path, h, in, out)
		}
		if err != nil {
			return err
		}
	}
}

// tarMember writes a member without some of its records. Its new size must be known first.
func (rw *rewriter) tarMember(f *fileReader, path string, h *tar.Header, in io.Reader, out *tar.Writer) error {
	file, err := staging.Nameless(rw.opt.TempDir)
	if err != nil {
		return fmt.Errorf("keep %s: %w", path, err)
	}
	defer staging.Release(file)
	if err := rw.member(f, path, unpacker{in, "tar", f.expand}, file); err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return err
	}
	again := *h
	again.Size, again.Format = info.Size(), tar.FormatUnknown
	if err := out.WriteHeader(&again); err != nil {
		return err
	}
	_, err = io.Copy(out, file)
	return err
}

// Pages of web archives: the HTML and plain text of a WARC file's records.
package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"net/textproto"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/xxh3"
)

const warcUnit = "record"

// warc hands on the pages of a WARC file, each as a block of its own. Records are counted from 1.
func (f *fileReader) warc() error {
	w := newWarcReader(f.rest())
	base := f.b
	names := make(names)
	var err error
	for n := 1; ; n++ {
		var head *warcHead
		if head, err = w.next(); err != nil {
			var bad errWarc
			if !errors.As(err, &bad) {
				break
			}
			f.add(Problem{Place: Place{base.Path, n, warcUnit}, Reason: bad.Error()})
			continue
		}
		if err = f.warcRecord(w, head, n, names); err != nil {
			break
		}
	}
	if ctx := f.ctx.Err(); ctx != nil {
		return ctx
	}
	f.err, f.offset = err, w.offset
	return nil
}

// warcRecord hands on one record if it is a page.
func (f *fileReader) warcRecord(w *warcReader, head *warcHead, n int, names names) error {
	kind := head.fields.Get("WARC-Type")
	if kind != "response" && kind != "resource" && kind != "conversion" {
		return nil
	}
	place := Place{f.b.Path, n, warcUnit}
	if head.length > f.opt.MaxRecord {
		f.tooLong(place, f.opt.MaxRecord)
		return nil
	}
	var block bytes.Buffer
	if _, err := block.ReadFrom(w.block()); err != nil {
		return err
	}
	p, err := payloadOf(kind, head.fields, block.Bytes(), f.opt.MaxRecord)
	switch {
	case errors.Is(err, errLong):
		f.tooLong(place, f.opt.MaxRecord)
		return nil
	case err != nil:
		f.add(Problem{Place: place, Reason: err.Error()})
		return nil
	case p.passed != "":
		f.passed.add(p.passed)
		return nil
	}
	address := strings.Trim(head.fields.Get("WARC-Target-URI"), "<> ")
	if strings.HasSuffix(address, "/robots.txt") {
		f.passed.add("robots.txt")
		return nil
	}
	b := f.block(f.src)
	b.Data, b.Format, b.charset = append(b.Data[:0], p.data...), p.format, p.charset
	b.Line, b.Unit = n, warcUnit
	b.URL = address
	b.Name = warcName(b.URL, head.fields, names, n)
	return f.send(b)
}

// warcName is the id of a page: its address; when the file has that already, with the time it was taken, then with the record's number.
func warcName(url string, fields textproto.MIMEHeader, names names, n int) string {
	name := firstText(url, strings.Trim(fields.Get("WARC-Record-ID"), "<> "), fmt.Sprintf("record %d", n))
	name = strings.ToValidUTF8(name, "\ufffd")
	if date := fields.Get("WARC-Date"); names.have(name) && date != "" {
		name += "@" + date
	}
	if names.have(name) {
		name += fmt.Sprintf("@%d", n)
	}
	names[xxh3.HashString(name)] = struct{}{}
	return name
}

// names are those a file has given, by their hashes: a crawl has millions. One that is taken by chance only becomes longer.
type names map[uint64]struct{}

func (n names) have(name string) bool {
	_, have := n[xxh3.HashString(name)]
	return have
}

// payload is what a record holds for readers.
type payload struct {
	data    []byte
	format  Format
	charset string
	passed  string // why it is none, for the count
}

// errLong is a payload that unpacks to more than a record may hold.
var errLong = errors.New("too long")

// payloadOf takes the HTTP headers off a response and unpacks what they say is packed.
func payloadOf(kind string, fields textproto.MIMEHeader, block []byte, limit int64) (payload, error) {
	p := payload{data: block}
	contentType := fields.Get("Content-Type")
	if kind == "response" {
		if !strings.HasPrefix(contentType, "application/http") {
			return payload{passed: "responses that are not HTTP"}, nil
		}
		status, header, body, err := httpResponse(block)
		if err != nil {
			return p, err
		}
		if status[0] != '2' {
			return payload{passed: "responses other than 2xx"}, nil
		}
		contentType = header.Get("Content-Type")
		p.data = body
		if p.typed(contentType); p.passed != "" {
			return p, nil
		}
		p.data, err = unwrapped(header, body, limit)
		return p, err
	}
	p.typed(contentType)
	return p, nil
}

// typed says by its media type what a payload is; without one its beginning tells.
func (p *payload) typed(contentType string) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media = strings.ToLower(strings.TrimSpace(strings.SplitN(contentType, ";", 2)[0]))
	}
	p.charset = params["charset"]
	switch media {
	case "text/html", "application/xhtml+xml":
		p.format = HTML
	case "text/plain":
		p.format = Text
	case "":
		if f, why := sniff(p.data); why == "" && f == HTML {
			p.format = HTML
			return
		}
		p.passed = "records without a media type"
	default:
		p.passed = "records of type " + media
	}
}

// httpResponse cuts a response into its status, its headers and its body.
func httpResponse(block []byte) (status string, header textproto.MIMEHeader, body []byte, err error) {
	end, gap := bytes.Index(block, []byte("\r\n\r\n")), 4
	if lf := bytes.Index(block, []byte("\n\n")); end < 0 || lf >= 0 && lf < end {
		end, gap = lf, 2
	}
	if end < 0 {
		return "", nil, nil, errors.New("an HTTP response without the end of its headers")
	}
	first, rest, _ := bytes.Cut(block[:end+gap], newline)
	words := strings.Fields(string(first))
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return "", nil, nil, errors.New("no HTTP response where one is announced")
	}
	header, _ = textproto.NewReader(bufio.NewReader(bytes.NewReader(rest))).ReadMIMEHeader() // what of them can be read is enough
	return words[1], header, block[end+gap:], nil
}

// unwrapped undoes transfer and content encodings. Crawlers often keep the headers and undo what they say: then the body is taken as it is.
func unwrapped(header textproto.MIMEHeader, body []byte, limit int64) ([]byte, error) {
	if strings.EqualFold(strings.TrimSpace(header.Get("Transfer-Encoding")), "chunked") {
		if plain, err := upTo(httputil.NewChunkedReader(bytes.NewReader(body)), limit); err == nil {
			body = plain
		} else if len(plain) > 0 && chunkHead(body) {
			return plain, nil // the last chunk breaks off
		}
	}
	encoding := strings.ToLower(strings.TrimSpace(header.Get("Content-Encoding")))
	r, err := contentDecoder(encoding, body)
	if r == nil || err != nil {
		return body, err
	}
	plain, err := upTo(r, limit)
	if errors.Is(err, errLong) || len(plain) > 0 {
		return plain, ignoreUnlessLong(err)
	}
	if err != nil {
		return nil, fmt.Errorf("content encoding %s: %w", encoding, err)
	}
	return plain, nil
}

func ignoreUnlessLong(err error) error {
	if errors.Is(err, errLong) {
		return err
	}
	return nil
}

// chunkHead: the body begins with the length of a chunk.
func chunkHead(body []byte) bool {
	line, _, found := bytes.Cut(body, newline)
	return found && len(line) > 0 && len(line) < 20 && strings.Trim(string(bytes.TrimSpace(line)), "0123456789abcdefABCDEF") == ""
}

// contentDecoder gives the reader that undoes an encoding; nil where there is nothing to undo.
func contentDecoder(encoding string, body []byte) (io.Reader, error) {
	switch encoding {
	case "gzip", "x-gzip":
		if bytes.HasPrefix(body, gzipMagic) {
			return gzip.NewReader(bytes.NewReader(body))
		}
	case "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			return z, nil
		}
		if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
			return flate.NewReader(bytes.NewReader(body)), nil
		}
	case "br":
		if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
			return brotli.NewReader(bytes.NewReader(body)), nil
		}
	case "zstd":
		if bytes.HasPrefix(body, zstdMagic) {
			return zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
		}
	}
	return nil, nil
}

// upTo reads to the end, or fails with errLong.
func upTo(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		return nil, errLong
	}
	return data, err
}

// Package corpus reads articles from pages, text files and JSON lines.
package corpus

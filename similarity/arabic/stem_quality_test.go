// Stems measured on hand-made pairs, beside the two stemmers in common use.
package arabic

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	snowballstem "github.com/blevesearch/snowballstem"
	oracle "github.com/blevesearch/snowballstem/arabic"
)

var update = flag.Bool("update", false, "accept the measured shares as the golden file")

// pair is one line of testdata/lemmas.tsv.
type pair struct{ kind, group, a, b string }

func readPairs(t *testing.T) (pairs []pair) {
	file, err := os.Open("testdata/lemmas.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(f[0], "#") || f[0] == "kind" {
			continue
		}
		if len(f) != 4 {
			t.Fatalf("not four fields: %q", lines.Text())
		}
		pairs = append(pairs, pair{f[0], f[1], f[2], f[3]})
	}
	return pairs
}

// stemmers by name; each gives the stem of one plain word.
func stemmers() map[string]func(string) string {
	own := NewStemmer()
	stem := func(w string) Key { return own.Stem(w, Tokenize(nil, w)[0]) }
	return map[string]func(string) string{
		"isnad":    func(w string) string { return fmt.Sprint(uint64(stem(w))) },
		"skeleton": func(w string) string { return fmt.Sprint(uint64(Skeleton(stem(w)))) },
		"light10":  light10,
		"snowball": func(w string) string {
			env := snowballstem.NewEnv(w)
			oracle.Stem(env)
			return env.Current()
		},
	}
}

// light10 is the stemmer of Larkey, Ballesteros and Connell (2007).
func light10(w string) string {
	w = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه").Replace(w)
	letters := []rune(w)
	if len(letters) > 3 && letters[0] == 'و' {
		letters = letters[1:]
	}
	for _, p := range []string{"وال", "بال", "كال", "فال", "ال", "لل"} {
		if q := []rune(p); len(letters) >= len(q)+2 && string(letters[:len(q)]) == p {
			letters = letters[len(q):]
			break
		}
	}
	for _, e := range []string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"} {
		if q := []rune(e); len(letters) >= len(q)+2 && string(letters[len(letters)-len(q):]) == e {
			letters = letters[:len(letters)-len(q)]
		}
	}
	return string(letters)
}

// TestStemQuality compares the shares of pairs joined, by kind and group, with testdata/lemmas.golden: same and skeleton pairs
// should be joined, apart pairs should not. With -v the pairs that went wrong are listed.
func TestStemQuality(t *testing.T) {
	pairs := readPairs(t)
	all := stemmers()
	names := []string{"isnad", "skeleton", "light10", "snowball"}
	joined, count := map[string]int{}, map[string]int{}
	for _, p := range pairs {
		for _, group := range []string{p.kind + "\tall", p.kind + "\t" + p.group} {
			count[group]++
			for _, name := range names {
				if all[name](p.a) == all[name](p.b) {
					joined[group+name]++
				}
			}
		}
		if meet := all["isnad"](p.a) == all["isnad"](p.b); testing.Verbose() && p.kind != "skeleton" && meet != (p.kind == "same") {
			t.Logf("%s\t%s\t%s → %s\t%s → %s", p.kind, p.group, p.a, shown(p.a), p.b, shown(p.b))
		}
	}
	var table strings.Builder
	table.WriteString("# Pairs joined of 100: same and skeleton should be, apart should not. The column skeleton is Skeleton of isnad's stem.\n")
	table.WriteString("kind\tgroup\tpairs\t" + strings.Join(names, "\t") + "\n")
	groups := make([]string, 0, len(count))
	for group := range count {
		groups = append(groups, group)
	}
	slices.Sort(groups)
	for _, group := range groups {
		fmt.Fprintf(&table, "%s\t%d", group, count[group])
		for _, name := range names {
			fmt.Fprintf(&table, "\t%.1f", 100*float64(joined[group+name])/float64(count[group]))
		}
		table.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "lemmas.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != table.String() {
		t.Errorf("shares differ from %s (accept with -update):\n%s", golden, table.String())
	}
}

// shown is the spelling of a plain word's stem.
func shown(w string) string {
	return NewStemmer().Stem(w, Tokenize(nil, w)[0]).String()
}

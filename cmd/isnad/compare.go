// isnad compare: how the outlets told one event.
package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/adrg/strutil/metrics"
	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report"
	"isnad/report/framing"
)

// compareFlags are the flags of compare.
type compareFlags struct {
	input  inputFlags
	event  string
	format string
	of     string // rows of CSV: facts, labels; "" for facts
}

func newCompareCommand() *cobra.Command {
	flags := compareFlags{format: "jsonl"}
	cmd := &cobra.Command{
		Use:   "compare INPUT...",
		Short: "compare how outlets told one event: facts, omissions, names, quotations, words",
		Long: `compare puts all tellings of one event side by side. It says which facts each carries,
in whose words, and which are not in a version that others of their own hand have; where
values disagree; what each outlet calls the same people, places and happenings, in its
own voice and inside quotation; who is quoted, by which verb, and where one quotation
is cut; what each headline picks; in what order the facts come; and which words set an
outlet's own text apart. Copied text counts as the copy it is. A summary in Arabic and
English says what was found, each sentence with its evidence; notes say what could
not be compared, and why.

The articles given are taken as one event. With --event ID they are clustered first and
the event of that id is taken, as clusters.jsonl names it.`,
		Example: `  isnad compare a.html b.html c.txt --format table
  isnad compare pages/ --event e3f0c2a91 > framing.jsonl
  isnad compare a.html b.html --format csv --of labels > labels.csv`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(flags.format); err != nil {
				return err
			}
			if err := checkRows(flags.format, flags.of, "facts", "labels"); err != nil {
				return err
			}
			if flags.event == "" && cmd.Flags().Changed("event") {
				return usageError{errors.New("--event: no id given; leave it out to take all articles as one event")}
			}
			return runCompare(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), args, &flags)
		},
	}
	flags.input.register(cmd)
	f := cmd.Flags()
	f.StringVar(&flags.format, "format", flags.format, "form of the result: jsonl, table or csv")
	f.StringVar(&flags.of, "of", "", "what --format csv has a row of, for each article: facts (when not given) or labels")
	f.StringVar(&flags.event, "event", "", "id of an event: cluster the input first and compare the articles of that event")
	return cmd
}

func runCompare(ctx context.Context, in io.Reader, out, errs io.Writer, inputs []string, flags *compareFlags) error {
	closing := newSummary()
	read, clusters, err := readAndCluster(ctx, in, errs, inputs, &flags.input, dedup.ClusterOptions{EventsOnly: true})
	if err != nil {
		return err
	}
	articles := read.Articles
	event, clusters, err := eventToCompare(clusters, flags.event)
	if err != nil {
		return err
	}
	only, members := make([]bool, len(articles)), make([]int, len(event.Articles))
	for i, m := range event.Articles {
		only[m.Article], members[i] = true, m.Article
	}
	found, err := findCopies(ctx, errs, articles, clusters, &flags.input, only)
	if err != nil {
		return err
	}
	compared, err := framing.Compare(ctx, articles, members, event.ID, found.Copies, framing.Options{})
	if err != nil {
		return fmt.Errorf("compare: %w", err)
	}
	if err := writeFraming(out, flags, articles, compared); err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	closing.comparison(compared)
	closing.count(len(read.Problems), "skipped records")
	closing.write(errs, read.Bytes)
	return flags.input.verdict(len(read.Problems))
}

func writeFraming(out io.Writer, flags *compareFlags, articles []corpus.Article, compared *framing.Comparison) error {
	buffered := bufio.NewWriterSize(out, 1<<16)
	write := report.WriteFraming
	switch {
	case flags.format == "table":
		write = report.WriteFramingTable
	case flags.format == "csv" && flags.of == "labels":
		write = report.WriteLabelsCSV
	case flags.format == "csv":
		write = report.WriteFactsCSV
	}
	if err := write(buffered, articles, []*framing.Comparison{compared}); err != nil {
		return err
	}
	return buffered.Flush()
}

// eventToCompare is the event named, or all articles as one; the clusters returned hold it.
func eventToCompare(clusters *dedup.Clusters, id string) (*dedup.Event, *dedup.Clusters, error) {
	if id == "" {
		whole := wholeEvent(clusters)
		return &whole.Events[0], whole, nil
	}
	for i := range clusters.Events {
		if clusters.Events[i].ID == id {
			return &clusters.Events[i], clusters, nil
		}
	}
	return nil, nil, unknownEvent(clusters, id)
}

// wholeEvent takes all articles as one event, under the id that clustering would give it: that of the event of the first article by id.
func wholeEvent(clusters *dedup.Clusters) *dedup.Clusters {
	whole := dedup.Event{}
	for _, e := range clusters.Events {
		for _, m := range e.Articles {
			if m.Article == 0 { // they are in the order of ids
				whole.ID, whole.Story = e.ID, e.Story
			}
			whole.Articles = append(whole.Articles, m)
		}
	}
	slices.SortFunc(whole.Articles, func(a, b dedup.Member) int { return cmp.Compare(a.Article, b.Article) })
	return &dedup.Clusters{Events: []dedup.Event{whole}}
}

// eventsNamed is how many events an error about an unknown one names.
const eventsNamed = 5

// unknownEvent names the ids most like the one asked for, or, where none is, the largest events.
func unknownEvent(clusters *dedup.Clusters, id string) error {
	const close = .8
	measure := metrics.NewJaroWinkler()
	type candidate struct {
		event *dedup.Event
		like  float64
	}
	var like []candidate
	for i := range clusters.Events {
		if s := measure.Compare(id, clusters.Events[i].ID); s >= close {
			like = append(like, candidate{&clusters.Events[i], s})
		}
	}
	slices.SortStableFunc(like, func(a, b candidate) int { return cmp.Compare(b.like, a.like) })
	which := "the closest ids are"
	if len(like) == 0 {
		which = "the largest events are"
		for i := range clusters.Events {
			like = append(like, candidate{event: &clusters.Events[i]})
			if len(like) == eventsNamed {
				break
			}
		}
	}
	var names []string
	for _, c := range like[:min(len(like), eventsNamed)] {
		names = append(names, fmt.Sprintf("%s (%d articles: %s)", c.event.ID, len(c.event.Articles), report.OneLine(c.event.Title)))
	}
	return errors.New("no event " + id + "; " + which + " " + strings.Join(names, ", "))
}

// comparison counts what was found.
func (s *summary) comparison(c *framing.Comparison) {
	s.count(len(c.Articles), "articles compared")
	s.count(len(c.Facts), "facts")
	s.count(len(c.Omissions), "omissions")
	s.count(len(c.Conflicts), "conflicts")
	s.count(len(c.Quotes), "quotations")
}

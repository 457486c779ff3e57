// The command line as a whole: subcommands, exit codes, errors as people read them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"isnad/dedup/staging"
)

// Exit codes, fixed by the output contract.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is a wrong command line, as opposed to a run that failed.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// patience is how long a stage may take to end after a signal. It is then left behind: whatever a run does, Ctrl-C ends it.
const patience = time.Second / 2

// run executes one command line and returns the exit code.
func run(ctx context.Context, in io.Reader, out, errs io.Writer, args []string) int {
	to := &results{to: out}
	ended := make(chan int, 1)
	go func() { ended <- execute(ctx, in, to, errs, args) }()
	select {
	case code := <-ended:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-ended:
		return code
	case <-time.After(patience):
	}
	placed := staging.Abandon()
	fmt.Fprintf(errs, "isnad: %v\n", interruption(placed || to.begun.Load()))
	return exitFailed
}

// execute is run without an end to its patience.
func execute(ctx context.Context, in io.Reader, out *results, errs io.Writer, args []string) int {
	root := newRootCommand()
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	if errors.Is(err, staging.ErrAbandoned) {
		return exitFailed // run has said why
	}
	if ctx.Err() != nil {
		err = interruption(staging.Placed() || out.begun.Load())
	}
	say(errs, err.Error())
	if usage := (usageError{}); errors.As(err, &usage) {
		fmt.Fprintf(errs, "see: %s --help\n", command.CommandPath())
		return exitUsage
	}
	return exitFailed
}

// interruption is the error of a run that a signal ended.
func interruption(begun bool) error {
	if begun {
		return errors.New("interrupted: what was written is not all")
	}
	return errors.New("interrupted: nothing was written")
}

// results are standard output, and whether something went there.
type results struct {
	to    io.Writer
	begun atomic.Bool
}

func (r *results) Write(p []byte) (int, error) {
	r.begun.Store(true)
	return r.to.Write(p)
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "isnad",
		Short: "who published which text: families, events and copies in Arabic news",
		Long: `isnad reads Arabic news and finds which articles carry the same text, which
cover the same event, who took text from whom and what on each page is not the
article. INPUT is a file, a folder or - for standard input: pages, text files,
JSON lines, CSV and TSV, Parquet, RSS and Atom, WARC, saved sites, and zip and tar
of any of these; .gz and .zst are read as they are. Results go to stdout or to the
folder named, the rest to stderr.

Exit codes: 0 done, 1 failed, 2 wrong usage.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		// Without a subcommand there is nothing to run: an unknown name is wrong usage, none at all shows the help.
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q", args[0])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newReportCommand(), newClusterCommand(), newCopiesCommand(), newCompareCommand(), newDedupCommand(), newSimilarCommand(), newEvalCommand())
	return root
}

// needInputs is the argument check of commands that read INPUT...
func needInputs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{errors.New("no INPUT given: name a file, a folder, or - for standard input")}
	}
	return nil
}

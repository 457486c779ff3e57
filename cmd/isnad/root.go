// The command line as a whole: subcommands, exit codes, errors as people read them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
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

// run executes one command line and returns the exit code.
func run(ctx context.Context, in io.Reader, out, errs io.Writer, args []string) int {
	root := newRootCommand()
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted: nothing was written")
	}
	say(errs, err.Error())
	if usage := (usageError{}); errors.As(err, &usage) {
		fmt.Fprintf(errs, "see: %s --help\n", command.CommandPath())
		return exitUsage
	}
	return exitFailed
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "isnad",
		Short: "who published which text: families, events and copies in Arabic news",
		Long: `isnad reads Arabic news (saved pages, text files, JSON lines) and finds which
articles carry the same text, which cover the same event, who took text from whom and
what on each page is not the article. INPUT is a file, a folder or - for standard input; .gz and .zst are
read as they are. Results go to stdout or to the folder named, the rest to stderr.

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

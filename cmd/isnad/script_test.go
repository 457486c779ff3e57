package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// asProgram in the environment makes this test binary the program itself: tests that kill it or take its disk away need a process.
const asProgram = "ISNAD_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	testscript.Main(cleaned{m}, map[string]func(){"isnad": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		code := run(ctx, os.Stdin, os.Stdout, os.Stderr, os.Args[1:])
		stop()
		os.Exit(code)
	}})
}

// cleaned removes what was built for the tests.
type cleaned struct{ *testing.M }

// builtIn is the folder of what was built.
var builtIn string

func (c cleaned) Run() int {
	code := c.M.Run()
	if builtIn != "" {
		_ = os.RemoveAll(builtIn)
	}
	return code
}

// Each file of testdata/script is a behaviour as a user meets it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

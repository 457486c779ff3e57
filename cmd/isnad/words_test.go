package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// No help text blames anybody: what texts share is shown, and not judged.
func TestHelpBlamesNobody(t *testing.T) {
	commands := [][]string{{"--help"}}
	for _, sub := range newRootCommand().Commands() {
		commands = append(commands, []string{sub.Name(), "--help"})
	}
	for _, args := range commands {
		var out, errs bytes.Buffer
		if code := run(context.Background(), strings.NewReader(""), &out, &errs, args); code != exitDone {
			t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
		}
		for _, word := range []string{"plagiar", "theft", "thief", "steal", "stolen"} {
			if strings.Contains(strings.ToLower(out.String()+errs.String()), word) {
				t.Errorf("isnad %s holds %q", strings.Join(args, " "), word)
			}
		}
	}
}

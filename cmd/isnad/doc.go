// Command isnad reads what many Arabic news outlets published and says which articles carry the
// same text, which cover the same event, who took it from whom, and what each page carried besides.
//
//  1. root.go      names the subcommands, maps errors to exit codes: 0 done, 1 failed, 2 wrong usage
//  2. input.go     the flags every reading command shares, problems to stderr, --strict
//  3. report.go, cluster.go, copies.go, compare.go, dedup.go, similar.go, eval.go: one subcommand each; its flags are parsed there
//  4. progress.go  bars on a terminal, silence elsewhere, one closing line
//  5. output.go    results appear whole or not at all
//
// Results go to stdout, everything said to the person at the keyboard to stderr.
package main

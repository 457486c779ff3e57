//go:build race

package main

func init() { shuffles = 2 } // each takes ten times as long

// Package staging makes files and folders appear whole or not at all: they are written beside their place and take it in one step.
//
//  1. staging.go  an item under a name of its own; Replace puts it in its place, Discard takes it away
//  2. sweep.go    what runs that were killed have left beside the place goes before the next item is made
//  3. nameless.go  files for the process alone, without a name
//  4. exchange_*.go  two folders change places in one step, where the system can
//
// An item is locked as long as it is being written, and the system takes the lock off when the process ends, however it ends: what bears a name of
// ours and can be locked belongs to nobody. Of two runs into one place each writes its own item, and the later one's stays.
package staging

// Every weight of the evidence on direction, and why.
package wire

// Kinds of evidence.
const (
	namedCredit    = "credit"
	genericCredit  = "generic-credit"
	creditElse     = "credit-elsewhere"
	sharedCredit   = "shared-credit"
	creditConflict = "credit-conflict"
	byAgency       = "agency"
	publishedOrder = "published"
	bulkTimes      = "bulk-times"
	contains       = "contains"
	residue        = "residue"
	relativeDay    = "relative-day"
	compiles       = "compilation"
	inherits       = "inherited-changes"
	commonSource   = "common-source"
	unseenSource   = "unseen-source"
	rivalSource    = "rival-source"
	rewordedOnly   = "reworded-only"

	leftQuotation   = "quotation"
	leftBoilerplate = "boilerplate"
	leftTemplate    = "template"
)

// pointing are the kinds that say not only who was first, but from whom a text was taken.
var pointing = map[string]bool{namedCredit: true, byAgency: true, residue: true, inherits: true}

// Weights are log-odds that the one text is the source of the other. They are reasoned, not fitted: how often, in ten, an observation of the
// kind would mislead.
const (
	weightCredit      = 3.0  // once in twenty a paper credits an agency whose text it had from a third, or the wrong one
	weightAgency      = 1.5  // agencies seldom take from papers, but run statements that papers had before
	weightGeneric     = 0.5  // «وكالات» says that the text was taken, and of nobody in particular
	weightCreditElse  = 0.3  // who credits a third party hardly took it from the one at hand; that makes him no source of the other
	weightPublished   = 2.0  // an hour and more, clocks that can be trusted
	weightSoon        = 1.3  // less than an hour: pages are put up late, and under the time of the first draft
	weightDays        = 0.7  // days only: a print paper carries the news its rivals put online the evening before
	weightEvening     = 0.3  // the evening before the day a paper bears: it may have gone to press already
	weightBulkDays    = 0.4  // days of a crawl's clock
	weightContains    = 0.8  // at most, for a text held whole against one held by half: cutting is commoner than adding
	weightNamesOutlet = 2.0  // the other outlet's name in what the two share: an editor missed it
	weightPressHere   = 0.5  // «اضغط هنا» where nothing can be pressed
	weightRelativeDay = 0.7  // «اليوم» was written before «أمس»; the reverse is a slip
	weightCompiles    = 0.4  // who holds pieces of texts that have nothing to do with each other put them together; agencies do so too
	weightInherits    = 1.5  // changes that two made alike: one word once in five
	sharedCreditScale = 0.25 // of the order in time where both credit one agency: each may have had it from there
)

// knownMargin is the least sum that makes a direction known, odds of 4 to 1: an agency against a paper, or a clock that can be trusted;
// not the days alone, nor what contains what alone, but both together.
const knownMargin = 1.4

// leastHint is the least sum that decides which of two texts is called the source where the direction is undetermined: a day between them.
const leastHint = 0.3

// Lags in hours.
const (
	lagOnline  = 0.1 // two editors put up one dispatch within minutes, in any order
	lagZones   = 4   // Arab clocks are up to four hours apart, and one of the two does not name its zone
	lagPrint   = 6   // a page goes to press some six hours before the day it bears begins
	lagSettled = 1
)

// Bounds of the words looked at.
const (
	dayWordContext  = 3  // words on either side of «اليوم» and «أمس»
	dayWordShared   = 3  // of these that must agree for it to be the same place
	compilePartners = 8  // of a text's partners looked at for compilation: those with most in common
	freshRun        = 10 // words: less than that in a row is chance or phrase
)

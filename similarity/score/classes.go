// Labels of single items.
package score

// Classes gives the rates of each class that is wanted of any item; wanted and got are the labels of the same items in the same order.
func Classes(wanted, got []string) map[string]Rates {
	right, found, all := make(map[string]float64), make(map[string]float64), make(map[string]float64)
	for i, class := range wanted {
		all[class]++
		found[got[i]]++
		if got[i] == class {
			right[class]++
		}
	}
	rates := make(map[string]Rates, len(all))
	for class, n := range all {
		if found[class] == 0 { // NewRates would call that full precision: then F1 would be 0 all the same, but precision 1 misleads
			rates[class] = Rates{}
			continue
		}
		rates[class] = NewRates(right[class], found[class], n)
	}
	return rates
}

// MacroF1 is the mean of the classes' F1: each class counts alike, however rare.
func MacroF1(rates map[string]Rates) float64 {
	if len(rates) == 0 {
		return 1
	}
	sum := 0.0
	for _, r := range rates {
		sum += r.F1
	}
	return sum / float64(len(rates))
}

// Package arabic turns Arabic news text into comparable integers that keep their place.
package arabic

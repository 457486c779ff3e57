// Package phrase writes counted things as Arabic and English grammar want them. Pages and summaries share it.
//
//  1. noun.go   Noun: a thing in the forms numbers ask for («حقيقة واحدة», «حقيقتان», «ثلاث حقائق», «١١ حقيقة»)
//  2. join.go   lists, quotation marks, digits, texts as one line of a length
package phrase

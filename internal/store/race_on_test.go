//go:build race

package store

// usualHistories is how many histories the tests go through unless told otherwise.
const usualHistories = 2

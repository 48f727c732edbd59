//go:build !race

package store

// usualHistories is how many histories the tests go through unless told otherwise.
const usualHistories = enoughHistories

// strideOfCuts is how many statements TestMigrationCutOff goes on by: every one is tried.
const strideOfCuts = 1

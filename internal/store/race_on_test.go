//go:build race

package store

// usualHistories is how many histories the tests go through unless told otherwise.
const usualHistories = 2

// strideOfCuts is how many statements TestMigrationCutOff goes on by: each takes the race detector some ten times as long.
const strideOfCuts = 7

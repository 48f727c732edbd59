//go:build unix && race

package main

// How long the tests of durability go on unless told otherwise.
const (
	usualKills = enoughKills / 10
	usualFlips = enoughFlips / 10
)

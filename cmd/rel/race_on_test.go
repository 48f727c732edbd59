//go:build race

package main

const (
	usualKills   = enoughKills / 10
	usualDamages = enoughKills / 10
)

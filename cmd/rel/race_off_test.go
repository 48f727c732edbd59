//go:build !race

package main

const (
	usualKills   = enoughKills
	usualDamages = enoughKills
)

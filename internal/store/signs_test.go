package store

import (
	"fmt"
	"slices"
	"testing"
)

// TestSigns has many found by signs, some of which several have: with all in memory, with some of them, and with none, in a table
// that grows.
func TestSigns(t *testing.T) {
	spill, files := spilled(t)
	many := 1 << 19
	if testing.Short() {
		many >>= 3
	}
	signAt := func(i int) sign { return signOf("test", fmt.Sprint(i%(many-1000))) }
	held := signs{first: map[sign]int32{}, more: map[sign][]int32{}}
	some := signs{spill: spill, room: many / 3, first: map[sign]int32{}, more: map[sign][]int32{}}
	for i := range many {
		held.called(i, signAt(i))
		some.called(i, signAt(i))
	}
	do(t, some.err)
	if some.table == nil || len(some.first) > many/3 || *files == 0 {
		t.Fatalf("%d in memory, %d files", len(some.first), *files)
	}
	for i := 0; i < many; i += 7 {
		if a, b := held.all(signAt(i)), some.all(signAt(i)); !slices.Equal(a, b) || held.one(signAt(i)) != some.one(signAt(i)) {
			t.Fatalf("%d: %v, and with a table %v", i, a, b)
		}
	}
	if some.one(signOf("test", "nobody")) != -1 {
		t.Error("somebody is nobody")
	}
}

// TestSlotsGrow fills a small table beyond its size, with signs that stand at its very end, and many of one.
func TestSlotsGrow(t *testing.T) {
	spill, _ := spilled(t)
	table, err := newSlots(spill, 4)
	do(t, err)
	last := sign{255, 255, 255, 255, 255, 255, 255, 255, 255}
	for i := range int32(100) {
		if table.used >= 1<<(table.bits-1) {
			table, err = table.grown(spill)
			do(t, err)
		}
		s := last
		s[11] = byte(i % 3)
		do(t, table.add(s, i))
	}
	for of := range 3 {
		s := last
		s[11] = byte(of)
		var got, want []int32
		_, err := table.walk(s, func(who int32) { got = append(got, who) })
		do(t, err)
		for i := int32(of); i < 100; i += 3 {
			want = append(want, i)
		}
		if !slices.Equal(got, want) {
			t.Errorf("of %d: %v", of, got)
		}
	}
}

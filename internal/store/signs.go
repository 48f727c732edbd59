package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// sign is what somebody is found by: of two, none are the same.
type sign [12]byte

// mostSigns is how many signs are held in memory; those beyond lie in a file.
const mostSigns = 1 << 18

// signs is who is known by which sign. What failed is kept, and asked for once in a while.
type signs struct {
	spill func() (*os.File, error) // makes the file; nil where there is room for all
	room  int                      // how many more are held
	first map[sign]int32           // who was known by it first
	more  map[sign][]int32         // and who else
	table *slots                   // those beyond the room; nil while there are none
	err   error
}

// called has somebody found by a sign.
func (p *signs) called(who int, s sign) {
	if p.room--; p.room < 0 && p.spill != nil {
		p.failed(p.intoTable(s, int32(who)))
		return
	}
	if _, ok := p.first[s]; ok {
		p.more[s] = append(p.more[s], int32(who))
	} else {
		p.first[s] = int32(who)
	}
}

// all are those found by a sign, in the order in which they became known by it.
func (p *signs) all(s sign) (all []int32) {
	if who, ok := p.first[s]; ok {
		all = append(append(all, who), p.more[s]...)
	}
	if p.table != nil {
		_, err := p.table.walk(s, func(who int32) { all = append(all, who) })
		p.failed(err)
	}
	return all
}

// one is who became known by a sign last, -1 for nobody.
func (p *signs) one(s sign) int {
	all := p.all(s)
	if all == nil {
		return -1
	}
	return int(all[len(all)-1])
}

func (p *signs) failed(err error) {
	if p.err == nil && err != nil {
		p.err = setAside(err)
	}
}

// intoTable enters somebody into the table, which is made four times as large once it is half full.
func (p *signs) intoTable(s sign, who int32) (err error) {
	if p.table == nil {
		p.table, err = newSlots(p.spill, firstSlots)
	} else if p.table.used >= 1<<(p.table.bits-1) {
		p.table, err = p.table.grown(p.spill)
	}
	if err != nil {
		return err
	}
	return p.table.add(s, who)
}

// slots is a table in a file. Each sign stands in the place that its first bits say, or in the next behind it that was free;
// of those that are the same, who came later stands later.
type slots struct {
	file *os.File
	bits int // there are 1<<bits places, and some behind them
	used int
}

const (
	slotSize   = 16          // a sign, and behind it who, counted from one: of a free place all is zero
	slotsRead  = 32          // how many are read at a time
	slotsMoved = 4096        // and how many of a table that becomes another
	firstSlots = 20          // the bits of the first table
	signSize   = len(sign{}) // in bytes
)

func newSlots(spill func() (*os.File, error), bits int) (*slots, error) {
	file, err := spill()
	return &slots{file: file, bits: bits}, err
}

// walk tells who stands under a sign, and where the next would.
func (t *slots) walk(s sign, found func(who int32)) (free int64, err error) {
	var some [slotsRead * slotSize]byte
	for at := int64(binary.BigEndian.Uint64(s[:]) >> (64 - t.bits)); ; at += slotsRead {
		read, err := t.read(some[:], at)
		if err != nil {
			return 0, err
		}
		for i := range int64(slotsRead) {
			slot := read[i*slotSize:][:slotSize]
			who := int32(binary.BigEndian.Uint32(slot[signSize:]))
			if who == 0 {
				return at + i, nil
			}
			if sign(slot[:signSize]) == s {
				found(who - 1)
			}
		}
	}
}

// read reads places from one on; behind the end of the file they are free.
func (t *slots) read(into []byte, at int64) ([]byte, error) {
	n, err := t.file.ReadAt(into, at*slotSize)
	clear(into[n:])
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return into, err
}

// add enters somebody under a sign.
func (t *slots) add(s sign, who int32) error {
	at, err := t.walk(s, func(int32) {})
	if err != nil {
		return err
	}
	slot := binary.BigEndian.AppendUint32(s[:], uint32(who+1))
	if _, err = t.file.WriteAt(slot, at*slotSize); err == nil {
		t.used++
	}
	return err
}

// grown is a table of four times the size with all that is in this one, which is emptied.
func (t *slots) grown(spill func() (*os.File, error)) (*slots, error) {
	larger, err := newSlots(spill, t.bits+2)
	some := make([]byte, slotsMoved*slotSize)
	for at := int64(0); err == nil && larger.used < t.used; at += slotsMoved {
		if _, err = t.read(some, at); err != nil {
			break
		}
		for slot := some; err == nil && len(slot) > 0; slot = slot[slotSize:] {
			if who := int32(binary.BigEndian.Uint32(slot[signSize:])); who > 0 {
				err = larger.add(sign(slot[:signSize]), who-1)
			}
		}
	}
	if err == nil {
		err = t.file.Truncate(0)
	}
	return larger, err
}

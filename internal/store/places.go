package store

import (
	"encoding/binary"
	"os"
)

// places is where things begin in the file of a shelf, and how long they are: the last of them in memory, the others in a file of
// their own.
type places struct {
	spill func() (*os.File, error)
	n     int // how many there are
	file  *os.File
	tail  []byte // those at the end, still to be written
}

// placeSize is the bytes of a place: eight of where it begins, four of how long it is.
const placeSize = 12

// set gives the thing at i its place; behind the last, it is one more.
func (p *places) set(i int, begins int64, size int) error {
	place := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint64(nil, uint64(begins)), uint32(size))
	switch written := p.n - len(p.tail)/placeSize; {
	case i < written:
		_, err := p.file.WriteAt(place, int64(i)*placeSize)
		return setAside(err)
	case i < p.n:
		copy(p.tail[(i-written)*placeSize:], place)
		return nil
	default:
		p.n++
		p.tail = append(p.tail, place...)
		return p.write()
	}
}

// write writes what waits, where that is much.
func (p *places) write() (err error) {
	if len(p.tail) < mostWaiting {
		return nil
	}
	if p.file == nil {
		if p.file, err = p.spill(); err != nil {
			return err
		}
	}
	_, err = p.file.WriteAt(p.tail, int64(p.n)*placeSize-int64(len(p.tail)))
	p.tail = p.tail[:0]
	return setAside(err)
}

// get is the place of the thing at i.
func (p *places) get(i int) (begins int64, size int, err error) {
	var place [placeSize]byte
	if written := p.n - len(p.tail)/placeSize; i >= written {
		copy(place[:], p.tail[(i-written)*placeSize:])
	} else if _, err := p.file.ReadAt(place[:], int64(i)*placeSize); err != nil {
		return 0, 0, setAside(err)
	}
	return int64(binary.BigEndian.Uint64(place[:])), int(binary.BigEndian.Uint32(place[8:])), nil
}

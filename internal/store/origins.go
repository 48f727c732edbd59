package store

import (
	"encoding/binary"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/journal"
)

// origins names what comes in without a uid by what it came from. Those of one origin are told apart by their order: it has how
// many there were so far, by half of the uid of the first, which is enough to tell.
type origins map[uint64]uint32

// next is what the next of an origin is called: the same whenever it comes in, and wherever. What was taken back, as back tells,
// comes in anew, under another.
func (o origins) next(origin string, day journal.Day, back func(uuid.UUID) bool) string {
	uid := uidOfOrigin(origin, day, 0, 0)
	half := binary.BigEndian.Uint64(uid[8:])
	nth := o[half]
	o[half]++
	for again := 0; again == 0 || back(uid); again++ {
		uid = uidOfOrigin(origin, day, nth, again)
	}
	return uid.String()
}

// uidOfOrigin is the uid of the nth of those of an origin, in the journal for so many times after it was taken back. With a day it
// begins with that, as uids of version 7 do with the time, so that the many of a sheet stand in the order of their days, and an
// index takes them as fast.
func uidOfOrigin(origin string, day journal.Day, nth uint32, again int) uuid.UUID {
	uid := uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "import:%s\x00%d\x00%d", origin, nth, again))
	if day.IsZero() {
		return uid
	}
	const msPerDay = 24 * 60 * 60 * 1000
	days := day.Sub(journal.Day{Year: 1970, Month: time.January, Dom: 1})
	var from [8]byte
	binary.BigEndian.PutUint64(from[:], uint64(days*msPerDay)) //nolint:gosec // before 1970 the order is another
	copy(uid[:6], from[2:])
	uid[6] = uid[6]&0x0f | 0x80 // version 8, of one's own making
	return uid
}

package db

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
)

// HasLog reports whether a log that is not empty lies beside the file at path: another program has the file open, or
// one was stopped before it could close it.
func HasLog(path string) bool { return hasMore(path + logEnding) }

// moveLog moves the log into the file as far as nobody needs it, and waits for nobody. What stays in the log is as safe
// there, so that no error is one.
func moveLog(ctx context.Context, c *sql.Conn) {
	_, _ = c.ExecContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(passive)")
}

// The format of a log, https://www.sqlite.org/fileformat2.html#the_write_ahead_log: a head, then frames, each with a
// head of its own and a page as a write has left it.
const (
	logHead   = 32
	frameHead = 24
	logMagic  = 0x377f0682 // and one more where the checksums are of big-endian words
	maxPage   = 1 << 16
)

// InLog is the versions of a page in the log beside the file at path, one of each write that was carried out, oldest first,
// as far as the log is whole: what follows, SQLite does not read either. There are none where there is no log. A version is
// good until the next one. The log is only looked at, without its locks: whoever needs to know that it stays looks again.
func InLog(path string, page int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		f, err := os.Open(path + logEnding)
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				yield(nil, classify(path, err))
			}
			return
		}
		defer func() { _ = f.Close() }()
		l, err := openLog(bufio.NewReaderSize(f, maxPage))
		var version []byte
		for err == nil {
			if err = l.next(); err != nil {
				break
			}
			if int64(l.page()) == page {
				version = append(version[:0], l.frame[frameHead:]...)
			}
			if l.carriedOut() && len(version) > 0 {
				if !yield(version, nil) {
					return
				}
				version = version[:0]
			}
		}
		if !errors.Is(err, errLogEnds) {
			yield(nil, classify(path, err))
		}
	}
}

// errLogEnds is the error of a log where it ends, or is not whole any more.
var errLogEnds = errors.New("the log ends")

// frames reads a log, frame by frame.
type frames struct {
	from  io.Reader
	salt  []byte // what every frame of this log has, and none that an earlier one has left behind it
	order binary.ByteOrder
	sum   [2]uint32 // of all that was read
	frame []byte
}

func openLog(from io.Reader) (*frames, error) {
	head := make([]byte, logHead)
	if err := readWhole(from, head); err != nil {
		return nil, err
	}
	l := &frames{from: from, salt: head[16:24], order: binary.LittleEndian}
	magic, size := binary.BigEndian.Uint32(head), binary.BigEndian.Uint32(head[8:])
	if magic == logMagic+1 {
		l.order = binary.BigEndian
	} else if magic != logMagic {
		return nil, errLogEnds
	}
	l.add(head[:24])
	if !l.sums(head[24:]) || size < 512 || size > maxPage || size&(size-1) != 0 {
		return nil, errLogEnds
	}
	l.frame = make([]byte, frameHead+size)
	return l, nil
}

// next reads a frame.
func (l *frames) next() error {
	if err := readWhole(l.from, l.frame); err != nil {
		return err
	}
	if !bytes.Equal(l.frame[8:16], l.salt) {
		return errLogEnds
	}
	l.add(l.frame[:8])
	l.add(l.frame[frameHead:])
	if !l.sums(l.frame[16:frameHead]) {
		return errLogEnds
	}
	return nil
}

// page is the number of the page in the frame.
func (l *frames) page() uint32 { return binary.BigEndian.Uint32(l.frame) }

// carriedOut reports whether a write ends with the frame.
func (l *frames) carriedOut() bool { return binary.BigEndian.Uint32(l.frame[4:]) != 0 }

// add reckons the checksum on, over pairs of words.
func (l *frames) add(b []byte) {
	for ; len(b) > 0; b = b[8:] {
		l.sum[0] += l.order.Uint32(b) + l.sum[1]
		l.sum[1] += l.order.Uint32(b[4:]) + l.sum[0]
	}
}

// sums reports whether this is the checksum.
func (l *frames) sums(b []byte) bool {
	return binary.BigEndian.Uint32(b) == l.sum[0] && binary.BigEndian.Uint32(b[4:]) == l.sum[1]
}

// readWhole fills b. The error is errLogEnds where there is not enough.
func readWhole(from io.Reader, b []byte) error {
	_, err := io.ReadFull(from, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errLogEnds
	}
	return err
}

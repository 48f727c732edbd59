package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestImportMemory imports files of contacts that are ten times as long as others, which takes hardly more memory: some of a file
// is held, but not all of it.
func TestImportMemory(t *testing.T) {
	const few, many = 300, 3000
	const room = 60 << 20 // the longer file has 30 MB, and would be there several times over
	for _, of := range []struct {
		name  string
		file  func(n int) []byte
		piped bool
	}{{"cards", cardsFile, false}, {"cards through a pipe", cardsFile, true}, {"rows", sheetFile, false}, {"an export of Monica", monicaFile, false}} {
		t.Run(of.name, func(t *testing.T) {
			short := importPeak(t, of.file(few), of.piped)
			long := importPeak(t, of.file(many), of.piped)
			if t.Logf("%d MiB, then %d MiB", short>>20, long>>20); long > short+room {
				t.Errorf("%d contacts took %d MiB, %d took %d MiB", few, short>>20, many, long>>20)
			}
		})
	}
}

func cardsFile(n int) []byte { return contactsFile(n, false) }

func sheetFile(n int) []byte { return contactsFile(n, true) }

// monicaFile is so many contacts of about 10 kB, each with a note of as much.
func monicaFile(n int) []byte {
	remarks := strings.Repeat("said to be interested in things ", 310)
	var b bytes.Buffer
	b.WriteString(`{"version":"1.0-preview.1","app_version":"4.0.0","account":{"data":[{"type":"contact","values":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"uuid":"c%d","properties":{"first_name":"Dana","last_name":"Number%[1]d","description":"%s%[1]d"},"data":[`+
			`{"type":"note","values":[{"uuid":"n%[1]d","created_at":"2026-11-18T20:00:00Z","properties":{"body":"%[2]s%[1]d"}}]}]}`, i, remarks)
	}
	b.WriteString(`]}],"instance":{}}}`)
	return b.Bytes()
}

// contactsFile is so many contacts of about 10 kB, as rows of a sheet or as cards.
func contactsFile(n int, sheet bool) []byte {
	remarks := strings.Repeat("said to be interested in things ", 310)
	var b bytes.Buffer
	if sheet {
		b.WriteString("Name,E-mail,Remarks\n")
	}
	for i := range n {
		if sheet {
			fmt.Fprintf(&b, "Dana Number%d,d%d@example.org,%s%d\n", i, i, remarks, i)
		} else {
			fmt.Fprintf(&b, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana Number%d\r\nEMAIL:d%d@example.org\r\nNOTE:%s%d\r\nUID:card-%d\r\nEND:VCARD\r\n",
				i, i, remarks, i, i)
		}
	}
	return b.Bytes()
}

// importPeak imports a file into a new journal, and is how many bytes that held at most.
func importPeak(t *testing.T, file []byte, piped bool) (peak int64) {
	j := newJournal(t)
	path := filepath.Join(t.TempDir(), "file")
	check(t, os.WriteFile(path, file, 0o600))
	p := j.rel("import", path)
	if piped {
		p = j.rel("import", "-")
		p.Stdin = bytes.NewReader(file)
	}
	check(t, p.Start())
	ended := make(chan error, 1)
	go func() { ended <- p.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%v\n%s", err, &p.err)
			}
			if left := j.files(); strings.Contains(strings.Join(left, " "), "scratch") {
				t.Errorf("left behind: %v", left)
			}
			return peak
		case <-time.After(5 * time.Millisecond): //nolint:forbidigo // a test may look at the clock
			peak = max(peak, heldAtMost(p.Process.Pid))
		}
	}
}

// heldAtMost is how many bytes of memory a process has held at most so far; zero once it is gone. Its system tells: what a
// parent learns of a child in the end would count the parent's own memory, too.
func heldAtMost(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.ParseInt(kilobytes, 10, 64)
	if err != nil {
		return 0
	}
	return n << 10
}

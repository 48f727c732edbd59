package term

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// watch is a Progress on a terminal of that width, with the clock it goes by and what it writes.
func watch(width int) (*Progress, *clock, *bytes.Buffer) {
	e, _, talk := world("", nil)
	c := newClock()
	e.Now, e.Err.TTY, e.Err.Width = c.now, true, width
	return e.Progress("Importing"), c, talk
}

// screen is what a terminal shows on the line that text was written to.
func screen(text string) string {
	var line []rune
	column := 0
	for _, r := range text {
		if r == '\r' {
			column = 0
			continue
		}
		line = append(line[:column], append([]rune{r}, line[min(column+1, len(line)):]...)...)
		column++
	}
	return strings.TrimRight(string(line), " ")
}

func TestProgressWaitsHalfASecond(t *testing.T) {
	p, c, talk := watch(80)
	for range 5 {
		c.pass(100 * time.Millisecond)
		p.Add(1)
	}
	same(t, "within half a second", talk.String(), "")
	c.pass(100 * time.Millisecond)
	p.Add(1)
	same(t, "after it", screen(talk.String()), "Importing: 6")
}

func TestProgressNotOnTerminal(t *testing.T) {
	e, _, talk := world("", nil)
	c := newClock()
	e.Now = c.now
	p := e.Progress("Importing")
	c.pass(time.Minute)
	p.Set(1, 2)
	p.Done()
	same(t, "Err", talk.String(), "")
}

func TestProgressLine(t *testing.T) {
	tests := []struct {
		n, total int64
		width    int
		want     string
	}{
		{0, 0, 80, "Importing: 0"},
		{999, 0, 80, "Importing: 999"},
		{1234567, 0, 80, "Importing: 1,234,567"},
		{12000, 50000, 80, "Importing: 12,000 of 50,000 (24%)"},
		{49999, 50000, 80, "Importing: 49,999 of 50,000 (99%)"},
		{50000, 50000, 80, "Importing: 50,000 of 50,000 (100%)"},
		{12000, 50000, 10, "Importing"},
		{12000, 50000, 0, "Importing: 12,000 of 50,000 (24%)"},
	}
	for _, tt := range tests {
		p, c, talk := watch(tt.width)
		c.pass(time.Second)
		p.Set(tt.n, tt.total)
		same(t, "line", screen(talk.String()), tt.want)
	}
}

func TestProgressIsRewrittenAndCleared(t *testing.T) {
	p, c, talk := watch(80)
	c.pass(time.Second)
	p.Set(100_000, 100_000)
	c.pass(time.Second)
	p.Set(5, 0)
	same(t, "a shorter line", screen(talk.String()), "Importing: 5")
	p.Done()
	same(t, "done", screen(talk.String()), "")
	if !strings.HasSuffix(talk.String(), "\r") || strings.Contains(talk.String(), "\n") {
		t.Errorf("the line is not the one it was: %q", talk)
	}
	written := talk.Len()
	c.pass(time.Minute)
	p.Add(1)
	p.Done()
	if talk.Len() != written {
		t.Error("written to after Done")
	}
}

func TestProgressDoneBeforeItShows(t *testing.T) {
	p, _, talk := watch(80)
	p.Add(1)
	p.Done()
	same(t, "Err", talk.String(), "")
}

func TestProgressAtMostTenTimesASecond(t *testing.T) {
	p, c, talk := watch(80)
	for range 10_000 { // ten seconds, a millisecond each
		c.pass(time.Millisecond)
		p.Add(1)
	}
	lines := strings.Count(talk.String(), "\r")
	if lines > 100 || lines < 20 {
		t.Errorf("%d lines in ten seconds", lines)
	}
}

// Calls that come fast are not all timed; calls that come slowly are, or nothing would be shown.
func TestProgressLooksAtTheClock(t *testing.T) {
	tests := []struct {
		name        string
		calls       int
		each        time.Duration
		least, most int
	}{
		{"fast", 1_000_000, time.Microsecond, 1_000_000 / progressStride, 2 * 1_000_000 / progressStride},
		{"slow", 1000, time.Second, 1000, 1001},
	}
	for _, tt := range tests {
		p, c, _ := watch(80)
		looks := 0
		p.now = func() time.Time { looks++; return c.now() }
		for range tt.calls {
			c.pass(tt.each)
			p.Add(1)
		}
		if looks < tt.least || looks > tt.most {
			t.Errorf("%s: the clock was read %d times, want %d to %d", tt.name, looks, tt.least, tt.most)
		}
	}
}

func BenchmarkProgressAdd(b *testing.B) {
	p := (&Env{Err: &Output{TTY: true, Width: 80}}).Progress("Importing")
	for b.Loop() {
		p.Add(1)
	}
}

package term

import (
	"testing"
	"time"
)

func TestWaitingShowsWhatTakesLong(t *testing.T) {
	e, _, talk := world("", nil)
	e.Err.TTY, e.Err.Width = true, 80
	done := e.Waiting("Checking: search index")
	time.Sleep(progressDelay + 200*time.Millisecond)
	done()
	done()
	if text := talk.String(); text == "" || text[:len("\rChecking: search index")] != "\rChecking: search index" {
		t.Errorf("shown: %q", text)
	}
	same(t, "afterwards", screen(talk.String()), "")
}

func TestWaitingIsSilent(t *testing.T) {
	e, _, talk := world("", nil)
	done := e.Waiting("Checking: search index")
	time.Sleep(progressDelay + 200*time.Millisecond)
	done()
	same(t, "where nobody is looking", talk.String(), "")
	e.Err.TTY = true
	e.Waiting("Checking: search index")()
	time.Sleep(progressDelay + 200*time.Millisecond)
	same(t, "of what was quick", talk.String(), "")
}

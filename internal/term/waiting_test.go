package term

import (
	"testing"
	"testing/synctest"
	"time"
)

// Time passes in a bubble of its own, at once.
func TestWaitingShowsWhatTakesLong(t *testing.T) { synctest.Test(t, testWaitingShows) }

func testWaitingShows(t *testing.T) {
	e, _, talk := world("", nil)
	e.Err.TTY, e.Err.Width = true, 80
	done := e.Waiting("Checking: search index")
	time.Sleep(2 * progressDelay)
	synctest.Wait()
	done()
	done()
	if text := talk.String(); text == "" || text[:len("\rChecking: search index")] != "\rChecking: search index" {
		t.Errorf("shown: %q", text)
	}
	same(t, "afterwards", screen(talk.String()), "")
}

func TestWaitingIsSilent(t *testing.T) { synctest.Test(t, testWaitingIsSilent) }

func testWaitingIsSilent(t *testing.T) {
	e, _, talk := world("", nil)
	done := e.Waiting("Checking: search index")
	time.Sleep(2 * progressDelay)
	synctest.Wait()
	done()
	same(t, "where nobody is looking", talk.String(), "")
	e.Err.TTY = true
	e.Waiting("Checking: search index")()
	time.Sleep(2 * progressDelay)
	synctest.Wait()
	same(t, "of what was quick", talk.String(), "")
}

package term

import (
	"sync"
	"time"
)

// Waiting tells the person at a terminal what is under way that cannot say how far it has come, if it takes longer
// than half a second. Until done is called nothing else may be written to Err; it clears the line, and may be called
// again to no effect.
func (e *Env) Waiting(what string) (done func()) {
	if !e.Err.TTY {
		return func() {}
	}
	var mu sync.Mutex
	p := &Progress{out: e.Err}
	timer := time.AfterFunc(progressDelay, func() {
		mu.Lock()
		defer mu.Unlock()
		if p.out != nil {
			p.print(what + " …")
		}
	})
	return func() {
		timer.Stop()
		mu.Lock()
		defer mu.Unlock()
		p.Done()
	}
}

package store

import (
	"testing"
)

func TestEnoughRoom(t *testing.T) {
	for _, tt := range []struct {
		free, size int64
		want       bool
	}{
		{100 << 20, 1 << 20, true},
		{100<<20 - 1, 1 << 20, false},
		{3 << 30, 1 << 30, true},
		{3<<30 - 1, 1 << 30, false},
	} {
		if got := enough(tt.free, tt.size); got != tt.want {
			t.Errorf("%d free for %d: %v", tt.free, tt.size, got)
		}
	}
}

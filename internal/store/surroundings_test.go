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

func TestBytesText(t *testing.T) {
	for n, want := range map[int64]string{0: "0 kB", 1: "1 kB", 4096: "4 kB", 5 << 20: "5 MB", 3 << 29: "1.5 GB"} {
		if got := bytesText(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

package db

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestNetworkFlags(t *testing.T) {
	for flags, want := range map[uint32]bool{
		0: true, unix.MNT_LOCAL: false, unix.MNT_LOCAL | unix.MNT_RDONLY: false, unix.MNT_RDONLY: true,
	} {
		if got := networkFlags(flags); got != want {
			t.Errorf("%#x: %v, want %v", flags, got, want)
		}
	}
}

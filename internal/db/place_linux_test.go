package db

import "testing"

func TestNetworkMagic(t *testing.T) {
	tests := map[string]struct {
		magic uint32
		want  bool
	}{
		"nfs": {0x6969, true}, "smb": {0x517B, true}, "cifs": {0xFF534D42, true}, "smb2": {0xFE534D42, true},
		"coda": {0x73757245, true}, "afs": {0x5346414F, true}, "kafs": {0x6B414653, true}, "9p": {0x01021997, true},
		"ext4": {0xEF53, false}, "btrfs": {0x9123683E, false}, "xfs": {0x58465342, false}, "tmpfs": {0x01021994, false},
		"overlay": {0x794C7630, false}, "fuse": {0x65735546, false}, "zfs": {0x2FC12FC1, false},
	}
	for name, test := range tests {
		if got := networkMagic(test.magic); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

package backups

import "testing"

func TestSizeText(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1.0 KB", 4096: "4.1 KB", 9949: "9.9 KB", 9950: "10 KB", 253952: "254 KB",
		999499: "999 KB", 999500: "1.0 MB", 5 << 20: "5.2 MB", 3 << 29: "1.6 GB", 2e15: "2000 TB",
	} {
		if got := SizeText(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

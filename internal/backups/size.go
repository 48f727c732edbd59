package backups

import "fmt"

// SizeText is a number of bytes as a person reads it: "48 KB", "1.2 MB".
func SizeText(n int64) string {
	const kilo = 1000
	switch {
	case n == 1:
		return "1 byte"
	case n < kilo:
		return fmt.Sprintf("%d bytes", n)
	}
	size, units := float64(n)/kilo, []string{"KB", "MB", "GB", "TB"}
	for size >= 999.5 && len(units) > 1 {
		size, units = size/kilo, units[1:]
	}
	if size < 9.95 {
		return fmt.Sprintf("%.1f %s", size, units[0])
	}
	return fmt.Sprintf("%.0f %s", size, units[0])
}

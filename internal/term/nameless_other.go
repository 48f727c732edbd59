//go:build !linux

package term

import (
	"errors"
	"os"
)

// nameless is nil: only Linux has files without a name.
func nameless(string) *os.File { return nil }

func linkNameless(*os.File, string) error { return errors.ErrUnsupported }

//go:build unix

package db

import "io/fs"

// PrivateByMode is whether permissions are told by a file's mode here.
const PrivateByMode = true

// othersMay says whether a mode lets anybody but the owner at the file.
func othersMay(mode fs.FileMode) bool { return mode.Perm()&0o077 != 0 }

// othersWrite says whether a folder of this mode lets anybody put another file in the place of one of its owner's; in
// one that is sticky, such as /tmp, they cannot. A group is not anybody: on many systems it is the owner's own.
func othersWrite(mode fs.FileMode) bool { return mode.Perm()&0o002 != 0 && mode&fs.ModeSticky == 0 }

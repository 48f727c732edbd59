//go:build !unix

package db

import "io/fs"

// PrivateByMode is whether permissions are told by a file's mode here. On Windows they are those of the folder, which
// in a user's profile are that user's.
const PrivateByMode = false

func othersMay(fs.FileMode) bool { return false }

func othersWrite(fs.FileMode) bool { return false }

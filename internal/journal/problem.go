package journal

import "fmt"

// Code says what sort of problem an error is; the program's exit code follows from it.
type Code int

// The sorts of problem.
const (
	Failure   Code = 1 // something went wrong outside the request
	Usage     Code = 2 // the request itself cannot be understood or allowed
	NotFound  Code = 3 // what was named is not there
	Ambiguous Code = 4 // what was named could be several things
)

// Problem is an error that tells a person what to do next.
type Problem struct {
	Code Code
	What string // what happened: lower case, no full stop
	Hint string // the way out, one line; never empty where a person is to read it
	Err  error  // the cause, or nil
}

func (p *Problem) Error() string {
	if p.Err != nil {
		return p.What + ": " + p.Err.Error()
	}
	return p.What
}

func (p *Problem) Unwrap() error { return p.Err }

// Bad is a usage problem.
func Bad(hint, format string, args ...any) *Problem {
	return &Problem{Code: Usage, What: fmt.Sprintf(format, args...), Hint: hint}
}

// Missing is a not-found problem.
func Missing(hint, format string, args ...any) *Problem {
	return &Problem{Code: NotFound, What: fmt.Sprintf(format, args...), Hint: hint}
}

package cli

import "context"

const openTerminal = `
rel is used by typing. Open a terminal (press the Windows key, type "terminal" and press Enter), then type:
  rel help`

// linger keeps open the window of a double click, which else would be gone with the program before it is read.
func (a *app) linger(ctx context.Context) {
	if !a.env.OwnConsole || len(a.env.Args) > 0 {
		return
	}
	a.tell(openTerminal)
	_, _ = a.env.Ask(ctx, "\nPress Enter to close this window.", "") // whatever the answer
}

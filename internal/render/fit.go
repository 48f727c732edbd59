package render

import "slices"

// What fitting a table keeps to, in columns.
const (
	gutter     = 2  // between two columns
	shortCell  = 12 // a column that may be cut keeps this much while names can give
	narrowCell = 6  // and this much before columns go
	longName   = 30 // names keep this much while others can give
	shortName  = 20 // and this much before columns go
	rigidMost  = 40 // what is wider is no number or telephone, and may be cut
)

// shape is what fitting needs to know of a column.
type shape struct {
	width  int // of its widest cell or its heading
	rigid  bool
	right  bool
	below  bool
	named  bool // its heading stands before it below a row
	filled bool // some cell has something in it, or the column was asked for by name
}

// cuttable reports whether cells of the column may be cut.
func (s shape) cuttable() bool { return !s.rigid || s.width > rigidMost }

// kept is how many columns, the first ones, are never left out.
const kept = 2

// filled are the columns with something in them, and the first ones.
func filled(columns []shape) []int {
	var keep []int
	for i, c := range columns {
		if c.filled || i < kept {
			keep = append(keep, i)
		}
	}
	return keep
}

// fits reports whether the columns fit as they are.
func fits(columns []shape, total int) bool {
	sum := gutter * (len(columns) - 1)
	for _, c := range columns {
		sum += c.width
	}
	return sum <= total
}

// apartBelow parts the columns that stay in the table from those that may stand below its rows.
func apartBelow(columns []shape) (stay, leave []int) {
	for i, c := range columns {
		if c.below && i >= kept {
			leave = append(leave, i)
		} else {
			stay = append(stay, i)
		}
	}
	return stay, leave
}

// floor is how narrow columns may get.
type floor struct{ name, cell int }

// floors are how columns give, one after the other.
var floors = []floor{{longName, shortCell}, {shortName, shortCell}, {shortName, narrowCell}}

// fit makes a table of columns fit into total columns of a terminal: the widest column that may be cut
// gives first, and names (the first column of text) keep more. If that is not enough, columns go, from the
// right, though never the first two, and rigid ones only after all others. It returns the indexes of the
// columns that stay and their widths. What cannot be helped is left too wide.
func fit(columns []shape, total int) (keep, widths []int) {
	for i := range columns {
		keep = append(keep, i)
	}
	for {
		budget := total - gutter*(len(keep)-1)
		widths = natural(columns, keep, total)
		for _, f := range floors {
			if squeeze(widths, f.of(columns, keep), budget) {
				return keep, widths
			}
		}
		drop := dropped(columns, keep)
		if drop < 0 {
			squeeze(widths, floor{narrowCell, narrowCell}.of(columns, keep), budget)
			return keep, widths
		}
		keep = slices.Delete(keep, drop, drop+1)
	}
}

// natural are the widths the columns would have, though none that may be cut is wider than the table.
func natural(columns []shape, keep []int, total int) []int {
	widths := make([]int, len(keep))
	for i, k := range keep {
		widths[i] = columns[k].width
		if columns[k].cuttable() {
			widths[i] = min(widths[i], total)
		}
	}
	return widths
}

// of is how narrow each of the columns may get.
func (f floor) of(columns []shape, keep []int) []int {
	floors := make([]int, len(keep))
	named := false
	for i, k := range keep {
		switch c := columns[k]; {
		case !c.cuttable():
			floors[i] = c.width
		case !named && !c.rigid && !c.right:
			floors[i], named = f.name, true
		default:
			floors[i] = f.cell
		}
	}
	return floors
}

// squeeze narrows the widest column that is above its floor, column by column of the screen, until all
// of them are within budget, and reports whether they are.
func squeeze(widths, floors []int, budget int) bool {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	for ; sum > budget; sum-- {
		widest := -1
		for i, w := range widths {
			if w > floors[i] && (widest < 0 || w >= widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

// dropped is the position in keep of the column that goes next, or -1 when none may.
func dropped(columns []shape, keep []int) int {
	for i := len(keep) - 1; i >= kept; i-- {
		if columns[keep[i]].cuttable() {
			return i
		}
	}
	if len(keep) > kept {
		return len(keep) - 1
	}
	return -1
}

package main
import (
 _ "modernc.org/sqlite"
 _ "github.com/spf13/cobra"
 _ "github.com/olekukonko/tablewriter"
 _ "github.com/adrg/xdg"
 _ "github.com/google/uuid"
 _ "golang.org/x/text/unicode/norm"
 _ "golang.org/x/term"
 _ "golang.org/x/sys/unix"
 _ "github.com/rogpeppe/go-internal/testscript"
)
func main(){}

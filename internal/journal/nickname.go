package journal

import (
	"slices"
	"strings"
	"sync"
)

// nicknames are what people of a given name are called, in English and Spanish, each as a NameKey has it: a given name, and
// behind it the names it goes by. Only what is usual stands here; what is missing is an alias.
const nicknames = `
abigail abby gail
abraham abe
adriana adri
agustin tin
albert al bert
alberto beto
alejandra ale sandra
alejandro ale alex jandro
alexander alec alex sasha xander
alexandra alex lexi sandra sasha
alfonso poncho
alfred al fred
alfredo fredo
alicia licha
allison allie
alvin al
amanda mandy
andrea andi
andrew andy drew
angela angie
anthony tony
antoinette toni
antonia toni
antonio tono tony
arthur art
barbara barb barbie
bartholomew bart
beatrice bea trixie
beatriz bety
benjamin ben benny
bernard bernie
bradley brad
calvin cal
carmen menchu
carolina caro
caroline carrie
catherine cat cathy kate katie
charles charlie chuck
charlotte lottie
christina chris chrissy tina
christine chris chrissy tina
christopher chris kit topher
concepcion concha conchita
consuelo chelo
curtis curt
cynthia cindy
daniel dan danny
daniela dani
david dave
deborah deb debbie
dolores lola
donald don donny
dorothy dot dottie
douglas doug
eduardo edu lalo
edward ed eddie ned ted
eleanor ellie nell
elizabeth beth betsy betty eliza liz lizzie
emily em
enrique kike quique
ernesto neto
eugene gene
evelyn evie
federico fede
felipe pipe
fernando fer nando
florence flo
frances fran frannie
francis frank
francisco cisco paco pancho
franklin frank
frederick fred freddie
gabriel gabe
gabriela gaby
gerald gerry jerry
geraldine gerry
gerardo gera
gilberto beto
gloria glo
graciela chela
gregorio goyo
gregory greg
guadalupe lupe lupita
guillermo memo
gustavo gus
harold hal harry
harriet hattie
henry hank harry
herbert herb
heriberto beto
ignacio nacho
isaac ike
isabel chabela isa
isabella bella izzy
jacob jake
jacqueline jackie
james jamie jim jimmy
janet jan
jeffrey jeff
jennifer jen jenny
jeremiah jerry
jeremy jerry
jerome jerry
jessica jess jessie
jesus chucho chuy
joan joanie
joanna jo
john jack johnny
jonathan jon jonny
jorge coque
jose chepe pepe
josefina chepina pepa
joseph joe joey
josephine jo josie
joshua josh
judith judy
julia julie
katherine kate kathy katie kay kit
kathleen kate kathy katie
kenneth ken kenny
kimberly kim
lawrence larry
leonard len lenny leo
leonardo leo
leticia lety
lillian lil lily
lorenzo lencho
louis lou
louise lou
lucia lucy
luz lucha
manuel manny manolo
margaret maggie marge margie meg peggy
margarita mago
maria mari maru
mariana mari
martha marty
martin marty
matthew matt
maureen mo
maximilian max
mercedes meche
michael mick mickey mike
michelle shelly
miguel migue
mildred millie
mitchell mitch
monica moni
nancy nan
natalie nat
nathan nat nate
nathaniel nat nate
nicholas nick nicky
nicole nicky nikki
norman norm
octavio tavo
oliver ollie
pamela pam
patricia pat patsy patty paty tricia trish
patrick paddy pat
pedro perico
penelope penny
peter pete
philip phil
phillip phil
phyllis phyl
priscilla cilla
rachel rae
rafael rafa
ramon moncho
randall randy
randolph randy
raul rulo
raymond ray
rebecca becca becky
reginald reggie
ricardo richie rico
richard dick rich rick ricky
robert bob bobby rob robbie
roberto beto
rodolfo fito rudy
roger rodge
ronald ron ronnie
rosalind roz
rosario charo chayo
rosemary rosie
russell russ
samantha sam
samuel sam sammy
sandra sandy
santiago chago santi
sarah sadie
sebastian seb
sergio checo
sofia sofi
sophia sophie
stanley stan
stephanie steph
stephen steve
steven steve
stuart stu
susan sue susie
susana susi
suzanne sue suzie
teresa tere
terrence terry
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim timmy
valentina vale
valeria vale
valerie val
veronica ronnie vero
vicente chente
victor vic
victoria tori vicky
vincent vin vince vinny
virginia ginny
walter wally walt
wesley wes
wilfred will
william bill billy liam will willie
ximena xime
yolanda yoli
zachary zach zack
`

// givenNames is the given names that somebody called by a nickname may have, sorted.
var givenNames = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(nicknames)) {
		names := strings.Fields(line)
		for _, called := range names[1:] {
			of[called] = append(of[called], names[0])
		}
	}
	return of
})

// asGiven is a word of a name, and the given names it may stand for.
func asGiven(word string) []string { return append([]string{word}, givenNames()[word]...) }

// sameGiven reports whether two words may be one given name: the same, or one what people of the other are called, or both
// what people of a third are. Two given names are never one: an Alexandra is no Alexander, though both go by Alex.
func sameGiven(a, b string) bool {
	return slices.ContainsFunc(asGiven(a), func(name string) bool { return slices.Contains(asGiven(b), name) })
}

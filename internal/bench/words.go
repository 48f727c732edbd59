package main

// What the sample is made of. All of it is invented; no name is anybody's in particular.

var firstNames = words(`Abena Adele Alba Alina Amara Anika Anton Arlo Asha Aurel Bashir Beata Bela Bianca Bodil Bram
	Calla Camil Cesar Chidi Ciro Dana Daria Davit Delia Dmitri Edda Efua Elio Elsa Emeka Enzo Esme Farah Fausto Fenna
	Filip Freya Gaia Goran Greta Hana Hassan Heidi Hugo Ilsa Imani Ines Irina Ivo Jada Jalil Jana Joost Kaia Kamal Keiko
	Kiona Lale Lars Leila Linus Luis Luka Mads Maja Malik Mei Mila Nadia Niko Noor Oda Omar Orla Paloma Pavel Petra Priya
	Quinn Rafael Rania Remy Rosa Ruth Samira Selma Silas Sunita Tariq Tessa Thabo Tomas Ulla Uma Vera Viggo Wanda Wren Yara
	Yusuf Zara Zeno`)

var lastNames = words(`Abara Adeyemi Albrecht Almeida Amundsen Anwar Aoki Baptiste Barros Becker Bluewater Bianchi Boateng
	Brandt Castellano Chandra Cordova Dahl Danjuma Delacroix Diallo Duarte Eklund Ellison Engel Estrada Faber Farouk
	Fernandes Fischer Fontaine Galloway Ganda Gruber Haddad Halloran Hansen Herrera Hollis Ibarra Ikeda Isaksen Jaramillo
	Jensen Kaplan Karim Keller Khatri Kimura Kovacs Lindgren Lombardi Lopes Madaki Marchetti Mbeki Mendez Moreau Nakata
	Navarro Ndiaye Nilsson Novak Oduya Okafor Okonkwo Olsen Ortega Osei Paredes Pereira Petrov Quintana Rahimi Ramirez
	Reyes Rinaldi Rossi Salcedo Santoro Sato Sharma Silva Soto Svensson Tanaka Tavares Tembo Thorne Uchida Valdez Vance
	Vargas Verhoeven Voss Weiss Whitcomb Winters Yamada Yilmaz Zamora Ziegler`)

var organizations = []string{
	"Office of Child Care", "Harbor Family Fund", "Little Oaks Centers", "Voices for Young Children", "Cedar River Nation",
	"Parent Council", "Early Learning Association", "Senate Education Committee", "House Appropriations Committee",
	"Department of Human Services", "Prairie Community Foundation", "Home Visiting Network", "Northside Head Start",
	"Infant and Toddler Alliance", "Rural Providers Cooperative", "Board of Early Education",
}

var titles = []string{
	"Director", "Deputy director", "Program officer", "Executive director", "Policy lead", "State senator", "Budget analyst",
	"Parent leader", "Owner", "Regional manager", "Chief of staff", "Grants manager", "Head teacher", "Commissioner",
}

// groupNames are the kinds of stakeholder, with the cadence of each; empty leaves it to the journal.
var groupNames = []struct{ name, every string }{
	{"Public officials", "monthly"}, {"Public funders", ""}, {"Philanthropy", "2m"}, {"Providers", ""},
	{"Statewide associations", ""}, {"Advocates", ""}, {"Parents", ""},
}

var channels = words("meeting call call video email email email message encounter social")

var topics = words("qris rates licensing homevisiting workforce budget pilot data headstart subsidy training equity")

// vocabulary is what notes are written with, the commonest words first.
var vocabulary = words(`the to a of and we they on for with that in is she he about will it our their at from next as be
	has more said would asked this by but rates quality pilot families program board call meeting follow summary budget
	licensing staff children data grant centers month training send visit session share agreed wants needs before after
	report draft access subsidy parents workforce partners question review county state rural plan support early learning
	committee hearing proposal classroom infant toddler waiting list funding memo spring autumn concern progress teacher
	wages credential inspection coach director survey results language outreach tribal coalition timeline deadline contract
	renewal evaluation indicator curriculum assessment transportation nutrition screening referral development mental health
	home visiting provider network advisory council legislature appropriation testimony amendment coordination alignment
	governance infrastructure registry enrollment eligibility reimbursement attendance monitoring compliance recruitment
	retention apprenticeship scholarship mentoring reflective supervision engagement leadership listening trust partnership`)

// commonWord stands in half of all notes, and rareWord in one of a thousand.
const (
	commonWord = "providers"
	rareWord   = "quokka"
)

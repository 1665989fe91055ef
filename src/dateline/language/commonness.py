"""How common a word is in news English: shares of reports, in bands, for weighing words when the pile is small.

Counted once over an open collection of US news (2010-2020), names of people and parties left out, and the commonest
words of crime, disaster, sport and business news lifted to 6 %. Words are stems as ``words.stem`` makes them.
Refuses rare words: what is not here is rarer than 8 in 1,000 reports.
"""

from __future__ import annotations

# thousandths of reports that hold the word → words
_BANDS: dict[int, str] = {
    861: """
about also an and are as at be been but by for from has have he his in is it more not of on one or president
said that the their they this to up was we who will with would
""",
    609: """
after all american any because call can could do even first had house how if into its just last like make
most new no now only other our out over people republican so some than them there those time two week were
what when which while work year you
""",
    431: """
accord against another back before being both campaign come country day democrat democratic did don down
during election former get going government help here him includ know long look made many may month much
national need news official part point political public re real report right say she should show since stat
state still such support take then these thing think through told under us very want washington way well
where white
""",
    304: """
action administration allow already america among appear around asked between bill case claim clear concern
congres continu days deal decision didn does doesn effort end every fact far federal follow general give go
good group happen her high issu issue john keep law lead leader least left making mean media meet member
might million must my nation near never next number off office open own party past plan policy post pres
presidential put question recent remain same saying says security see seem senate sign start statement talk
term though three today too top turn unit use ve vote whether why without world yet york your
""",
    215: """
able acros act actual added again ago announc attack away based become believe best better big build busines
came candidate care center certain chang change chief close comment committee congressional conservative
consider continue control court current debate department despite different direct director doing done each
earlier early economic enough ever expect face fail few fight final find five forc foreign found four friday
full fund gett given got great hand hard having head health hear himself history hold home however idea
important instead interest interview job justice kind large late later led legal less let level life line
little live ll lot major majority matter me monday money move mr night noth offer old once order particular
pass percent person place play politic poll position possible potential power problem proces program protect
push race reach read reason record releas reporter result run second secretary seen sen senator set several
side social someth speak stand story strong suggest sure system taking tell thursday took trying tuesday
tweet twitter until used view voter war wednesday went won word wrote
""",
    152: """
account accus addres adviser agency agree ahead almost along alway answer anti anyone anyth approach area
argu associat attempt attorney bad began behind believ benefit billion break bring california candidat
cannot chairman charg children city cnn coming community conduct conference contribut cost countri course
cover creat daily death decid deep defend defense deliver demand describ detail economy effect either elect
email entire especial event everyone evidence example executive explain fall fami fear feel force forward
fox free friend further future george ground grow half held hope hour immediate immigration increas
individual information investigation involv isn join key kill known latest lawmaker leadership legislation
liberal limit local lost man march mark message michael middle military moment morn name north november
often organization outside paul pay personal photo polici primary private promis provid provide quick rais
rather receiv reform relat rep repeat represent requir respond response return risk role rule runn school
seek send senior seriou serv service short significant similar simp six small someone south speaker special
speech spend staff stay step stop street sunday supporter taken target tax team texa themselv third thought
thousand threat together total toward tried true try understand union university using vice video wall warn
wasn whose win within women worker wrong
""",
    108: """
ability accept acces activist adding additional advertisement affect agenda agre agreement aide air alleg
alli although am amount apparent appeal april aren argument ask attention avoid base became becom begin
beyond biggest black block board book border brief brought budget capitol carolina caus cause central
challeng challenge chance check choice citizen civil clas click clos co college com common compani company
complete condition confirm conservativ conversation copyright coverage create criminal crisi critic critical
criticism criticiz crowd cut data david dead decad declar declin defeat deni difficult district document
dollar dozen due effective eight else enforcement enter everyth exact exist expand expert express fair
famili favor fellow field financial fire firm florida focu focus form freedom front gain gave gets giving
global goal goes gov governor heard higher highlight hit host human illegal image immigrant impact include
increase independent initial insist intelligence international itself jame january jobs joe judge july june
lack launch laws lawyer learn leav leave letter list longer lose low lower market meanwhile measur measure
men mention met mike mind minority movement network newsletter nomination nominee non note noted officer
ohio operation opinion opponent opportunity oppos opposition page paid parti perhap period pick plac plann
police politician popular prepar present presidency pressure prevent previou pro probab professor project
propos proposal protection protest publish pull rally rate referr refus reject relationship release remark
request research respect rest reuter reveal review robert room russia russian saturday saw seat self sense
sent september seri servic seven shar share shift shot single situation soon specific spent spoke spokesman
standard stori strategy subject supreme test threaten trade travel ultimate unlike victory violence virginia
visit voted voting wait walk ways weapon west whole whom wide woman wouldn writ young
""",
    76: """
above absolute acknowledg addition address advocat affair age agenci agent aggressive al allegation alone
amid analysi analyst andrew annual ap approv approval argue article asking assault association attend august
author authoriti authority available average ban bank battle beginn behavior bipartisan bit broad business
buy capital caption career carry cast chamber charge china chri colleagu committ communication communiti
compar conclud conflict consistent constitution constitutional contact contain controll controversial couldn
council counsel count county credit crime cuts dangerou date debt decade december decide delay deputy design
develop development died difference discuss discussion domestic door doubt draw dropp drug earn east easy
education emerg employe ended energy engag ensure equal era essential establish estimat eventual exchange
experience extend extreme facebook faced facing false father february felt figur figure file fill fired
floor foundation fully game gather gone grant greater growth gun handl hasn haven heart highest huge hundred
hurt impeachment income increasing inde indicat industry influence inside institute institution insurance
intend iowa iran iraq jeff journalist kept knew labor land language larger largest legislative light link
listen living llc loss love main maintain mass massive maybe mayor meant medical mexico minister miss
monitor moved moving multiple necessary negotiation neither none nor nuclear obtain october ones online
option original overall parent partisan path permission phone poor population positive possibility powerful
predict pretty previous prime privacy progres progressive prompt putt quite raise ran rank ready reality
receive red reflect regard region regulation relation relative remember remov reprint require resident
resourc responsibility responsible richard rise rival roll rough round ruling safe safety schedul scott
secret sell separate serve shoot signal site slow society solution sometim son sort sought sound sourc
source southern spread stage star statu stopp struggl student study succes successful suffer summer suppos
survey suspect taxe terrorist thank throughout tom tough town track traditional train treat trial trust
truth tv type unles upon usa usual version veteran victim website weekend whatever wife wing winn worri
worse worst worth written yes
""",
    54: """
abc abortion abuse accusation acquire acquisition acting active actor actres adam add admitt adopt adult
advanc advance advantage african afternoon aid aimed aircraft album alternative ambassador anger
announcement apartment appearance apply appoint appropriate armed army arrest arriv aside audience award
aware background balance ballot basi basic beat behalf belief ben bid bigger blam blame blast blaze blue bob
body bomb boost born boy broader broke broken built camp car careful carri caucu caught century chair
championship child choose cited citi citing clean climate closer coach coalition collision commission
commitment complain complaint conclusion condemn confidence confront connect connection consequenc consumer
content contest contrast controversy convention convict core coronaviru corporate correct counter couple
crash crew crim crucial culture cup customer cycle damag damage danger daughter debat deficit defin
democracy deny depend destroy detective determin determine direction disaster discus dismiss divid division
doctor donor double drew driv drive drop earthquake easi editor electoral elizabeth emergency encourag
endors enjoy enlarge environment epicenter eric establishment europe european everybody experienc explosion
extent factor failure faith familiar fast featur fell ferry fewer filed film finance fine finish firefighter
fiscal fix flight flood folk food formal founder frank frequent fuel fundamental gas generation getty girl
govern green guard guilty gunfire gunman guns guy hall happy harder harm hate heavi historic historical
homicide honor hopeful hospital hous http hurricane identifi identify ignor imagine implement impos
impossible improve inbox incident inform infrastructure injur injury instance internal introduc investigat
investigate investigator investment islamic jail jim joint journal judg jump jury kevin kick kids king
lawsuit league leak lean lift longtime losing magnitude manag manager margin match material mere messag mid
midterm mile militant minut minute missile mission model moderate modern moral mother movie ms murder music
muslim named narrow natural nature navy nbc negative neighbor newspaper nine nobody normal noting obviou
obvious occurr oil ongo oppose organiz oscar otherwise outcome outlet owner pandemic panel paper park
partner paying payment peace per percentage perfect perform performance permanent peter picture piece pilot
pirat pirate plane platform player plead pledg plus possib practice prais press price primari prior prison
probe produc product professional profile profit prominent promise prosecutor prospect protester prov prove
provision purpose quake quarter racial radical radio range rare rating reaction rebel recall reduc reduce
register regular relief religiou repeal replace representative requirement rescue resign resolution
restriction retir revenue rhetoric rich rising road rocket root sale sanction save scale scandal scene
science score search season sector secure seeing sentence serious sett sex sexual sharp sheriff ship shock
shouldn shown shut shutdown simple singer sitt software soldier specifical spokeswoman staffer steve stock
stood storm strategist strik strike struck studi style sudden surpris surprise surround swing syria table
tactic task taxpayer technology teen television tend tension terrorism testimony thoma throw thus ties title
toggle tool touch trail treatment trend trillion trip troop troubl truly tsunami twice typical ukraine
unclear unemployment unprecedent unusual updat urged valu variou vast vehicle vessel via violat violation
violent virtual voic voice vowed vulnerable wage wake water wave wear weigh weren western william wish
witnes witness wonder worry wound write zero
""",
    38: """
abandon abroad abus accurate achieve activiti activity acts ad adds ads advice afford afghanistan alarm
alert ally angry anybody anyway apart appli application approve arms aspect assert assessment assistance
assistant assum attract authoriz bann bare basical battl bear begun bias blow bottom branch brand brian
british brother burden bureau burn cabinet cancel candidacy capacity captur card cash cbs champion chanc
channel character chinese choic chose christian church circumstanc citizenship civilian clash classifi code
collect color combat combin command commander commerce committe competitive complex complicat comprehensive
compromise confident confirmation congressman consensu conspiracy constant consult context contract
contribution convinc convince cooperation corporation corruption crack cros cross cultural cutt de deadline
decline deem degree demonstrat deploy deserve desire desperate die differenc diplomatic disagree disappoint
discover disease display dispute divide dominat dr draft dramatic drawn dream driven duty eager easier
eastern echo economist ed edge electorate element elsewhere embrac embrace employ employee employer enact
encourage ending endorsement ends engage environmental error except exception exchang exercise exit
expansion expectation expensive explanation explicit expos eye eyes faciliti fake favorite female fifth
filing firing flag fought fourth france fraud fresh frustrat frustration function gap gay georgia germany
giant gotten grand greatest grew grown hack halt handful handle headlin healthcare heat heavy herself hide
hispanic honest hoped hoping hot hotel hunt husband identity ideological ill importance impose improv
incumbent inquiry integrity intense intention interference internet invest invit involvement island israel
jan jr judgment judicial knowledge korea label laid legacy legitimate lesson liberty lie lies literal lived
lobby lock lying magazine mail mainstream management mandate marriage memo mental minimum mistake momentum
moscow motivat mount narrative nationwide necessari negotiat net newly nominat northern notice notion
numerou odds offensive older onto operat opportuniti opposite outbreak overhaul oversight overwhelm package
pain partial passage patient pattern personnel physical plant please plenty portion pose poverty practic pre
precise presence pric principl prioriti priority proceed produce production prohibit promot promote proof
proper property proud punish pursu pursue puts quality quiet quot racism racist ralli rang rapid react
reasonable recogniz recognize recommend reduction reelection regardles regime rely remind remove renew
reopen replac repli republic reputation researcher restrict rose routine ruled runs rush sarah saving
scenario scientist screen scrutiny section sees select sept severe sick sit size skeptical skill slight
smaller smart somebody somehow space spark split spoken sponsor spot spring stak stance station stephen
stepp steven stick straight strategic strength strengthen stress stretch stronger struggle stuff subpoena
subsequent substantial succe suit summit super surveillance susan suspend sweep teacher tear tech temporary
tens terrible territory terror testifi testify text theory therefore ticket tied tim tone topic tout
transition treasury trigger trouble unable undermine unfair unfortunate unique urging uses value viru vision
weak wealthy welcome widespread wind winner wins writer yesterday younger
""",
    27: """
academic accomplish accountability accountable achiev achievement acknowledge acted admit advertis advis
advocacy advocate afp afraid africa aftermath aim airport aisle align alliance alongside alter announce
anticipat anymore anywhere app appointment arabia arm arrival articl asks assertion asset associate assume
assur await backer backlash badly balanc ball bar barrier battleground belong billionaire birth bitter blood
blunt bolster boss bound box bridge britain broadcast businessman buying cable camera canada capable catch
caucus caution celebrat chain challenger chao cheer choos chosen client climb closest coast cold collapse
colleague collective collusion column columnist comfortable commentator commercial commissioner commit comp
comparison compell compet competition complet computer concession confusion consideration constituent
construction contender contrary contributor conviction corner corp correspondent corrupt counterpart coupl
craft crazy creation credibility credible curb custody daniel dark dec decisive declaration deeper defender
definite definition delegat deliberate demographic demonstration deportation describe deserv desk
destruction detention devastat device digital dinner diplomat discrimination disput distanc distance diverse
diversity divisive donation doubl dramatical driver dynamic earth ease editorial edward eligible eliminat
eliminate elite embarrass emotional emphasiz employment empower encounter enemi enemy enforc enforce enormou
ensur entitlement entry equipment escalat estate et ethic evil ex exclusive executiv expres extensive extra
extraordinary extremist facility fallen famou fashion fate fault feb feed feet fighter filibuster financ
firearm fit flat flaw flow foot forget forth forum french fundrais gang gen gender generat genuine guarante
guarantee gues guest guidance guidelin guys hadn hang harsh headquarter healthy hell hero hire hired hiring
holiday hostile household ideal ideology ignore impeach implication import inappropriate incom independence
indication indict indictment industri influential initiative innocent inspector inspir insult intent
intervention investor iranian israeli item japan joke joseph justic justify knock korean lady latino latter
laugh lay legislator legislature lengthy lett leverage libertarian libya loan location london loom lots loud
lowest machine male mandat manner manufactur map marri mask matt meaningful meddl memorial merit mess method
mexican migrant minor minoriti misconduct mislead mixed mock moderat modest mrs myself native nearby
negotiate neighborhood nice nomine nonprofit norm notab nov object obligation observer obstruction occasion
occasional occur oct offic oh op optimistic ought ourselv outlin outrage overnight oversea overturn
overwhelming owned pace pack paint pair pari participat participate partnership peaceful perceiv perception
permit perspective phase phrase pic pitch pledge pocket pool portray practical praise precedent predecessor
prefer premium prepare pressur pretend prevail principle procedur process progressiv prosecution proven
provider pundit purchas purchase purpos qualifi quo rail realdonaldtrump realiz realize recession
recognition recommendation recover recovery recruit refer referenc reference refuge refuse regional relevant
reli religion removal reserve resignation resist resistance resolve resort restaurant restore retain
retirement revelation revers reverse revolution rid rock runner rural sad sat saudi schedule scholar scope
scor sea secur seeming seiz sensitive sentenc sentiment server sets settl shape shout signature silence
silent slamm socialist sold sole solid solve somewhat speculation speed spirit spokesperson sport spotlight
square stag stake stall statistic store strict structure stuck stunn subsidi succeed sufficient suggestion
supp surge survive sustain swift switch syrian tank tariff teach technical temporari ten tenure threshold
tight timing tonight tougher tour trad tradition traffic tragedy transcript transparency tremendou trie
turnout ukrainian uncertainty unconstitutional undermin understood undocument unity universal unknown
unpopular unveil upcom update uphold upper upset urban urge user variety veto vital volunteer warm warrant
wars weaken wealth welcom welfare whistleblower wild willingnes window withdraw wrongdo yourself zone
""",
    19: """
absence acceptable accomplishment adequate adjust administrative administrator admission affiliat afterward
alike alive altogether amaz ambition ambitiou ammunition amnesty anchor anniversary anonymity anonymou
anxiety apologiz apologize appearanc applaud appropriation approximate arab arguab arrangement arrive art
asian assign assist assumption asylum attach attitude attribut aug authorization automatic baby balk bans
bargain bars bbc beautiful beij bet blind blog boast bodi bold bond boom borrow bother bought brain breach
breath brutal bullet bully bunch bus calm campu cancer cap capture cars category ceil celebrate cell
centrist ceremony chant chapter characteriz chemical circl circle circulat cite cliff clip clock cloth coal
collaps collection combination comfort commentary compete component compound compromis conced concept
conclude concrete confrontation confus consent consultant contempt contend contentiou contractor contradict
contribute conventional cool cooperate coordinat copy correction counti courage credential criticize crush
damn dealt declare dedicat default define defund demonstrate demonstrator denial denounc depart departure
deport depth derail description detain determination devot differ digit diminish diplomacy disagre
disagreement disappear disastrou disclos disclose disclosure dismis dispatch disproportionate disrupt
dissent distinction distinguish distract distribut disturb dog doom downplay drama drink drove dubb dump
dying economi educat el elder elit embassy emerge emission emphasi empty enabl endanger endorse endur
engagement engineer enroll enterprise enthusiasm entitl epidemic episode equality equivalent erupt escape
estimate evangelical everywhere evident examin exampl exceed excit excuse exempt exercis existence expense
expir exploit explosive export expose expression extension faction failur fairnes famous fan fans farm
farmer faster fatal favorable feature fees fierce finger fixed flee flip float fly flying follower football
forever fram framework fulfill fun fundraiser furiou garner gear german gift globe gold gonna grab graduat
grave greet gros guide hail hammer harassment headline helpful hike hint hits hitt hole humanitarian hundr
illnes imminent implementation impression improper improvement inaccurate inauguration incentive incredib
incredible indicate industrial inequality inevitable infect infection inflict influenc initiativ inner
insider instanc insurer intellectual intentional interaction interfere interior interpret interpretation
invasion investigative invitation invok involve isolat jewish jordan journalism justifi kingdom lament
landmark lash length liberti licens license lied lifetime liked load lobbyist lone loved loyal loyalty lunch
maker mandatory manufacturer mary massacre master mate matthew maximum medicine memory mine ministry mirror
missil mistak mix moreover motion motivation mouth nationalist neck negotiator neutral nevertheles
nonetheles nonpartisan notable notic novel nowhere oath objection objective observ obstruct offense operate
operativ optimism ordinary org organizer origin oust outcom outrageou outright overcome oversee painful
palestinian participant participation peak penalti penalty pend permitt personality persuade petition
photograph pictur piec plain planet plea pleas plot pois polariz polic pollster popularity populist posed
pour prayer preferr prescription preserve presumptive principal print prisoner privilege proce procedure
proclaim producer profound promotion propaganda proponent prosecut prosperity protocol publication punch
punishment pure purport qualify quit raid ramp random rape reader rebuild reces recipient recount refusal
regret regulatory rein reiterat reliable reluctant remarkable reminder remote replacement reserv resolv
respective respondent respons restor retreat reward ride ridiculou ring riot robust route rumor safer saved
scar scen scientific segment separat separation settle settlement shadow shake shap shield shooter shop
shoulder showdown shrink sight sister sits skepticism sleep slogan somewhere sorry soul spectrum spin spy
stability stamp stark statewide steady steal steel stem stor strain strange strategi stream string strip
strongest stupid submit submitt subscribe substance substantive suburb suburban successor sued suicide
suppli supportive surg surviv survivor suspicion sway sworn symptom tackle talent tape tapp telephone
theater theme theori thin thorough threw thrown tie tighten timeline tip tired titl toll tomorrow transfer
transform transparent transportation truck turkey twist uk unacceptable uncomfortable underly underscor
unexpect unfold uniform unilateral unite universiti unleash unnecessary unrest unsupport ups urgency urgent
useful utter vague valuable vehicl verify versu vett victori vietnam viewer violate viral visa vocal vs wash
waste watchdog weather web weight whit wider winter wisdom wise witch withdrawal withhold workforce
worldwide yeah yield youth
""",
    13: """
abolish abrupt absent absurd acceptance accident accompani accuse administer advisor affirm ages aggression
agriculture aims aired airstrik albeit alcohol alien alienat alternativ amend analyz animal anytime apology
applause applicant appointe appreciate arena array asses assess atmosphere attacker attitud australia
authoritarian auto automatical avert awful awkward bailout ballistic band banner baseball bash bed bench
besid bin bizarre blatant bless bloc boot boys brave breakdown bright broker brush brutality buck bulk bump
busy button calculat calculation calendar canadian capabiliti carbon carrier catastrophic cautiou
celebration celebrity censu certainty chad chairwoman chaotic chart cheap cheat chill civic clarify clarity
class classic classroom clause clinic cloud collar colleg communicat compare competitor compil compliance
conceal concert condemnation congresswoman conscience consequence conservatism considerable constitut
constitute construct consum controversi convert convey cooperat cops countles coup crackdown cris criteria
critique cry cuba curtail cyber dad database decent decreas deduction deepen defendant defensive definitive
defy degre delegate delegation delivery dependent depict descend designat destructive detect devic dialogue
dictator difficulty dig dignity dire dirt dirty discipline discourse discredit discretion diseas disgust
dishonest dismantle disregard disruption distant distinct distraction distribution distrust dominant
dominate donat dossier downtown drag dragg dress drill drone dry dubiou duck duti eat economical edit
educational efficient egypt elaborate electronic elevat embolden emotion enable endles enrollment
entertainment entiti envision equity escalation etc ethical ethnic eve everyday evolv examine excellent
excessive exclud execut exemption exhibit expens experiment expire explod explor exposure extremism fallout
federation felony fence fish fixing flash fled flew flipp fool footage forceful forecast forgotten fossil
foster frame freshman funeral generate generou glad glas golf governance grabb grade gradual graduate gras
grasp grassroot grateful gridlock grim grip gubernatorial guid gut habit hair harbor hardest harmful hat
hatr hawk heal heel height heighten helicopter hidden hiding highway historian horrible horrific horror
horse hostage hostility illustrat impli implicit impressive inability inadequate inc incentiv inch inclin
incorrect index india indian inevitab infamou inflation inherent injuri injustice innovation insight
insistence install instant instinct institut institutional instruct instruction insufficient interfer
interrupt introduce iraqi irony irresponsible isolation italy japanese journey jurisdiction justification
kid killer knee landscape lane lawful laying leftist legaliz legitimacy lethal liability lieutenant
likelihood likewise limitation linger litigation locat lockdown logic longest longstand loose loser majoriti
maneuver marijuana math meantime mechanism membership midnight midst migration mild minimal mob moderator
mom mood mountain multi mutual nail nervou nightmare nominate nonsense nurs odd offend offens offset okay
operative opt ouster outreach outsider outspoken overlook overreach ownership owns pact pakistan panic
partisanship passenger passion passionate pathway pause paycheck payroll pays peer pension persist
persistent phenomenon philosophy phon physician pipeline pivot plagu plaintiff plausible playback playbook
podcast poison polarization policymaker politiciz port possession poster pound pray prediction preference
preliminary preparation preserv presid presumab privileg prob problematic procedural productive projection
propose proposition prosecute protective publisher pump pursuit quote rage rated rational rationale
realistic rebuke reckles referendum refrain refugee regain registration regulat regulate reinforc relativ
render rent repair responsibiliti restrain restraint resume retail retaliation retire revenu reversal revis
rhetorical rigg ripp risen risky rollout row ruin sacrifice safeguard sake sampl sample satisfi satisfy
scheme scrambl scream script seize selection setback shak shall sham shame shed shelter shirt shoe shopp
shutt sided sidelin significance silver singl sink sixth skin slam slash slat slavery slideshow slipp smear
smok smoke smooth soar soft soil solidarity solv sooner sophisticat span spanish specialist spell spike spur
spurr stable standoff statute steadi steep steer stimulu stolen stres stripp stumbl stump subsidiz sue sum
summary superior supremacist surfac surface surprising surrender suspiciou swath swept symbol symbolic
sympathetic systemic takeaway tally taught teenager televis tense thwart tick tier tiny tobacco tolerance
toss toxic trac traction traffick tragic transaction transferr transport trash treaty tree tune turmoil
twenty ugly uncertain uncover undecid undercut underway undo unifi unify uninsur unlawful unsubscribe
unsuccessful unwill upheld upward vacation valid vary verdict viable viciou visible visitor volume warrior
wary wast weaknes websit wedd whenever whoever widen wield wire withdrew wonderful wore workplace worthy
yell yemen
""",
    10: """
abid abide aboard absorb accelerat accompany accuracy accuser acquir activism acute adamant adapt addiction
adjustment advantag adversari advisory affiliate affiliation affirmative aged agricultural aiming airlin
airline allege allegiance allocat anxiou appall appointee arbitrary architect arrang arsenal aspiration
assassination assembl assuranc assure atop attendance attende attractive audienc audio audit authorize
availability averag awarenes babi backdrop backward bag bail bait bankrupt bankruptcy barrel bathroom
battlefield beaten beef behav believer bell benchmark beneath bent betray bigot bigotry billionair bind
birthday blanket blew bloody blown boat boil bomber bombshell bone boring botch boundari boycott bragg
breakfast breakthrough bridg brilliant broaden bubble bureaucracy bureaucrat bureaucratic buri burst bust
buyer buzz campus cancellation capability capitalism capitalist capp caps cared casualti catastrophe
categori cease celebriti cement censorship cent centuri characteristic characterization charitable charity
charter chase cheaper chest chicken chunk circu clarifi clearer clerk closure clue coastal coffee collud
combative comeback comedian communicate comparable compensation concede concentrat conferenc confidential
confin consecutive consequential consist conspir constituency constrain constructive consulate consumption
contention conven convenient coordinate coordination cop copi counselor counterterrorism courtroom creative
creator crook crown crude cruel cuban cure curiou currency cybersecurity cycl cynical dance dare dating
dealer dear debacle debunk decency decrease decri defi defiance defiant delet deployment depriv derid desert
desir deter diagnos dictat difficulti dilemma disabl disappointment disapproval disapprove disciplin
disclosur discount discourag discovery disdain disinformation dismantl dismissal disorder distort ditch
divert doctrine dogg downturn drain dres dron drown dumb earliest easing eating educate effectivenes
egregiou electric electricity eligibility embark embarrassment emphasize empire en energiz enhanc enlist
enrich ensu entertain enthusiastic entity entrance entrench entrepreneur envoy equipp eras erod escalate
escap escort essay essence evaluat evaluate evaluation evolution exacerbat exaggerat examination exceptional
excus execution exhaust existential expansive expertise explore explosiv external extract extraordinari
facilitate facto factory factual faithful fantasy fenc feud fever fifty finaliz fits flagg flank flavor
flexibility flu foes fold foolish foreigner forg forge formidable formula forthcom fortunate fortune forty
fraction fray freed freeze friendship frighten fringe frontrunner fruit funny furlough furthermore fury gaps
governmental grace grandfather graphic grappl greenhouse grill groundwork guatemala guilt hacker handgun
harass hashtag hated haul haunt heed hey hoax holy hometown horizon humanity hurdl hypocrisy hypothetical
icon identical identification identiti ignorance imagin immense immoral immune immunity impasse imperative
impress inaction inaugural inclusion inclusive inconsistent indefinite indicator indirect ineffective
infectiou influx info informal inherit initiat inject inquiri inspection inspire insurgent intact intensifi
intensify intensity interact intercept interim intern interven intervene intimate invalid invent invite ire
iron ironical irrelevant italian jeopardy jihadist jobles joy junior keen kiss lame landslide launder lawn
lebanon legalization legislatur lend lesbian lesser liar liberalism library lined lining lobbi logical
loophol loving luck lucky ly machin mad magazin mainland manifest manipulat marginal marketplace marry meal
meat median medium memori metric militia millennial minimize minu misdemeanor misguid misinformation misl
misstep mistaken mitigate mobile mobiliz mode mogul monument mortgage motiv motive mourn museum muster myth
naming nasty nationalism neglect newsroom noise nose notifi notoriou obscure obsess obstacl obstacle occupi
occupy ocean offender oldest operational operator opioid opted oral orchestrat organize orient orientation
originat ours outgo outline outlook outrag outstand overse overshadow overt owe parade parallel pardon
parliamentary pastor patience payer pen penn peril perpetrator persecution persuad petty phas phony pile
pivotal plummet podium pollution pop possess possibiliti postpon posture pot pragmatic precaution preced
precinct predictable predominant preferenc pregnancy pregnant premature premise presentation preview pride
profil programm prohibition prolong pronounc prop properti proportion prospective province provocative
provok psychological pushback puzzl qualification quarantine quest questionable quid radar rain rant ratchet
rattl raw reaffirm realiti realm rear reasonab reassur reassure rebound reckon reconciliation reconsider
reflection regulator rejection relax relentles reluctance remarkab representation reproductive rescind
reservation residence resonat respectful responder restart resum retailer rethink revenge revisit reviv
revive revolt riding rifl robot rocky rogue roof rout sacr sacrific sadly salari salary sanctuary scal scare
scary scrap scratch secrecy secretari secular seeker selective semi sensible sequester servant seventh
shameful shatter sheer sheet shell shin shipp shore shortage shutter shy simultaneous sincere sing singapore
skeptic skip sky skyrocket slew slim slip smil sober socialism soften solicit somalia sometime song sons
sour sovereignty spac spain spar spearhead specializ specify spectacle speculat spik spill spiral spite
sprawl spying stack stagger stalemate statistical statut staunch stemm straightforward stranger stricter
stronghold structur structural subcommittee subtle success suck supervisor supremacy surrogat survival
suspension sustainable swamp sympathy tabl tackl tactical takeover tale tap techniqu technologi teenage
temper tendency tent theft theoretical thereby thirty thoughtful thread thrill thriv throat thumb tide tilt
tipp tolerate topp torn torture toughest trajectory transformation transgender transit translat transmission
trap trapp traveler tribal trick tricky triumph tuition turkish tweak unanimou unanimous unarm unauthoriz
unaware unchang uncle undergo undoubt unemploy unequivocal unhappy universe unlimit unnam unpredictable
unrelat upend uproar usat usher vacuum vehement venezuela verbal viewpoint village virtue volatile voluntari
voluntary vowing waiver warfare weaker wealthiest weird whatsoever wheel wherea wherever withheld worldview
worsen worship wrap wrapp wsj www youngest
""",
}

SHARE: dict[str, float] = {word: band / 1000 for band, words in _BANDS.items() for word in words.split()}
RARE = 0.001  # the share taken for a word that is not in the table


def share(stem: str) -> float:
    """Return the share of news reports that hold ``stem``.

    >>> share("said") > share("magnitude") > share("zorbing")
    True
    """
    return SHARE.get(stem, RARE)

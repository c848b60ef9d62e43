"""Words that ask for others: countries with their people and capitals, and other names of a thing.

Somebody who asks rarely uses the transcript's words: the Dutch guest came from the Netherlands, and
the premier is printed as the Prime Minister. A line is a family; each of its members stands for all
of the others. A member of several words stands for each of them.
"""

import re
from collections import defaultdict
from functools import cache

from babel import Locale

from bot.search import read_forms, read_stems

# A country, its people, its capital: as newspapers name one for the other.
_LANDS = """
abkhazia, abkhazian, sukhum; afghanistan, afghan, kabul; algeria, algerian, algiers
argentina, argentine, buenos aires; armenia, armenian, yerevan; australia, australian, canberra
austria, austrian, vienna; azerbaijan, azerbaijani, azeri, baku; bangladesh, bangladeshi, dhaka
belarus, belarusian, byelorussian, minsk; belgium, belgian, brussels; brazil, brazilian, brasilia
britain, british, uk, london, english; bulgaria, bulgarian, sofia; canada, canadian, ottawa
chile, chilean, santiago; china, chinese, beijing, peking; croatia, croatian, zagreb
cuba, cuban, havana; cyprus, cypriot, nicosia; czech, prague; denmark, danish, dane, copenhagen
egypt, egyptian, cairo; estonia, estonian, tallinn; ethiopia, ethiopian
finland, finnish, helsinki; france, french, paris; georgia, georgian, tbilisi
germany, german, berlin; greece, greek, athens; hungary, hungarian, budapest; india, indian, delhi
indonesia, indonesian, jakarta; iran, iranian, tehran; iraq, iraqi, baghdad
ireland, irish, dublin; israel, israeli, jerusalem; italy, italian, rome; japan, japanese, tokyo
jordan, jordanian, amman; kazakhstan, kazakh, astana, nur-sultan; korea, korean, seoul, pyongyang
kuwait, kuwaiti; kyrgyzstan, kyrgyz, kirghiz, bishkek; laos, laotian; latvia, latvian, riga
lebanon, lebanese, beirut; libya, libyan, tripoli; lithuania, lithuanian, vilnius
macedonia, macedonian, skopje; malaysia, malaysian, kuala lumpur; mexico, mexican
moldova, moldovan, chisinau; mongolia, mongolian, mongol, ulaanbaatar, ulan bator
morocco, moroccan, rabat; myanmar, burma, burmese; netherlands, dutch, holland, hague
norway, norwegian, oslo; ossetia, ossetian, tskhinval; pakistan, pakistani, islamabad
palestine, palestinian, ramallah; philippines, philippine, manila; poland, polish, warsaw
portugal, portuguese, lisbon; qatar, qatari, doha; romania, romanian, bucharest
russia, russian, moscow, kremlin; saudi, arabia, riyadh; serbia, serbian, serb, belgrade
slovakia, slovak, bratislava; slovenia, slovenian, slovene, ljubljana; spain, spanish, madrid
sweden, swedish, stockholm; switzerland, swiss, bern; syria, syrian, damascus
tajikistan, tajik, dushanbe; thailand, thai, bangkok; transnistria, transdniester, tiraspol
turkey, turkish, turk, ankara; turkmenistan, turkmen, ashgabat; ukraine, ukrainian, kiev, kyiv
emirates, emirati, uae; america, american, usa, us, washington, united states
uzbekistan, uzbek, tashkent; vatican, pope, pontiff; venezuela, venezuelan, caracas
vietnam, vietnamese, hanoi; chechnya, chechen, grozny; tatarstan, tatar, kazan
crimea, crimean, simferopol, sevastopol; kurdistan, kurdish, kurd; europe, european, eu
"""
# Other names of what transcripts of a president's meetings are about.
_THINGS = """
premier, prime minister; vice-premier, deputy prime minister
leader, president, head, chief, chairman; boss, chief executive, head, director, manager
lawmaker, deputy, parliamentarian, legislator; parliament, duma, federal assembly, legislature
cabinet, government, ministers; minister, ministry; governor, regional head; mayor, city head
envoy, ambassador, representative; spokesman, press secretary
journalist, reporter, correspondent, media, press; newspaper, press
troops, soldiers, servicemen, army, armed forces, military; army, armed forces, military, defence
officer, servicemen; navy, fleet; warship, ship, vessel; weapon, arms, armament; weapons, arms
rocket, missile; drill, exercises, manoeuvres; war, hostilities, conflict; fight, combat, struggle
ceasefire, truce; veteran, frontline; wounded, injured; victim, casualty, dead
kill, die, dead, perish; terrorist, terrorism, militant; police, interior, law enforcement
cop, police; prosecutor, prosecution; judge, court, judicial; prison, penal, detention
crime, criminal; drug, narcotics; graft, bribe, corruption; spy, intelligence, espionage
vote, election, referendum, poll, ballot; elect, election; voter, electorate, citizen
constitution, constitutional, amendment; law, bill, legislation, legislative
decree, executive order, order; sign, signed, conclude; treaty, agreement, accord
pact, treaty, agreement; deal, agreement, contract; talks, negotiations, meeting; meet, meeting
gathering, meeting, congress, session, summit; summit, meeting; visit, trip, arrive
sitting, session, meeting; conference, congress, forum; guest, visit; speech, address, remarks
statement, declaration; reply, answer, respond; interview, question
congratulate, greetings, birthday, anniversary; condolences, sympathy; birthday, anniversary
jubilee, anniversary; centenary, anniversary, hundred; holiday, celebration, day; feast, holiday
medal, award, decoration, order; prize, award; decorate, award, honour; honour, award
company, business, firm, enterprise, corporation; firm, company; entrepreneur, business
businessman, business, entrepreneur; investor, investment; invest, investment, capital
shareholder, stake, share; owner, shareholder, property; trade, turnover, commerce
customs, duty, tariff; tax, levy, fiscal; budget, spending, expenditure
spend, expenditure, allocate; money, funds, financing, finance; cash, money, funds
fund, financing; price, cost, tariff; cheap, affordable; wage, salary, pay; earn, income, salary
pension, pensioner, retirement; benefit, allowance, payment; poor, poverty
jobless, unemployment, employment; job, employment, work; worker, employee, workforce
bank, banking, lending; loan, credit, lending; mortgage, housing; debt, borrowing
rouble, ruble, currency; currency, rouble, ruble, exchange; inflation, prices; crisis, crises
sanction, restriction; growth, grow, increase, rise, rose; rise, increase, growth
fall, decrease, decline, drop, reduce; cut, reduce, reduction, decrease
improve, improvement, better; build, construction, built; construct, build; building, construction
repair, renovation, overhaul; house, housing, home, apartment; home, housing, house
flat, apartment, housing; road, highway, motorway; railway, rail, train; airport, aviation, air
plane, aircraft, aviation; flight, air, fly; car, automobile, vehicle; port, harbour, seaport
ship, shipbuilding, vessel; bridge, crossing; pipeline, gas, pipe; oil, petroleum, crude
gas, gazprom; coal, mine, miner; miner, coal, mining; power, electricity, energy; nuclear, atomic
atomic, nuclear; plant, factory, facility; factory, plant
steel, metallurgical, metallurgy, steelworks; dam, hydroelectric
farm, agricultural, farmer, agriculture; farmer, agriculture, farm, agricultural
crop, grain, harvest; grain, wheat, harvest; food, foodstuff; meat, livestock
fish, fishing, fishery; forest, timber; fire, wildfire; flood, flooding
environment, ecology, ecological, environmental; pollution, emission, waste
rubbish, waste, garbage; climate, warming; weather, climate; water, river
doctor, physician, medical, healthcare; hospital, clinic, medical; health, healthcare, medicine
medicine, drug, pharmaceutical; vaccine, vaccination; covid, coronavirus, pandemic, epidemic
disabled, disability; orphan, adoption, foster; child, children, kid; kid, child, children
baby, birth; mother, maternity, maternal; family, families; women, woman; youth, young
elderly, pensioner, senior; school, pupil, education; pupil, student, schoolchildren
teacher, education, school; student, university; university, college, higher education
graduation, graduate, school, leaver; exam, examination; scholar, scientist, academic
scientist, science, research, scholar; academy, academician; research, science
space, cosmonaut, roscosmos, orbital; astronaut, cosmonaut; satellite, orbit
cosmodrome, space, launch; technology, technological, innovation; computer, digital, it
internet, online, digital, network; artificial intelligence, ai, neural; phone, telephone, call
telephone, phone, call; tv, television, channel; film, cinema, movie; movie, film; theatre, stage
music, musician, concert; song, music; book, literature; writer, author, literature
museum, exhibition; culture, cultural; church, orthodox, religious, patriarch
muslim, islam, islamic; jewish, jew; monk, monastery, monastic; faith, religion, religious
bishop, metropolitan; ethnic, nationality, interethnic; migrant, migration, immigrant
refugee, displaced; sport, sports, athlete, physical; football, soccer; hockey, ice
olympic, olympics, games; athlete, sportsman; ping-pong, table tennis; ballplayer, player
champion, championship, winner; winner, finalist; contest, competition; competition, contest
monopoly, antimonopoly, competition; antitrust, anti-monopoly, antimonopoly
volunteer, volunteering; ngo, non-governmental, nonprofit; rights, freedom; freedom, liberty
security, safety; safe, safety; border, frontier; island, islands; sea, maritime; capital, moscow
city, town, municipal; town, city, municipal; village, rural, settlement; region, regional, oblast
province, region, oblast; land, plot; local, municipal; help, assistance, aid, support
aid, assistance; support, assistance; partner, partnership; friend, friendship
ally, allied, alliance; alliance, nato, bloc; neighbour, neighbouring
relations, ties, cooperation; ties, relations; partnership, cooperation; joint, together, common
common, shared; reform, modernisation, restructuring; plan, programme, strategy
program, programme; project, programme; goal, objective, aim, task; task, objective, goal
problem, issue, difficulty; issue, problem, question; reason, cause; danger, threat, risk
threat, danger; success, achievement, result; result, outcome; outcome, result
tough, difficult, hard; hard, difficult; difficult, complicated; quick, fast, rapid
huge, enormous, large; big, large, major; main, major, key; new, newly; old, former
world, global, international; global, world; foreign, overseas, abroad; abroad, foreign
domestic, internal; public, social; private, business; win, won, victory, winner
lose, lost, defeat, loss; resign, resignation, step down, dismissal; appoint, appointment, named
fire, dismiss, dismissal; chat, conversation, talk; letter, message; toast, dinner, reception
parade, march; wreath, memorial, laying; monument, memorial, statue; grave, cemetery, burial
funeral, farewell; crash, accident, disaster, tragedy; earthquake, disaster
launch, opening, commissioning, start; begin, beginning, start, opening
finish, completion, closing; open, opening, inauguration; inauguration, oath, office
strike, attack; bomb, explosion, blast; hostage, kidnapping; passport, citizenship
visa, visa-free; subsidy, support; revenue, income; profit, revenue, income
grader, pupil, schoolchildren, school; graduate, graduation, leavers; priest, clergy, church
rabbi, jewish; tsar, emperor; soviet, ussr; ussr, soviet; cold war, confrontation
ruling party, united russia; opposition, opponents; protest, rally, demonstration
speaker, chairman; central bank, bank of russia; stock, exchange, shares; trader, trade, retail
shop, retail, trade; expert, specialist; engineer, specialist; boss, head; guest, visitor
host, hosted, holding
"""

# What is asked for most in Russian, since an event may be held in English alone.
_RUSSIAN = """
встреча, встретиться, встречаться, meeting; переговоры, talks, negotiations; визит, visit
поездка, trip, visit; саммит, summit; выступление, выступать, выступить, speech, address
речь, speech; послание, address; интервью, interview; пресс-конференция, press, conference
открытие, открыть, opening; подписать, подписание, sign; поздравить, congratulate, greetings
совещание, заседание, meeting, session; форум, forum; совет, council; парад, parade
правительство, government; губернатор, governor; министр, minister; премьер, prime minister
посол, ambassador; патриарх, patriarch; президент, president; канцлер, chancellor
экономика, economy, economic; безопасность, security; оборона, defence; наука, science
образование, education; здравоохранение, healthcare, health; спорт, sport; культура, culture
газ, gas; нефть, oil; пенсия, pension; бюджет, budget; налог, tax; санкция, sanction
выборы, election; война, war; мир, peace; граница, border; договор, соглашение, treaty, agreement
террорист, терроризм, terrorist, terrorism; ракета, missile; космос, space; мост, bridge
дорога, road; жилье, housing; семья, family; дети, ребенок, children; школа, school
ветеран, veteran; победа, victory; церковь, church; журналист, journalist
"""

_NUMBERS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_ORDINALS = """
second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


@cache
def _numbers() -> dict[str, frozenset[str]]:
    """For each number in words, and each that has them, its other forms."""
    forms = [
        {word, ordinal, str(n), f"{n}{'nd' if n == 2 else 'rd' if n == 3 else 'th'}"}  # noqa: PLR2004
        for n, (word, ordinal) in enumerate(
            zip(_NUMBERS.split(), _ORDINALS.split(), strict=True), start=2
        )
    ]
    forms += [{word, str(n)} for word, n in _TENS.items()]
    return {one: frozenset(some - {one}) for some in forms for one in some}


@cache
def _families() -> dict[str, tuple[frozenset[str], ...]]:
    """For each member, by its stems, the stems of each of its families."""
    held: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in (_LANDS + _THINGS + _RUSSIAN).replace("\n", ";").split(";"):
        members = [read_stems(member) for member in line.split(",")]
        stems = frozenset(stem for member in members for stem in member)
        for member in members:
            held[" ".join(member)].append(stems)
    return {stem: tuple(families) for stem, families in held.items()}


@cache
def _territories() -> dict[str, tuple[str, ...]]:
    """For the stem of each country's Russian name of one word the words of its English name."""
    russian, english = (Locale.parse(lang).territories for lang in ("ru", "en"))
    found: dict[str, tuple[str, ...]] = {}
    for code, name in russian.items():
        stems = read_stems(name)
        if code.isalpha() and len(stems) == 1:
            found[stems[0]] = tuple(read_forms(english.get(code, "")))
    return found


def name_land(stem: str) -> str:
    """The folded English name of a land by the stem of its Russian one; "" for one of two words."""
    words = _territories().get(stem, ())
    return words[0] if len(words) == 1 else ""


def list_kin(form: str, stem: str) -> frozenset[str]:
    """Return the stems of the words that a word may stand for, without its own.

    Args:
        form: The word, folded.
        stem: Its stem.
    """
    kin = frozenset().union(*_families().get(stem, ()))
    for name in read_stems(" ".join(_territories().get(stem, ()))):
        kin = kin.union({name}, *_families().get(name, ()))
    numbers = _numbers().get(form, frozenset())
    if ordinal := _ORDINAL.fullmatch(form):
        numbers |= {ordinal[1]}
    elif form.isdecimal():
        numbers |= {f"{form}th"}
    return (kin | {each for number in numbers for each in read_stems(number)}) - {stem}


@cache
def _lands() -> frozenset[str]:
    return frozenset(read_forms(_LANDS))


def list_pair_kin(left: str, right: str) -> frozenset[str]:
    """Return the stems of what two words with these stems may stand for together."""
    kin = frozenset().union(*_families().get(f"{left} {right}", ()))
    return kin - {left, right}


def is_land(form: str) -> bool:
    """Whether a folded word names a country, its people or its capital."""
    return form in _lands()

"""Words of labels: what stands around a name, in English and in Russian."""

from bot.sources.text import word_set

# A label for whoever spoke, without a name.
NOBODY = word_set("""
    answer answers audience caller comment exclamation question questions remark remarks reply
    replies response responses voice voices
    вопрос вопросы выкрик голос зал ответ ответы реплика реплики
""")
# What may follow one: "Question from the floor", "Вопрос из зала".
AFTER_NOBODY = word_set("""
    and by from in of via
    агентства газеты журнала журналиста и из канала корреспондента от программы радио радиостанции
    с телеканала телекомпании
""")

# Offices, ranks and forms of address, after which a name begins.
OFFICES = word_set("""
    academician actor actress admiral adviser advisor aide ambassador analyst anchor archbishop
    archpriest artist assistant attorney author bishop businessman captain cardinal ceo cfo chair
    chairman chairperson chairwoman chancellor chief co-chair co-chairman coach colonel columnist
    commander commissar commissioner comrade conductor consul coo coordinator correspondent
    cosmonaut counsellor cto dean deputy designer director director-general dr driver duke editor
    editor-in-chief emir emperor engineer envoy executive expert farmer father founder general
    governor head headmaster her highness his host imam inspector journalist judge justice king lady
    leader lieutenant major majesty manager marshal master mayor member metropolitan minister
    moderator mp mr mrs ms mufti observer officer ombudsman operator owner partner patriarch
    physician pilot
    plenipotentiary poet pope premier presenter president president-elect prime prince princess
    principal private producer prof professor prosecutor publisher queen rabbi rector reporter
    representative researcher scientist secretary secretary-general senator sergeant shaikh sheikh
    sheikha sir speaker spokesman spokesperson spokeswoman student sultan surgeon teacher
    translator treasurer tsar vice vice-premier vice-president vicepresident volunteer worker
    writer
    ведущая ведущие ведущий врач генерал генеральный глава губернатор директор заместитель
    журналист канцлер капитан командующий король корреспондент майор министр митрополит начальник
    патриарх полковник
    помощник посол председатель представитель президент премьер-министр ректор руководитель
    секретарь советник спикер студент учитель эмир
""")
# Who is called by the first name, with the realm after it: "King Example II of Utopia".
CROWNED = word_set("""
    archbishop bishop crown emir king metropolitan patriarch pope prince princess queen sultan
""")

# Bodies and places that an office belongs to, after which a name begins as well.
BODIES = word_set("""
    academy administration agency airlines army assembly association authority bank board bureau
    cabinet center centre chamber channel church city clinic club college commission committee
    company conference congress corporation council court department district duma embassy
    enterprise factory federation fleet force forces forum foundation fund government group holding
    hospital house institute laboratory league library ministry museum navy news newspaper office
    organisation organization parliament party plant policy region republic savings school sciences
    service services shell society staff state television territory theatre trust tv union
    university workshop
    академия администрация агентство ассоциация банк комитет комиссия компания корпорация
    министерство область округ партия республика россия совет союз университет центр школа
""")
# What joins the words of an office; a name may stand behind, but so may a town.
JOINING = word_set("all and at for in of on the with в и на по при")

# "Her Majesty" and its like begin a label, though "her" belongs to sentences.
HONOURS = word_set("beatitude eminence excellency grace highness holiness majesty")

# Parts of names that are written small.
PARTICLES = word_set("""
    abu al bin bint da de del den der di do dos du el ibn la le ter ul ur van von y zu
    бин ван де дер ибн фон эль аль
""")
# Particles that a name can begin with.
FIRST_PARTICLES = word_set("abu al bin")

# Words of sentences that no office has.
PROSE = word_set("""
    am are been can could did do does had has have he her here his how if is it it's let let’s may
    me met might must my our said say says shall she should so spoke that their them there these
    they this those told us was we were what when where which who why will would you your
    были было был была быть вы есть если как мы он она они что это
""")
# Words that sentences begin with and no label does.
BEGINNINGS = word_set("""
    about after also and as at before both but by during finally for from in now of on or so then
    to with
    без в во для и на но о об по при с со
""")
# Words before a colon that repeat without anyone's speaking.
ORDINALS = word_set("""
    first second third fourth fifth sixth seventh eighth ninth tenth next finally note
    первое второе третье четвёртое четвертое пятое шестое седьмое добавлю напомню отмечу повторю
    подчеркну скажу
""")
# Words that stay small in the name of a paper or a station.
SMALL = word_set("and de der für la le of the und van von и из")

"""Stories for pages: blocks of a text as (kind, what it says); invented, in three languages."""

# ruff: noqa: E501
from dataclasses import dataclass

Body = tuple[tuple[str, str | tuple[str, ...] | tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True)
class Story:
    language: str
    title: str
    body: Body

    @property
    def lines(self) -> list[str]:
        """The lines of the clean text."""
        lines = [self.title]
        for kind, said in self.body:
            if kind == "table":
                lines += ["\t".join(row) for row in said]
            elif kind == "list":
                lines += list(said)  # type: ignore[arg-type]
            else:
                lines.append(str(said))
        return lines


RUSSIAN = (
    Story(
        "ru",
        "Университет «Үлгі» и предприятия создают отраслевой альянс",
        (
            (
                "p",
                "В рамках развития взаимодействия образования и реального сектора экономики университет «Үлгі» провёл встречу с предприятиями лёгкой промышленности города.",
            ),
            ("p", "От университета присутствовали:"),
            (
                "list",
                (
                    "заведующий кафедрой дизайна И.С. Ким;",
                    "доцент кафедры дизайна В.М. Примерова;",
                    "Ж.Е. Байтелиева, директор ТОО «Пример» — организатор.",
                ),
            ),
            ("p", "Встреча прошла в здании палаты предпринимателей."),
            ("h2", "Что обсудили"),
            (
                "p",
                "Участники обсудили цели альянса, дуальное обучение и практику студентов на предприятиях, а также открытие совместной лаборатории в следующем учебном году.",
            ),
            ("quote", "«Мы готовы принять тридцать практикантов уже осенью», — сказал директор."),
            ("p", "Меморандум подпишут в феврале."),
        ),
    ),
    Story(
        "ru",
        "Колледж «Мысал» открыл учебный центр вместе с заводом",
        (
            (
                "p",
                "Высший колледж «Мысал» и АО «Пример Завод» открыли учебный центр, в котором сто двадцать студентов будут учиться на действующем оборудовании завода.",
            ),
            ("p", "Центр работает с понедельника."),
            (
                "table",
                (("№", "Специальность", "Мест"), ("1", "Сварочное дело", "40"), ("2", "Электромонтаж", "80")),
            ),
            (
                "p",
                "Договор подписали директор колледжа А. Үлгіев и председатель правления завода Б. Примеров, срок действия договора составляет пять лет.",
            ),
            ("p", "Завод передал колледжу станки."),
        ),
    ),
    Story(
        "ru",
        "Подписан меморандум о сотрудничестве",
        (
            (
                "p",
                "НАО «Университет Үлгі», колледж «Мысал» и ТОО «Пример» подписали трёхсторонний меморандум о сотрудничестве в подготовке кадров для машиностроения.",
            ),
            ("p", "Документ подписан 9 января."),
        ),
    ),
)
KAZAKH = (
    Story(
        "kk",
        "«Үлгі» университеті мен кәсіпорындар салалық альянс құрды",
        (
            (
                "p",
                "Білім беру мен экономиканың нақты секторының өзара іс-қимылын дамыту аясында «Үлгі» университеті қаланың жеңіл өнеркәсіп кәсіпорындарымен кездесу өткізді.",
            ),
            ("p", "Университеттен қатысқандар:"),
            (
                "list",
                (
                    "дизайн кафедрасының меңгерушісі И.С. Ким;",
                    "дизайн кафедрасының доценті В.М. Мысалова;",
                    "«Пример» ЖШС директоры Ж.Е. Байтелиева.",
                ),
            ),
            ("p", "Кездесу кәсіпкерлер палатасында өтті."),
            ("h2", "Не талқыланды"),
            (
                "p",
                "Қатысушылар альянстың мақсаттарын, дуалды оқытуды және студенттердің кәсіпорындардағы тәжірибесін, сондай-ақ бірлескен зертхана ашу мәселесін талқылады.",
            ),
            ("quote", "«Біз күзде отыз тәжірибе алушыны қабылдауға дайынбыз», — деді директор."),
            ("p", "Меморандумға ақпанда қол қойылады."),
        ),
    ),
    Story(
        "kk",
        "«Мысал» колледжі зауытпен бірге оқу орталығын ашты",
        (
            (
                "p",
                "«Мысал» жоғары колледжі мен «Үлгі Зауыты» АҚ оқу орталығын ашты, онда жүз жиырма студент зауыттың жұмыс істеп тұрған жабдығында білім алады.",
            ),
            ("p", "Орталық дүйсенбіден бастап жұмыс істейді."),
            (
                "table",
                (("№", "Мамандық", "Орын"), ("1", "Дәнекерлеу ісі", "40"), ("2", "Электр монтажы", "80")),
            ),
            (
                "p",
                "Шартқа колледж директоры А. Үлгіев пен зауыт басқармасының төрағасы Б. Мысалов қол қойды, шарттың қолданылу мерзімі бес жыл.",
            ),
            ("p", "Зауыт колледжге станоктар берді."),
        ),
    ),
    Story(
        "kk",
        "Ынтымақтастық туралы меморандумға қол қойылды",
        (
            (
                "p",
                "«Үлгі университеті» КеАҚ, «Мысал» колледжі және «Пример» ЖШС машина жасау саласына кадрлар даярлаудағы ынтымақтастық туралы үшжақты меморандумға қол қойды.",
            ),
            ("p", "Құжатқа 9 қаңтарда қол қойылды."),
        ),
    ),
)
ENGLISH = (
    Story(
        "en",
        "Primer University and enterprises found a sectoral alliance",
        (
            (
                "p",
                "As part of the dialogue between education and the real sector of the economy, Primer University held a meeting with the light industry enterprises of the city.",
            ),
            ("p", "From the university, the event was attended by:"),
            (
                "list",
                (
                    "I.S. Kim, head of the department of design;",
                    "V.M. Sample, associate professor of design;",
                    "Zh.E. Baytelieva, director of Mysal LLP, the organizer.",
                ),
            ),
            ("p", "The chamber hosted the meeting."),
            ("h2", "What was discussed"),
            (
                "p",
                "The participants discussed the aims of the alliance, dual education and internships at the enterprises, and a joint laboratory that is to open in the next academic year.",
            ),
            ("quote", "“We can take thirty interns this autumn,” the director said."),
            ("p", "The memorandum follows in February."),
        ),
    ),
    Story(
        "en",
        "Mysal College opens a training centre with a plant",
        (
            (
                "p",
                "Mysal Higher College and Primer Plant JSC have opened a training centre in which a hundred and twenty students will learn on the plant's own equipment.",
            ),
            ("p", "The centre opened on Monday."),
            ("table", (("No.", "Trade", "Places"), ("1", "Welding", "40"), ("2", "Wiring", "80"))),
            (
                "p",
                "The contract was signed by A. Sample, director of the college, and B. Primer, chairman of the board of the plant, and is to last five years.",
            ),
            ("p", "The plant gave the college machine tools."),
        ),
    ),
    Story(
        "en",
        "A memorandum of cooperation is signed",
        (
            (
                "p",
                "Primer University NJSC, Mysal College and Ulgi LLP signed a three-party memorandum of cooperation in the training of staff for mechanical engineering.",
            ),
            ("p", "It was signed on 9 January."),
        ),
    ),
)
STORIES = (*RUSSIAN, *KAZAKH, *ENGLISH)

OTHERS = {
    "ru": (
        "Студенты вышли на субботник",
        "Ректор встретился с первокурсниками",
        "Объявлен конкурс на замещение вакантных должностей",
        "Спартакиада завершилась победой сборной",
        "Библиотека перешла на новое расписание",
    ),
    "kk": (
        "Студенттер сенбілікке шықты",
        "Ректор бірінші курс студенттерімен кездесті",
        "Бос лауазымдарға конкурс жарияланды",
        "Спартакиада құраманың жеңісімен аяқталды",
        "Кітапхана жаңа кестеге көшті",
    ),
    "en": (
        "Students take part in a clean-up day",
        "The rector meets first-year students",
        "Vacancies are announced at the faculty",
        "The team wins the spartakiad",
        "The library has new opening hours",
    ),
}
WORDS = {
    "ru": {
        "also": "Читайте также",
        "comments": "Комментарии",
        "share": "Поделиться",
        "cookie": "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая пользоваться сайтом, вы соглашаетесь с этим.",
        "rights": "© 2026 Университет. Все права защищены.",
        "address": "г. Шымкент, ул. Примерная, 1, тел. +7 (700) 000-00-00",
        "views": "Просмотров: 145",
        "comment": "Очень хорошая новость, давно пора было так сделать, спасибо всем организаторам!",
        "home": "Главная",
        "menu": "О нас Новости Абитуриенту Студенту Наука Контакты Вакансии Галерея",
        "latest": "Последние новости",
        "tags": "Теги: альянс, колледж",
        "subscribe": "Подписывайтесь на наш Telegram-канал",
    },
    "kk": {
        "also": "Тағы оқыңыз",
        "comments": "Пікірлер",
        "share": "Бөлісу",
        "cookie": "Сайт cookie пайдаланады. Сайтты қолдануды жалғастыра отырып, сіз осыған келісесіз.",
        "rights": "© 2026 Университет. Барлық құқықтар қорғалған.",
        "address": "Шымкент қ., Үлгі көшесі, 1, тел. +7 (700) 000-00-00",
        "views": "Қаралды: 145",
        "comment": "Өте жақсы жаңалық, ұйымдастырушылардың барлығына үлкен рахмет айтамыз!",
        "home": "Басты бет",
        "menu": "Біз Жаңалықтар Талапкерге Студентке Ғылым Байланыс Бос-орындар Галерея",
        "latest": "Соңғы жаңалықтар",
        "tags": "Тегтер: альянс, колледж",
        "subscribe": "Жазылыңыз: біздің Telegram арнамыз",
    },
    "en": {
        "also": "Read also",
        "comments": "Comments",
        "share": "Share",
        "cookie": "This website uses cookies to make it work better. By going on you agree to this.",
        "rights": "© 2026 University. All rights reserved.",
        "address": "1 Sample Street, Shymkent, phone +7 (700) 000-00-00",
        "views": "Views: 145",
        "comment": "Very good news, it was about time that somebody did this, thanks to everybody!",
        "home": "Home",
        "menu": "About News Applicants Students Science Contacts Vacancies Gallery",
        "latest": "Latest news",
        "tags": "Tags: alliance, college",
        "subscribe": "Subscribe to our Telegram channel",
    },
}

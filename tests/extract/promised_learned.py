"""Short texts that were looked at while the rules were written; see `tests.extract.promised`."""

from tests.extract.promised import EN, KK, RU, Told

LEARNED = (
    # Russian
    Told(
        RU,
        "Дорожная карта развития дуального обучения на 2026–2028 годы\n4-й квартал 2026 года: создать отраслевые альянсы в десяти отраслях; ответственные: Министерство просвещения Республики Казахстан, НПП «Атамекен» (по согласованию).\n",
        (
            "Commitment: создать отраслевые альянсы в десяти отраслях",
            "deadline: создать > 2026-12",
            "responsible_for: просвещения > создать",
            "responsible_for: Атамекен > создать",
            "promised_in: создать > Дорожная карта",
        ),
    ),
    Told(
        RU,
        "Вице-министр поручил Управлению образования области Ұлытау до 1 июля 2026 года разработать дорожную карту.",
        (
            "Commitment: разработать дорожную карту",
            "deadline: разработать > 2026-07-01",
            "responsible_for: Управление > разработать",
        ),
    ),
    Told(
        RU,
        "Министерство просвещения Республики Казахстан обязано до конца 2027 года открыть десять центров компетенций.",
        (
            "Commitment: открыть десять центров компетенций",
            "deadline: открыть > 2027",
            "responsible_for: просвещения > открыть",
        ),
    ),
    Told(
        RU,
        "1. Провести ярмарку вакансий\nСрок исполнения: май 2026 года\nФорма завершения: отчёт\nОтветственные исполнители: ТОО «Былой Пример», Университет «Үлгі»\n",
        (
            "Commitment: Провести ярмарку вакансий",
            "deadline: Провести > 2026-05",
            "completion_form: Провести > отчёт",
            "responsible_for: Былой Пример > Провести",
            "responsible_for: Үлгі > Провести",
        ),
    ),
    Told(
        RU,
        "№ | Мероприятие | Форма завершения | Ответственные | Срок\n1 | Разработать план стажировок | приказ | Университет «Үлгі» | 2 квартал 2026 года\n",
        (
            "Commitment: Разработать план стажировок",
            "deadline: Разработать > 2026-06",
            "completion_form: Разработать > приказ",
            "responsible_for: Үлгі > Разработать",
        ),
    ),
    Told(
        RU,
        "Приказ Министра энергетики Республики Казахстан от 3 марта 2025 года № 71\n\nПРИКАЗЫВАЮ:\n1. Утвердить состав.\n2. Департаменту кадров Министерства энергетики Республики Казахстан до 1 мая 2026 года представить отчёт о стажировках.\n",
        (
            "Commitment: представить отчёт о стажировках",
            "deadline: представить > 2026-05-01",
            "responsible_for: Департамент кадров > представить",
            "promised_in: представить > № 71",
        ),
    ),
    Told(RU, "Университет «Үлгі» надеется открыть лабораторию, а студент должен учиться.", ()),
    Told(
        RU,
        "Образцовский институт сервиса был переименован в Университет «Былой Пример» в 2024 году.",
        ("succeeded_by: институт сервиса > Былой Пример",),
    ),
    Told(
        RU,
        "Образцовский колледж сервиса и Колледж «Мастер» объединят в Высший колледж «Үлгі».",
        ("succeeded_by: колледж сервиса > Үлгі planned", "succeeded_by: Мастер > Үлгі planned"),
    ),
    Told(
        RU,
        "Министерство образцов разделено на Министерство энергетики и Министерство просвещения.",
        ("succeeded_by: образцов > энергетики", "succeeded_by: образцов > просвещения"),
    ),
    Told(
        RU,
        "Правопреемником ТОО «Былой Пример» является АО «Новый Пример».",
        ("succeeded_by: Былой Пример > Новый Пример",),
    ),
    Told(RU, "ТОО «Былой Пример» присоединилось к Образовательному альянсу «Үлгі».", ()),
    Told(
        RU,
        "В соответствии с Законом Республики Казахстан «О науке» издан приказ Министра просвещения Республики Казахстан от 6 мая 2024 года № 88.",
        ("act_based_on: № 88 > О науке",),
    ),
    Told(
        RU,
        "Приказ Министра энергетики Республики Казахстан от 28 мая 2024 года № 437\nи Министра просвещения Республики Казахстан от 21 мая 2024 года № 187\n\nПРИКАЗЫВАЕМ:\n1. Создать альянс.\n\n«СОГЛАСОВАН»\nМинистр финансов Республики Казахстан\n",
        ("same_joint_act: № 437 > № 187", "agreed_by: № 437 > финансов", "agreed_by: № 187 > финансов"),
    ),
    Told(
        RU,
        "В 2025 году в Туркестанской области заключено 35 трёхсторонних договоров между предприятиями, колледжами и палатой.",
        (
            "Indicator: 35 трёхсторонних договоров",
            "value: 35 > 35",
            "period: 35 > 2025",
            "reported_for: 35 > Туркестанск",
        ),
    ),
    Told(
        RU,
        "К 2027 году будет открыто 20 колледжей. В рейтинге 500 университетов; статья 5; 17 лет; 40 млн тенге.",
        (),
    ),
    # English
    Told(
        EN,
        "By December 2026 the Ministry of Education of the Republic of Kazakhstan is to open ten centres of competence.",
        (
            "Commitment: open ten centres of competence",
            "deadline: open > 2026-12",
            "responsible_for: Education > open",
        ),
    ),
    Told(
        EN,
        "Ulgi University shall submit a report to the alliance no later than 15 June 2026.",
        (
            "Commitment: submit a report to the alliance",
            "deadline: submit > 2026-06-15",
            "responsible_for: Ulgi > submit",
        ),
    ),
    Told(EN, "Ulgi University is not to open a branch by 2027.", ()),
    Told(
        EN,
        "In 2022 the Ministry of Samples of the Republic of Kazakhstan was split into the Ministry of Energy of the Republic of Kazakhstan and the Ministry of Education of the Republic of Kazakhstan.",
        ("succeeded_by: Samples > Energy", "succeeded_by: Samples > Education"),
    ),
    Told(
        EN,
        "Northern Sample Energy JSC is the legal successor of Primer Machine Works LLP.",
        ("succeeded_by: Primer > Northern",),
    ),
    Told(
        EN,
        "The joint order of the Minister of Energy of the Republic of Kazakhstan dated May 28, 2024 No. 437 and the Minister of Education of the Republic of Kazakhstan dated May 21, 2024 No. 187 set up the alliance.",
        ("same_joint_act: 437 > 187",),
    ),
    Told(
        EN,
        "Sample Polytechnic College trains 669 students; 17 colleges of Turkistan Region take part.",
        (
            "Indicator: 669 students",
            "value: 669 > 669",
            "reported_for: 669 > Sample",
            "Indicator: 17 colleges",
            "value: 17 > 17",
            "reported_for: 17 > Turkistan",
        ),
    ),
    Told(
        EN,
        "The 18-year-old signed order No. 35 in room 17; 20 colleges will open, up to 300 students may enrol.",
        (),
    ),
    # Kazakh
    Told(
        KK,
        "Жол картасы бойынша 2026 жылғы 1 шілдеге дейін Үлгі университетіне зертхана ашу тапсырылды.",
        ("Commitment: зертхана ашу", "deadline: зертхана > 2026-07-01", "responsible_for: Үлгі > зертхана"),
    ),
    Told(
        KK,
        "1. Салалық альянс құру; мерзімі: 2026 жылғы желтоқсан; жауапты орындаушылар: Үлгі университеті, «Атамекен» ҰКП (келісім бойынша).\n",
        (
            "Commitment: Салалық альянс құру",
            "deadline: альянс > 2026-12",
            "responsible_for: Үлгі > альянс",
            "responsible_for: Атамекен > альянс",
        ),
    ),
    Told(
        KK,
        "Үлгі институты мен Сарыарқа академиясы бірігіп, Үлгі университеті құрылды.",
        ("succeeded_by: Үлгі институт > Үлгі университет", "succeeded_by: Сарыарқа > Үлгі университет"),
    ),
    Told(
        KK,
        "Қазақстан Республикасы Ғылым туралы заңына сәйкес Қазақстан Республикасы Оқу-ағарту министрінің 2024 жылғы 6 мамырдағы № 88 бұйрығы шығарылды.",
        ("act_based_on: № 88 > Ғылым туралы",),
    ),
    Told(
        KK,
        "Үлгі университетінде 1,5 мың студент білім алады.",
        ("Indicator: 1,5 мың студент", "value: 1,5 > 1500", "reported_for: 1,5 > Үлгі"),
    ),
    Told(KK, "№ 17 колледж студенті 18 жаста, 2027 жылы 20 колледж ашылмақ.", ()),
)

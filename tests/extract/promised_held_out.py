"""Short texts that no rule was changed because of; see `tests.extract.promised`."""

from tests.extract.promised import EN, KK, RU, Told

HELD_OUT = (
    # Russian
    Told(
        RU,
        "Дорожная карта «Кадры Улытау»\n1. Открыть три учебных центра при предприятиях; срок – декабрь 2026 года; ответственные: Управление образования области Ұлытау, ТОО «Былой Пример» (по согласованию).\n",
        (
            "Commitment: Открыть три учебных центра",
            "deadline: Открыть > 2026-12",
            "responsible_for: Управление образования > Открыть",
            "responsible_for: Пример > Открыть",
            "promised_in: Открыть > Кадры Улытау",
        ),
    ),
    Told(
        RU,
        "Министр поручил Министерству просвещения Республики Казахстан до 1 сентября 2026 года внести предложения по дуальному обучению.",
        (
            "Commitment: внести предложения",
            "deadline: внести предложения > 2026-09-01",
            "responsible_for: просвещения > внести предложения",
        ),
    ),
    Told(
        RU,
        "В третьем квартале 2027 года акимату Туркестанской области необходимо завершить строительство Образцовского колледжа.",
        (
            "Commitment: завершить строительство",
            "deadline: завершить > 2027-09",
            "responsible_for: акимат > завершить",
        ),
    ),
    Told(
        RU,
        "По меморандуму ТОО «Былой Пример» обязуется ежегодно принимать на практику студентов и до конца 2026 года передать колледжу оборудование.",
        (
            "Commitment: передать колледжу оборудование",
            "deadline: передать > 2026",
            "responsible_for: Пример > передать",
            "promised_in: передать > меморандум",
        ),
    ),
    Told(
        RU,
        "Приказ Министра энергетики Республики Казахстан от 3 марта 2025 года № 71\n\nВ соответствии с приказом Министра просвещения Республики Казахстан от 6 мая 2024 года № 88 ПРИКАЗЫВАЮ:\n1. Утвердить прилагаемый состав рабочей группы.\n\n«СОГЛАСОВАН»\nМинистерство финансов Республики Казахстан\n",
        ("act_based_on: № 71 > № 88", "agreed_by: № 71 > финансов"),
    ),
    Told(
        RU,
        "Совместный приказ Министра энергетики Республики Казахстан от 14 апреля 2025 года № 202 и Министра просвещения Республики Казахстан от 9 апреля 2025 года № 61 об отраслевых альянсах вступил в силу.",
        ("same_joint_act: № 202 > № 61",),
    ),
    Told(
        RU,
        "Приказы Министра энергетики Республики Казахстан от 14 апреля 2025 года № 202 и Министра просвещения Республики Казахстан от 9 апреля 2025 года № 61 опубликованы.",
        (),
    ),
    Told(
        RU,
        "Образцовский колледж сервиса 1 сентября 2025 года переименован в Образцовский высший колледж туризма.",
        ("succeeded_by: колледж сервиса > колледж туризма",),
    ),
    Told(
        RU,
        "Университет «Үлгі» создан в результате слияния Образцовского института и Академии «Сарыарқа».",
        ("succeeded_by: Образцовского института > Үлгі", "succeeded_by: Сарыарқа > Үлгі"),
    ),
    Told(
        RU,
        "Слухи о том, что Образцовский колледж присоединят к Университету «Үлгі», не подтвердились: колледж не будет присоединён к университету.",
        ("succeeded_by: Образцовский колледж > Үлгі denied",),
    ),
    Told(
        RU,
        "В 2025 году в Туркестанской области действуют 212 договоров о дуальном обучении, по ним занимаются 4 300 студентов.",
        (
            "Indicator: 212 договоров",
            "value: 212 > 212",
            "period: 212 > 2025",
            "reported_for: 212 > Туркестанск",
            "Indicator: 4 300 студентов",
            "value: 4 300 > 4300",
            "period: 4 300 > 2025",
            "reported_for: 4 300 > Туркестанск",
        ),
    ),
    Told(
        RU,
        "Директору Ивану Образцову 45 лет, он живёт на улице Пушкина, 17, а колледж № 35 окончил в 2001 году.",
        (),
    ),
    Told(
        RU,
        "На ремонт выделено 350 млн тенге. Приказ № 669 подписан 12 мая. Пункты 3 и 5 программы исключены.",
        (),
    ),
    Told(
        RU,
        "Образцовский колледж выпустил 148 специалистов, 120 выпускников нашли работу.",
        (
            "Indicator: 148 специалистов",
            "value: 148 > 148",
            "reported_for: 148 > Образцовск",
            "Indicator: 120 выпускников",
            "value: 120 > 120",
            "reported_for: 120 > Образцовск",
        ),
    ),
    Told(RU, "Ректор считает, что университет должен стать ближе к заводам.", ()),
    # English
    Told(
        EN,
        "By the end of 2027 the Ministry of Energy of the Republic of Kazakhstan is to set up five competence centres.",
        (
            "Commitment: set up five competence centres",
            "deadline: set up > 2027",
            "responsible_for: Ministry of Energy > set up",
        ),
    ),
    Told(
        EN,
        "Under the memorandum, Primer Machine Works LLP undertakes to equip two laboratories of Ulgi University by 1 September 2026.",
        (
            "Commitment: equip two laboratories",
            "deadline: equip > 2026-09-01",
            "responsible_for: Primer > equip",
            "promised_in: equip > memorandum",
        ),
    ),
    Told(
        EN,
        "Roadmap for the Development of Dual Training for 2026–2028\nQ4 2026: open a training centre in Taraz; responsible: Ulgi University, Northern Sample Energy JSC (by agreement).\n",
        (
            "Commitment: open a training centre in Taraz",
            "deadline: open > 2026-12",
            "responsible_for: Ulgi > open",
            "responsible_for: Northern Sample > open",
            "promised_in: open > Dual Training",
        ),
    ),
    Told(
        EN,
        "The akim instructed the Department of Education of Ulytau Region to submit a list of colleges before 15 May 2026.",
        (
            "Commitment: submit a list of colleges",
            "deadline: submit > 2026-05-15",
            "responsible_for: Department of Education > submit",
        ),
    ),
    Told(EN, "Ulgi University opened its laboratory by the deadline in December 2025.", ()),
    Told(
        EN,
        "The order of the Minister of Energy of the Republic of Kazakhstan dated March 3, 2025 No. 71 was issued pursuant to the order of the Minister of Education of the Republic of Kazakhstan dated May 6, 2024 No. 88.",
        ("act_based_on: 71 > 88",),
    ),
    Told(
        EN,
        "The order of the Minister of Energy of the Republic of Kazakhstan dated March 3, 2025 No. 71 was agreed with the Ministry of Finance of the Republic of Kazakhstan.",
        ("agreed_by: 71 > Finance",),
    ),
    Told(
        EN,
        "Sample Polytechnic College was renamed Sample Higher College of Technology in 2024.",
        ("succeeded_by: Sample Polytechnic > Higher College",),
    ),
    Told(
        EN,
        "Ulgi University was formed by the merger of Sample Institute of Mining and Northern Academy in 2023.",
        ("succeeded_by: Sample Institute > Ulgi", "succeeded_by: Northern Academy > Ulgi"),
    ),
    Told(
        EN,
        "Sample College of Service will be merged into Ulgi University next year.",
        ("succeeded_by: College of Service > Ulgi planned",),
    ),
    Told(
        EN,
        "In 2025 the college signed 35 three-party contracts; 669 students are trained at 17 enterprises.",
        (
            "Indicator: 35 three-party contracts",
            "value: 35 > 35",
            "period: 35 > 2025",
            "Indicator: 669 students",
            "value: 669 > 669",
            "period: 669 > 2025",
            "Indicator: 17 enterprises",
            "value: 17 > 17",
            "period: 17 > 2025",
        ),
    ),
    Told(EN, "He is 35 years old and lives at 17 Sample Street; order No. 669 was signed on 12 May.", ()),
    Told(
        EN,
        "Ulgi University ranks among the top 500 universities and teaches about 1,200 students in Shymkent.",
        (
            "Indicator: 1,200 students",
            "value: 1,200 > 1200",
            "reported_for: 1,200 > Ulgi",
            "reported_for: 1,200 > Shymkent",
        ),
    ),
    Told(EN, "The ministry did not instruct Ulgi University to open a branch by 2027.", ()),
    Told(EN, "Experts discussed 3 questions in 2 hours.", ()),
    # Kazakh
    Told(
        KK,
        "2026 жылғы 4-тоқсан: дуальды оқыту орталығын ашу; жауаптылар: Үлгі университеті, «Дәмді Мысал» ЖШС (келісім бойынша).",
        (
            "Commitment: дуальды оқыту орталығын ашу",
            "deadline: дуальды > 2026-12",
            "responsible_for: Үлгі > дуальды",
            "responsible_for: Мысал > дуальды",
        ),
    ),
    Told(
        KK,
        "Министр Қазақстан Республикасының Оқу-ағарту министрлігіне 2026 жылғы 1 шілдеге дейін жаңа бағдарламаны әзірлеуді тапсырды.",
        (
            "Commitment: бағдарламаны әзірлеу",
            "deadline: әзірлеу > 2026-07-01",
            "responsible_for: Оқу-ағарту > әзірлеу",
        ),
    ),
    Told(
        KK,
        "Меморандум бойынша «Дәмді Мысал» ЖШС 2027 жылдың соңына дейін колледжге жабдық беруге міндеттенді.",
        (
            "Commitment: колледжге жабдық беру",
            "deadline: жабдық > 2027",
            "responsible_for: Мысал > жабдық",
            "promised_in: жабдық > Меморандум",
        ),
    ),
    Told(
        KK,
        "Іс-шара: өңірлік альянс құру. Аяқталу нысаны: хаттама. Мерзімі: 2026 жылғы қараша. Жауапты орындаушы: Түркістан облысының әкімдігі.",
        (
            "Commitment: өңірлік альянс құру",
            "deadline: альянс > 2026-11",
            "completion_form: альянс > хаттама",
            "responsible_for: әкімді > альянс",
        ),
    ),
    Told(
        KK,
        "Қазақстан Республикасы Энергетика министрінің 2025 жылғы 3 наурыздағы № 71 бұйрығы\n\nҚазақстан Республикасы Оқу-ағарту министрінің 2024 жылғы 6 мамырдағы № 88 бұйрығына сәйкес БҰЙЫРАМЫН:\n1. Жұмыс тобының құрамы бекітілсін.\n\n«КЕЛІСІЛДІ»\nҚазақстан Республикасының Қаржы министрлігі\n",
        ("act_based_on: № 71 > № 88", "agreed_by: № 71 > Қаржы"),
    ),
    Told(
        KK,
        "Қазақстан Республикасы Энергетика министрінің 2025 жылғы 14 сәуірдегі № 202 және Қазақстан Республикасы Оқу-ағарту министрінің 2025 жылғы 9 сәуірдегі № 61 бірлескен бұйрығы күшіне енді.",
        ("same_joint_act: № 202 > № 61",),
    ),
    Told(
        KK,
        "Үлгі сервис колледжі 2025 жылы Үлгі жоғары туризм колледжі болып қайта аталды.",
        ("succeeded_by: сервис колледж > туризм колледж",),
    ),
    Told(
        KK,
        "Үлгі университеті Сарыарқа институты мен Мысал академиясының қосылуы арқылы құрылды.",
        ("succeeded_by: Сарыарқа > Үлгі", "succeeded_by: Мысал академия > Үлгі"),
    ),
    Told(KK, "Үлгі колледжі университетке қосылмайды, атауы да өзгермейді.", ()),
    Told(
        KK,
        "2025 жылы Түркістан облысында 17 колледж 35 үшжақты шарт жасады, 669 студент өндірісте оқиды.",
        (
            "Indicator: 17 колледж",
            "value: 17 > 17",
            "period: 17 > 2025",
            "reported_for: 17 > Түркістан",
            "Indicator: 35 үшжақты шарт",
            "value: 35 > 35",
            "period: 35 > 2025",
            "reported_for: 35 > Түркістан",
            "Indicator: 669 студент",
            "value: 669 > 669",
            "period: 669 > 2025",
            "reported_for: 669 > Түркістан",
        ),
    ),
    Told(KK, "Директор 45 жаста, № 35 мектепті 2001 жылы бітірген, Абай көшесі, 17 үйде тұрады.", ()),
    Told(
        KK,
        "Үлгі колледжі биыл 148 маман даярлады.",
        (
            "Indicator: 148 маман",
            "value: 148 > 148",
            "period: 148 > 2026",
            "reported_for: 148 > Үлгі колледж",
        ),
    ),
    Told(KK, "Жөндеуге 350 млн теңге бөлінді, 12 мамырда № 669 бұйрыққа қол қойылды.", ()),
    Told(KK, "Ректор университет зауыттарға жақын болуы керек деп санайды.", ()),
)

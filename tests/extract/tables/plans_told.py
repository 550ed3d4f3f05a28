"""Tables of plans, and tables that are neither of members nor plans; see `tests.extract.tables.told`."""

# ruff: noqa: E501

from tests.extract.tables.told import EN, KK, RU, Told

PLANS = (
    Told(
        "numbers, actions, forms, those responsible, dates", "rows", RU,
        "Дорожная карта развития отраслевых альянсов\n\n"
        "№\tМероприятие\tФорма завершения\tОтветственные исполнители\tСрок исполнения\n"
        "1\tСоздать отраслевые альянсы в десяти отраслях\tПриказ\tМинистерство просвещения Республики Казахстан, НПП «Атамекен» (по согласованию)\t4-й квартал 2026 года\n"
        "2\tОткрыть лабораторию швейного дела\tАкт ввода\tУниверситет «Үлгі», ТОО «Былой Пример» (по согласованию)\tдо 1 сентября 2026 года\n"
        "3\tРазработать профессиональные стандарты\tПроекты стандартов\tАО «Северный Образец»\t2026–2027 годы\n\n",
        (
            "Commitment: Создать отраслевые альянсы",
            "deadline: Создать > 2026-12",
            "completion_form: Создать > Приказ",
            "responsible_for: просвещения > Создать = ",
            "responsible_for: Атамекен > Создать = по согласованию",
            "Commitment: Открыть лабораторию",
            "deadline: Открыть > 2026-09-01",
            "completion_form: Открыть > Акт ввода",
            "responsible_for: Үлгі > Открыть = ",
            "responsible_for: Былой Пример > Открыть = по согласованию",
            "Commitment: Разработать профессиональные",
            "deadline: Разработать > 2027",
            "completion_form: Разработать > Проекты стандартов",
            "responsible_for: Северный Образец > Разработать = ",
        ),
    ),
    Told(
        "the year stands in the title, sections part the rows", "rows", RU,
        "План мероприятий по дуальному обучению на 2027 год\n\n"
        "№ п/п\tНаименование мероприятия\tСроки\tОтветственные\n"
        "Раздел 1. Кадры\n"
        "1.1\tПровести ярмарку вакансий\tII квартал\tАО «Новый Пример»\n"
        "1.2\tОбучить наставников на предприятиях\tIV квартал\tТОО «Былой Пример»\n"
        "Раздел 2. База\n"
        "2.1\tОбновить мастерские колледжа\tпервое полугодие\tОбразцовский колледж\n\n",
        (
            "Commitment: Провести ярмарку",
            "deadline: Провести > 2027-06",
            "responsible_for: Новый Пример > Провести = ",
            "Commitment: Обучить наставников",
            "deadline: Обучить > 2027-12",
            "responsible_for: Былой Пример > Обучить = ",
            "Commitment: Обновить мастерские",
            "deadline: Обновить > 2027-06",
            "responsible_for: Образцовский колледж > Обновить = ",
        ),
    ),
    Told(
        "years as columns", "rows", RU,
        "План развития\n\n"
        "Мероприятие\tОтветственные\t2026\t2027\t2028\n"
        "Построить учебный полигон\tАО «Северный Образец»\t+\t+\t–\n"
        "Закупить станки для колледжа\tТОО «Былой Пример»\t\t\t+\n\n",
        (
            "Commitment: Построить учебный полигон",
            "deadline: Построить > 2027",
            "responsible_for: Северный Образец > Построить = ",
            "Commitment: Закупить станки",
            "deadline: Закупить > 2028",
            "responsible_for: Былой Пример > Закупить = ",
        ),
    ),
    Told(
        "abbreviated ministries and regular actions", "rows", RU,
        "Комплексный план\n\n"
        "№\tМероприятия\tФорма завершения\tСрок\tОтветственные\n"
        "1\tСоздать Альянс «Образец»\tМеморандум\tдекабрь 2026 года\tМНВО, МП, НПП «Атамекен» (по согласованию)\n"
        "2\tОбновить учебные программы\tОтчёт\tежегодно\tУниверситет «Үлгі»\n\n",
        (
            "Commitment: Создать Альянс",
            "deadline: Создать > 2026-12",
            "completion_form: Создать > Меморандум",
            "responsible_for: МНВО > Создать = ",
            "responsible_for: МП > Создать = ",
            "responsible_for: Атамекен > Создать = по согласованию",
            "Commitment: Обновить учебные",
            "completion_form: Обновить > Отчёт",
            "responsible_for: Үлгі > Обновить = ",
        ),
    ),
    Told(
        "quarters of a year", "rows", KK,
        "Альянстарды дамыту жөніндегі жол картасы\n\n"
        "№\tІс-шараның атауы\tАяқталу нысаны\tЖауапты орындаушылар\tОрындау мерзімі\n"
        "1\tСалалық альянс құру\tБұйрық\tҚазақстан Республикасының Оқу-ағарту министрлігі, «Жаңа Мысал» АҚ (келісім бойынша)\t2026 жылғы IV тоқсан\n"
        "2\tТігін зертханасын ашу\tАкт\t«Үлгі» университеті\t2027 жылғы 1 қыркүйекке дейін\n\n",
        (
            "Commitment: Салалық альянс құру",
            "deadline: Салалық > 2026-12",
            "completion_form: Салалық > Бұйрық",
            "responsible_for: Оқу-ағарту > Салалық = ",
            "responsible_for: Жаңа Мысал > Салалық = келісім бойынша",
            "Commitment: Тігін зертханасын ашу",
            "deadline: Тігін > 2027-09-01",
            "completion_form: Тігін > Акт",
            "responsible_for: Үлгі > Тігін = ",
        ),
    ),
    Told(
        "the year stands in the title", "rows", KK,
        "2026 жылға арналған іс-шаралар жоспары\n\n"
        "Р/с №\tІс-шаралар\tМерзімі\tЖауаптылар\n"
        "1\tБос орындар жәрмеңкесін өткізу\tIII тоқсан\t«Бұрынғы Мысал» ЖШС\n"
        "2\tТәлімгерлерді оқыту\tекінші жартыжылдық\tҮлгі жоғары колледжі\n\n",
        (
            "Commitment: Бос орындар",
            "deadline: Бос орындар > 2026-09",
            "responsible_for: Бұрынғы Мысал > Бос орындар = ",
            "Commitment: Тәлімгерлерді оқыту",
            "deadline: Тәлімгерлерді > 2026-12",
            "responsible_for: Үлгі жоғары колледжі > Тәлімгерлерді = ",
        ),
    ),
    Told(
        "actions, deadlines, those responsible", "rows", EN,
        "Roadmap for Dual Education\n\n"
        "No.\tActivity\tForm of completion\tResponsible\tDeadline\n"
        "1\tEstablish sectoral alliances in ten sectors\tOrder\tMinistry of Education of the Republic of Kazakhstan, NCE \"Atameken\" (by agreement)\tQ4 2026\n"
        "2\tOpen a sewing laboratory\tReport\tUlgi University\tby September 1, 2027\n\n",
        (
            "Commitment: Establish sectoral alliances",
            "deadline: Establish > 2026-12",
            "completion_form: Establish > Order",
            "responsible_for: Education > Establish = ",
            "responsible_for: Atameken > Establish = by agreement",
            "Commitment: Open a sewing laboratory",
            "deadline: Open > 2027-09-01",
            "completion_form: Open > Report",
            "responsible_for: Ulgi University > Open = ",
        ),
    ),
    Told(
        "columns one below the other", "flat", RU,
        "План мероприятий по развитию альянсов\n\n"
        "№\nМероприятие\nФорма завершения\nСрок исполнения\nОтветственные исполнители\n"
        "1\nСоздать отраслевой альянс\nв швейной промышленности\nприказ\n4-й квартал 2026 года\nМинистерство просвещения Республики Казахстан,\nАО «Новый Пример» (по согласованию)\n"
        "2\nОткрыть учебный центр\nакт ввода\nмай 2027 года\nУниверситет «Үлгі»\n",
        (
            "Commitment: Создать отраслевой альянс в швейной промышленности",
            "deadline: Создать > 2026-12",
            "completion_form: Создать > приказ",
            "responsible_for: просвещения > Создать = ",
            "responsible_for: Новый Пример > Создать = по согласованию",
            "Commitment: Открыть учебный центр",
            "deadline: Открыть > 2027-05",
            "completion_form: Открыть > акт ввода",
            "responsible_for: Үлгі > Открыть = ",
        ),
    ),
    Told(
        "columns one below the other, wrapped headings", "flat", KK,
        "Іс-шаралар жоспары\n\n"
        "№\nІс-шара\nАяқталу\nнысаны\nЖауапты\nорындаушылар\nМерзімі\n"
        "1\nСалалық кеңес құру\nбұйрық\n«Жаңа Мысал» АҚ\n2026 жылғы II тоқсан\n"
        "2\nКәсіптік стандарттарды әзірлеу\nстандарттар жобасы\n«Үлгі» университеті\n2027 жылғы желтоқсан\n",
        (
            "Commitment: Салалық кеңес құру",
            "deadline: Салалық > 2026-06",
            "completion_form: Салалық > бұйрық",
            "responsible_for: Жаңа Мысал > Салалық = ",
            "Commitment: Кәсіптік стандарттарды",
            "deadline: Кәсіптік > 2027-12",
            "completion_form: Кәсіптік > стандарттар жобасы",
            "responsible_for: Үлгі > Кәсіптік = ",
        ),
    ),
    Told(
        "columns one below the other", "flat", EN,
        "Action plan\n\n"
        "No.\nActivity\nDeadline\nResponsible\n"
        "1\nTrain mentors at the\nenterprises\nQ2 2026\nPrimer Machine Works LLP\n"
        "2\nRenew the workshops\nDecember 2026\nSample Polytechnic College\n",
        (
            "Commitment: Train mentors at the enterprises",
            "deadline: Train > 2026-06",
            "responsible_for: Primer Machine Works > Train = ",
            "Commitment: Renew the workshops",
            "deadline: Renew > 2026-12",
            "responsible_for: Sample Polytechnic > Renew = ",
        ),
    ),
)  # fmt: skip

NEITHER = (
    Told(
        "a price list", "rows", RU,
        "Прейскурант Университета «Үлгі»\n\n"
        "№\tНаименование услуги\tЦена, тенге\n"
        "1\tКурс «Токарь»\t120 000\n"
        "2\tКурс «Сварщик», ТОО «Былой Пример»\t150 000\n"
        "3\tАренда зала\t20 000\n\n",
    ),
    Told(
        "a timetable", "rows", RU,
        "Расписание занятий\n\n"
        "Время\tПонедельник\tВторник\n"
        "09:00\tФизика, Примеров И.П.\tХимия, Образцова Н.Ю.\n"
        "10:00\tДизайн, Ли А.О.\tФизика, Примеров И.П.\n"
        "11:00\tСобрание, Университет «Үлгі»\tПрактика, ТОО «Былой Пример»\n\n",
    ),
    Told(
        "statistics", "rows", KK,
        "Өңірлер бойынша көрсеткіштер\n\n"
        "Өңір\tКолледждер\tСтуденттер\n"
        "Шымкент қаласы\t32\t41 200\n"
        "Ұлытау облысы\t11\t8 300\n"
        "Абай облысы\t29\t25 100\n\n",
    ),
    Told(
        "statistics of bodies", "rows", EN,
        "Contracts of the year\n\n"
        "Institution\tEnterprise\tStudents\n"
        "Ulgi University\tPrimer Machine Works LLP\t120\n"
        "Sample Polytechnic College\tNorthern Sample Energy JSC\t75\n"
        "Total\t\t195\n\n",
    ),
)  # fmt: skip

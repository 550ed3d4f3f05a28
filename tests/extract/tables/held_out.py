"""Tables and lists that no rule was made from: written, with what they say, after the rules; see `told`.

The figures that are reported are those of the first reading of these texts.
"""

# ruff: noqa: E501

from tests.extract.tables.told import EN, KK, RU, Told

HELD_OUT = (
    Told(
        "titles within the table, remarks, a repeated heading",
        "rows",
        RU,
        "Состав экспертного совета при Министерстве просвещения Республики Казахстан\t\t\n"
        "Ф.И.О. (при наличии)\tЗанимаемая должность\tПримечание\n"
        "Жанабаева Гульмира Оразовна\tпервый вице-министр просвещения Республики Казахстан\tпредседатель\n"
        "Ким Сергей Львович\tпредседатель правления АО «Мысал Групп»\tпо согласованию\n"
        "Ф.И.О. (при наличии)\tЗанимаемая должность\tПримечание\n"
        "Орлова Татьяна Ивановна\tруководитель управления образования города Шымкента\t\n\n",
        (
            "holds_role: Жанабаева > просвещения = первый вице-министр",
            "holds_role: Жанабаева > совет = председатель",
            "holds_role: Ким > Мысал Групп = председатель правления",
            "member_of: Ким > совет = по согласованию",
            "holds_role: Орлова > управлени = руководитель",
            "member_of: Орлова > совет = ",
        ),
    ),
    Told(
        "numbers with full stops, two bodies of one post",
        "rows",
        RU,
        "Приложение к приказу\nСостав Комитета по стандартизации квалификаций:\n\n"
        "1.\tАбенов Руслан Маратович – заведующий кафедрой горного дела Университета «Үлгі», председатель Комитета;\n"
        "2.\tСыдыкова Айнур – главный технолог АО «Северный Образец» (по согласованию);\n"
        "3.\tпредставитель Союза машиностроителей «Образец» (по согласованию).\n\n",
        (
            "holds_role: Абенов > кафедр = заведующий",
            "holds_role: Абенов > Комитет = председатель Комитета",
            "holds_role: Сыдыкова > Северный Образец = главный технолог",
            "member_of: Сыдыкова > Комитет = по согласованию",
            "member_of: Союз > Комитет = представитель (по согласованию)",
        ),
    ),
    Told(
        "a layout of the signature",
        "rows",
        RU,
        "ПРИКАЗЫВАЮ:\n1. Открыть учебный центр.\n\n"
        "Министр просвещения Республики Казахстан\tГ. Улгибекова\n\n",
        ("holds_role: Улгибекова > просвещения = Министр",),
    ),
    Told(
        "a table of partners",
        "rows",
        RU,
        "Базовые предприятия колледжей\n\n"
        "Колледж\tПредприятие\tСпециальность\n"
        "Образцовский колледж\tТОО «Былой Пример»\tСварочное дело\n"
        "Колледж «Мысал»\tАО «Новый Пример»\tШвейное производство\n"
        "Колледж «Үлгі»\tАО «Северный Образец»\tГорное дело\n\n",
    ),
    Told(
        "several levels of numbers, half-years, consent without blanks",
        "rows",
        RU,
        "Утверждён приказом\n\nПлан мероприятий («Дорожная карта») по развитию швейной отрасли\n\n"
        "№\tНаименование мероприятий\tФорма завершения\tСрок реализации\tОтветственные исполнители\n"
        "1\t2\t3\t4\t5\n"
        "1. Подготовка кадров\n"
        "1.1.\tВнедрить дуальное обучение в колледжах\tИнформация в МП\t1-е полугодие 2027 года\tУправление образования области Ұлытау, ТОО «Былой Пример»(по согласованию)\n"
        "1.2.\tСоздать Альянс швейной промышленности «Мысал»\tМеморандум\tянварь – март 2027 года\tМП, НПП «Атамекен» (по согласованию), АО «Новый Пример» (по согласованию)\n\n",
        (
            "Commitment: Внедрить дуальное",
            "deadline: Внедрить > 2027-06",
            "completion_form: Внедрить > Информация в МП",
            "responsible_for: Управление > Внедрить = ",
            "responsible_for: Былой Пример > Внедрить = по согласованию",
            "Commitment: Создать Альянс",
            "deadline: Создать > 2027-03",
            "completion_form: Создать > Меморандум",
            "responsible_for: МП > Создать = ",
            "responsible_for: Атамекен > Создать = по согласованию",
            "responsible_for: Новый Пример > Создать = по согласованию",
        ),
    ),
    Told(
        "no row of headings, sections",
        "rows",
        KK,
        "Педагогтерді аттестаттау жөніндегі комиссияның құрамы\n\n"
        "Комиссия төрағасы:\t\n"
        "Сейітова Бақытгүл Нұрланқызы\tШымкент қаласы білім басқармасының басшысы\n"
        "Комиссия мүшелері:\t\n"
        "Ахметов Дархан\t«Үлгі» колледжі директорының орынбасары\n"
        "Юсупова Нигора\t«Мысал Текстиль» ЖШС кадр бөлімінің бастығы (келісу бойынша)\n\n",
        (
            "holds_role: Сейітова > білім басқармасы = басшысы",
            "holds_role: Сейітова > комиссия = Комиссия төрағасы",
            "holds_role: Ахметов > Үлгі = директорының орынбасары",
            "member_of: Ахметов > комиссия = ",
            "holds_role: Юсупова > Мысал Текстиль = кадр бөлімінің бастығы",
            "member_of: Юсупова > комиссия = келісу бойынша",
        ),
    ),
    Told(
        "ranges, several responsible",
        "rows",
        KK,
        "Кадр даярлау жөніндегі 2027 жылға арналған іс-шаралар жоспары\n\n"
        "№\tШаралар\tАяқтау нысаны\tОрындау мерзімі\tЖауаптылар\n"
        "1\tОқу шеберханаларын жаңарту\tақпарат\tІІ-ІІІ тоқсан\tОАМ, «Мысал Текстиль» ЖШС (келісім бойынша)\n"
        "2\tЖұмыс берушілер кеңесін құру\tхаттама\t2027 жылғы 15 мамырға дейін\t«Үлгі» университеті\n\n",
        (
            "Commitment: Оқу шеберханаларын",
            "deadline: Оқу > 2027-09",
            "completion_form: Оқу > ақпарат",
            "responsible_for: ОАМ > Оқу = ",
            "responsible_for: Мысал Текстиль > Оқу = келісім бойынша",
            "Commitment: Жұмыс берушілер",
            "deadline: Жұмыс > 2027-05-15",
            "completion_form: Жұмыс > хаттама",
            "responsible_for: Үлгі > Жұмыс = ",
        ),
    ),
    Told(
        "the affiliation in a column, plain headings",
        "rows",
        EN,
        "Composition of the Expert Committee on Qualifications\n\n"
        "#\tFull name\tPlace of work\tPosition\tStatus in the committee\n"
        "1\tDana Karimova\tSample Polytechnic College\tHead of Department\tChairperson\n"
        "2\tViktor Tsoi\tMysal Textile LLP\tHR Director\tMember (by consent)\n"
        "3\tYerlan Akhmetov\tUlgi University\tAssociate Professor\tSecretary\n\n",
        (
            "holds_role: Karimova > Sample Polytechnic = Head of Department",
            "holds_role: Karimova > Committee = Chairperson",
            "holds_role: Tsoi > Mysal Textile = HR Director",
            "member_of: Tsoi > Committee = by consent",
            "holds_role: Akhmetov > Ulgi University = Associate Professor",
            "holds_role: Akhmetov > Committee = Secretary",
        ),
    ),
    Told(
        "a timetable of a visit",
        "rows",
        EN,
        "Programme of the visit\n\n"
        "Time\tActivity\tPlace\n"
        "09:30\tMeeting with Ulgi University\tMysal Textile LLP\n"
        "11:00\tTour of the workshops\tSample Polytechnic College\n"
        "12:30\tLunch\tCanteen\n\n",
    ),
    Told(
        "measures with due dates",
        "rows",
        EN,
        "Annex 1. Implementation plan for 2027\n\n"
        "No\tMeasures\tExpected result\tTime frame\tResponsible bodies\n"
        "1\tPrepare a joint programme in textile design\tMemorandum\tQ3\tUlgi University, Mysal Textile LLP (upon agreement)\n"
        "2\tTrain fifty mentors\tReport\tby 1 June 2027\tSample Polytechnic College\n\n",
        (
            "Commitment: Prepare a joint programme",
            "deadline: Prepare > 2027-09",
            "completion_form: Prepare > Memorandum",
            "responsible_for: Ulgi University > Prepare = ",
            "responsible_for: Mysal Textile > Prepare = upon agreement",
            "Commitment: Train fifty mentors",
            "deadline: Train > 2027-06-01",
            "completion_form: Train > Report",
            "responsible_for: Sample Polytechnic > Train = ",
        ),
    ),
    Told(
        "blank lines between the cells",
        "flat",
        RU,
        "Состав рабочей группы по цифровизации колледжей\n\n"
        "№\n\nФИО\n\nДолжность\n\n"
        "1\n\nЖанабаева Гульмира Оразовна\n\nдиректор Образцовского колледжа, руководитель\n\n"
        "2\n\nКим Сергей Львович\n\nтехнический директор ТОО «Мысал Софт»\n\n"
        "Контроль за исполнением приказа оставляю за собой.\n",
        (
            "holds_role: Жанабаева > Образцовского колледжа = директор",
            "holds_role: Жанабаева > рабочей группы = руководитель",
            "holds_role: Ким > Мысал Софт = технический директор",
            "member_of: Ким > рабочей группы = ",
        ),
    ),
    Told(
        "number and name on one line",
        "flat",
        KK,
        "Қамқоршылық кеңестің құрамы\n\n"
        "1. Сейітова Бақытгүл Нұрланқызы\n«Мысал Текстиль» ЖШС директоры, төраға\n"
        "2. Ахметов Дархан\n«Үлгі» колледжінің\nәдіскері\n"
        "3. Юсупова Нигора\nҚала әкімдігінің өкілі (келісім бойынша)\n",
        (
            "holds_role: Сейітова > Мысал Текстиль = директоры",
            "holds_role: Сейітова > кеңес = төраға",
            "holds_role: Ахметов > Үлгі = әдіскері",
            "member_of: Ахметов > кеңес = ",
            "holds_role: Юсупова > Қала әкімдігі = өкілі",
            "member_of: Юсупова > кеңес = келісім бойынша",
        ),
    ),
    Told(
        "the deadline last, wrapped everywhere",
        "flat",
        RU,
        "Дорожная карта\n\n"
        "№ п/п\nМероприятие\nОтветственный\nисполнитель\nСрок\nисполнения\n"
        "1\nРазработать программу\nповышения квалификации\nмастеров\nУниверситет «Үлгі»,\nАО «Новый Пример»\n(по согласованию)\nIII квартал\n2027 года\n"
        "2\nПровести конкурс\nнаставников\nОбразцовский колледж\nдекабрь 2027 года\n",
        (
            "Commitment: Разработать программу повышения квалификации мастеров",
            "deadline: Разработать > 2027-09",
            "responsible_for: Үлгі > Разработать = ",
            "responsible_for: Новый Пример > Разработать = по согласованию",
            "Commitment: Провести конкурс наставников",
            "deadline: Провести > 2027-12",
            "responsible_for: Образцовский колледж > Провести = ",
        ),
    ),
    Told(
        "a council by its members' posts",
        "list",
        RU,
        "1. Утвердить состав Индустриального совета Университета «Үлгі»:\n"
        "председатель – Абенов Руслан Маратович, генеральный директор АО «Северный Образец»;\n"
        "заместитель председателя – Орлова Татьяна Ивановна, проректор Университета «Үлгі»;\n"
        "члены совета: Ким Сергей, директор ТОО «Мысал Софт»; Сыдыкова Айнур, главный инженер ТОО «Былой Пример» (по согласованию).\n"
        "2. Контроль оставляю за собой.\n",
        (
            "holds_role: Абенов > Северный Образец = генеральный директор",
            "holds_role: Абенов > совет = председатель",
            "holds_role: Орлова > Үлгі = проректор",
            "holds_role: Орлова > совет = заместитель председателя",
            "holds_role: Ким > Мысал Софт = директор",
            "member_of: Ким > совет = ",
            "holds_role: Сыдыкова > Былой Пример = главный инженер",
            "member_of: Сыдыкова > совет = по согласованию",
        ),
    ),
    Told(
        "those who attended from two bodies",
        "list",
        RU,
        "От ТОО «Мысал Софт»:\n"
        "• Ким Сергей, директор\n"
        "• Орлова Татьяна, руководитель проекта\n"
        "От Университета «Үлгі»:\n"
        "• Абенов Руслан, декан\n"
        "• Сыдыкова Айнур, директор ТОО «Былой Пример»\n",
        (
            "holds_role: Ким > Мысал Софт = директор",
            "holds_role: Орлова > Мысал Софт = руководитель проекта",
            "holds_role: Абенов > Үлгі = декан",
            "holds_role: Сыдыкова > Былой Пример = директор",
        ),
    ),
    Told(
        "headers give the role",
        "list",
        KK,
        "Кадр даярлау жөніндегі үйлестіру кеңесінің құрамы\n\n"
        "Төраға: Сейітова Бақытгүл – «Үлгі» университетінің проректоры\n"
        "Мүшелері:\n"
        "1) Ахметов Дархан, «Мысал Текстиль» ЖШС директоры (келісім бойынша);\n"
        "2) Юсупова Нигора, «Үлгі» колледжінің меңгерушісі.\n",
        (
            "holds_role: Сейітова > Үлгі = проректоры",
            "holds_role: Сейітова > кеңес = Төраға",
            "holds_role: Ахметов > Мысал Текстиль = директоры",
            "member_of: Ахметов > кеңес = келісім бойынша",
            "holds_role: Юсупова > Үлгі = меңгерушісі",
            "member_of: Юсупова > кеңес = ",
        ),
    ),
    # written later, after the first texts here had been read
    Told(
        "columns for the organisation and the role in the commission",
        "flat",
        RU,
        "Состав конкурсной комиссии Университета «Үлгі»\n\n№\nФ.И.О.\nОрганизация\nДолжность\nРоль в комиссии\n"
        "1\nДжаксыбеков Нурлан Талгатович\nУниверситет «Үлгі»\nпроректор по науке\nПредседатель\n"
        "2\nСемёнова Ольга Игоревна\nАО «Мысал\nЭнерго»\nначальник отдела кадров\nЧлен комиссии\n",
        (
            "holds_role: Джаксыбеков > Үлгі = проректор по науке",
            "holds_role: Джаксыбеков > комисси = Председатель",
            "holds_role: Семёнова > Мысал = начальник отдела кадров",
            "member_of: Семёнова > комисси = ",
        ),
    ),
    Told(
        "the post before the name",
        "rows",
        RU,
        "Состав рабочей группы по стажировкам студентов\n\n"
        "Должность\tФ.И.О.\n"
        "Председатель правления АО «Мысал Энерго», руководитель\tДжаксыбеков Нурлан Талгатович\n"
        "Директор колледжа «Үлгі»\tСемёнова Ольга Игоревна\n\n",
        (
            "holds_role: Джаксыбеков > Мысал Энерго = Председатель правления",
            "holds_role: Джаксыбеков > рабоч = руководитель",
            "holds_role: Семёнова > Үлгі = Директор",
            "member_of: Семёнова > рабоч = ",
        ),
        "a college in lower case before its quoted name is still cut",
    ),
    Told(
        "consent in a column of remarks",
        "rows",
        RU,
        "Состав наблюдательного совета\n\nФИО\tДолжность и место работы\tПримечание\n"
        "Тлеуов Арман\tглавный геолог ТОО «Мысал Недра»\t(по согласованию)\n"
        "Ли Инна Петровна\tзаместитель директора по учебно-производственной работе Колледжа «Үлгі»\t\n\n",
        (
            "holds_role: Тлеуов > Мысал Недра = главный геолог",
            "member_of: Тлеуов > совет = по согласованию",
            "holds_role: Ли > Үлгі = заместитель директора по учебно-производственной работе",
            "member_of: Ли > совет = ",
        ),
    ),
    Told(
        "posts ex officio alone",
        "rows",
        KK,
        "Ведомствоаралық комиссияның құрамы\n\n"
        "1\tҚазақстан Республикасының Премьер-Министрінің орынбасары, төраға\n"
        "2\tҚазақстан Республикасының Оқу-ағарту министрі\n"
        "3\t«Мысал» АҚ басқарма төрағасы (келісім бойынша)\n\n",
        (
            "member_of: Оқу-ағарту > комиссия = министрі",
            "member_of: Мысал > комиссия = басқарма төрағасы (келісім бойынша)",
        ),
        "the Prime Minister's office is still taken for a ministry",
    ),
    Told(
        "half-years and lasting actions",
        "rows",
        KK,
        "Жол картасы\n\n№\tІс-шаралар\tАяқталу нысаны\tОрындалу мерзімі\tЖауапты мемлекеттік органдар\n"
        "1\tКолледждерде оқу орталықтарын ашу\tашылу актісі\t2027 жылғы 2-жартыжылдық\tҒЖБМ, ОАМ, «Атамекен» ҰКП (келісім бойынша)\n"
        "2\tКәсіптік бағдар күндерін өткізу\tесеп\tтұрақты\t«Үлгі» университеті\n\n",
        (
            "Commitment: Колледждерде",
            "deadline: Колледждерде > 2027-12",
            "completion_form: Колледждерде > ашылу актісі",
            "responsible_for: ҒЖБМ > Колледждерде = ",
            "responsible_for: ОАМ > Колледждерде = ",
            "responsible_for: Атамекен > Колледждерде = келісім бойынша",
            "Commitment: Кәсіптік",
            "completion_form: Кәсіптік > есеп",
            "responsible_for: Үлгі > Кәсіптік = ",
        ),
    ),
    Told(
        "names and posts one below the other",
        "flat",
        EN,
        "Members of the Board of Trustees\n\nName\nPosition\nNurlan Dzhaksybekov\nchief executive officer\nof Mysal Energy JSC, chairman\nOlga Semyonova\nrector of Ulgi University\n",
        (
            "holds_role: Dzhaksybekov > Mysal Energy = chief executive officer",
            "holds_role: Dzhaksybekov > Board = chairman",
            "holds_role: Semyonova > Ulgi University = rector",
            "member_of: Semyonova > Board = ",
        ),
    ),
    Told(
        "a person and her body responsible",
        "rows",
        EN,
        "Action plan for 2027-2028\n\nItem\tTask\tDue date\tResponsible person\n1\tDraft the curriculum of textile design\t30.06.2027\tOlga Semyonova, Ulgi University\n2\tSign the contracts with the mills\tDecember 2027\tMysal Textile LLP (by consent)\n\n",
        (
            "Commitment: Draft the",
            "deadline: Draft > 2027-06-30",
            "responsible_for: Semyonova > Draft = ",
            "responsible_for: Ulgi University > Draft = ",
            "Commitment: Sign the",
            "deadline: Sign > 2027-12",
            "responsible_for: Mysal Textile > Sign = by consent",
        ),
    ),
    Told(
        "results of a contest",
        "rows",
        RU,
        "Результаты конкурса\n\n№\tФИО\tБалл\n1\tТлеуов Арман\t98\n2\tЛи Инна Петровна\t95\n3\tПримеров Олег\t90\n\n",
    ),
    Told(
        "the role in the jury before the post",
        "list",
        RU,
        "Состав жюри олимпиады:\n1) Тлеуов Арман – председатель жюри, декан факультета дизайна Университета «Үлгі»;\n2) Ли Инна – член жюри, методист Колледжа «Мысал»;\n3) Примеров Олег – член жюри, главный конструктор АО «Мысал Энерго» (по согласованию).\n",
        (
            "holds_role: Тлеуов > факультет = декан",
            "holds_role: Тлеуов > жюри = председатель жюри",
            "holds_role: Ли > Мысал = методист",
            "member_of: Ли > жюри = ",
            "holds_role: Примеров > Мысал Энерго = главный конструктор",
            "member_of: Примеров > жюри = по согласованию",
        ),
    ),
    Told(
        "a price list",
        "rows",
        EN,
        "Fees of Ulgi University\n\nCourse\tHours\tFee, tenge\nWelding\t72\t90,000\nSewing with Mysal Textile LLP\t144\t120,000\n\n",
    ),
    Told(
        "a plan without numbers",
        "flat",
        RU,
        "План совместных мероприятий\n\nМероприятие\nСрок\nОтветственные\nОрганизовать стажировку мастеров\nмарт 2027 года\nТОО «Мысал Недра»\nПровести конкурс проектов\nапрель 2027 года\nУниверситет «Үлгі»\n",
        (
            "Commitment: Организовать",
            "deadline: Организовать > 2027-03",
            "responsible_for: Мысал Недра > Организовать = ",
            "Commitment: Провести",
            "deadline: Провести > 2027-04",
            "responsible_for: Үлгі > Провести = ",
        ),
    ),
)

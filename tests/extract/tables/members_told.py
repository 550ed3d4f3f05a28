"""Tables and lists of members; see `tests.extract.tables.told`."""

# ruff: noqa: E501

from tests.extract.tables.told import EN, KK, RU, Told

MEMBERS = (
    Told(
        "numbers, names, posts", "rows", RU,
        "Состав рабочей группы по развитию дуального обучения\n\n"
        "№ п/п\tФ.И.О.\tДолжность\n"
        "1\tУльгибаев Асан Маратович\tвице-министр просвещения Республики Казахстан, руководитель\n"
        "2\tПримеров Иван Петрович\tректор НАО «Университет «Үлгі» (по согласованию)\n"
        "3\t\tпредставитель ТОО «Былой Пример» (по согласованию)\n"
        "4\tСампилова Айгуль Ержановна\tдиректор департамента послесреднего образования Министерства просвещения Республики Казахстан, секретарь\n\n",
        (
            "holds_role: Ульгибаев > просвещения = вице-министр",
            "holds_role: Ульгибаев > рабочей группы = руководитель",
            "holds_role: Примеров > Үлгі = ректор",
            "member_of: Примеров > рабочей группы = по согласованию",
            "member_of: Былой Пример > рабочей группы = представитель (по согласованию)",
            "holds_role: Сампилова > послесреднего = директор",
            "holds_role: Сампилова > рабочей группы = секретарь",
        ),
    ),
    Told(
        "no header row, dash cells", "rows", RU,
        "Приложение 2\nСостав Комиссии по отбору пилотных колледжей\n\n"
        "Образцов Пётр Ильич\t–\tзаместитель председателя правления АО «Северный Образец», председатель\n"
        "Танықова Мәдина Әлібекқызы\t–\tдиректор КГУ «Образцовский колледж сервиса»\n"
        "Ким А.В.\t–\tглавный эксперт Палаты предпринимателей области Ұлытау (по согласованию)\n\n",
        (
            "holds_role: Образцов > Северный Образец = заместитель председателя правления",
            "holds_role: Образцов > Комиссии = председатель",
            "holds_role: Танықова > Образцовский колледж = директор",
            "member_of: Танықова > Комиссии = ",
            "holds_role: Ким > Палаты = главный эксперт",
            "member_of: Ким > Комиссии = по согласованию",
        ),
    ),
    Told(
        "a column for the organisation and one for the role in the commission", "rows", RU,
        "Состав конкурсной комиссии\n\n"
        "№\tФИО\tОрганизация\tДолжность\tРоль в комиссии\n"
        "1\tПримерова Анна Сергеевна\tАО «Новый Пример»\tдиректор по персоналу\tПредседатель\n"
        "2\tҮлгібаев Ерлан Қайратұлы\tУниверситет «Үлгі»\tдекан\tЗаместитель председателя\n"
        "3\tЛи Виктор Олегович\tТОО «Былой Пример»\tглавный инженер\tЧлен комиссии\n\n",
        (
            "holds_role: Примерова > Новый Пример = директор по персоналу",
            "holds_role: Примерова > комиссии = Председатель",
            "holds_role: Үлгібаев > Үлгі = декан",
            "holds_role: Үлгібаев > комиссии = Заместитель председателя",
            "holds_role: Ли > Былой Пример = главный инженер",
            "member_of: Ли > комиссии = ",
        ),
    ),
    Told(
        "section rows give the role", "rows", RU,
        "О создании рабочей группы по подготовке кадров для лёгкой промышленности\n\n"
        "Состав рабочей группы\n\n"
        "Руководитель рабочей группы:\n"
        "1\tОбразцова Галина Петровна\tпроректор Университета «Үлгі»\n"
        "Члены рабочей группы:\n"
        "2\tТаныков Серик\tгенеральный директор ТОО «Былой Пример»\n"
        "3\tСампилов Ренат Олегович\tзаведующий кафедрой дизайна Университета «Үлгі»\n\n",
        (
            "holds_role: Образцова > Үлгі = проректор",
            "holds_role: Образцова > рабочей группы = Руководитель рабочей группы",
            "holds_role: Таныков > Былой Пример = генеральный директор",
            "member_of: Таныков > рабочей группы = ",
            "holds_role: Сампилов > кафедрой дизайна = заведующий",
            "member_of: Сампилов > рабочей группы = ",
        ),
    ),
    Told(
        "section rows give the affiliation, the own one wins", "rows", RU,
        "Состав Координационного совета по дуальному обучению\n\n"
        "Ф.И.О.\tДолжность\n"
        "От Университета «Үлгі»:\t\n"
        "Примеров Марат Асанович\tпроректор по учебной работе\n"
        "Образцов Игорь Львович\tдекан\n"
        "Таныкова Дина Ермековна\tдиректор ТОО «Былой Пример»\n"
        "От АО «Северный Образец»:\t\n"
        "Ульгина Ольга Павловна\tначальник отдела обучения\n\n",
        (
            "holds_role: Примеров > Үлгі = проректор по учебной работе",
            "holds_role: Образцов > Үлгі = декан",
            "holds_role: Таныкова > Былой Пример = директор",
            "holds_role: Ульгина > отдел обучения = начальник",
            "member_of: Примеров > совета = ",
            "member_of: Образцов > совета = ",
            "member_of: Таныкова > совета = ",
            "member_of: Ульгина > совета = ",
        ),
    ),
    Told(
        "posts ex officio alone", "rows", RU,
        "Состав Межведомственной комиссии по развитию альянсов\n\n"
        "1\tМинистр просвещения Республики Казахстан, председатель\n"
        "2\tвице-министр энергетики Республики Казахстан\n"
        "3\tректор Университета «Үлгі» (по согласованию)\n\n",
        (
            "member_of: просвещения > комиссии = Министр, председатель",
            "member_of: энергетики > комиссии = вице-министр",
            "member_of: Үлгі > комиссии = ректор (по согласованию)",
        ),
    ),
    Told(
        "participants without a body", "rows", RU,
        "Список участников семинара\n\n"
        "ФИО\tДолжность, место работы\tТелефон\n"
        "Примеров Иван Петрович\tстарший преподаватель Университета «Үлгі»\t+7 700 000 00 01\n"
        "Образцова Нина Юрьевна\tметодист Образцовского колледжа\t+7 700 000 00 02\n\n",
        (
            "holds_role: Примеров > Үлгі = старший преподаватель",
            "holds_role: Образцова > Образцовского колледжа = методист",
            "participated_in: Примеров > семинар = ",
            "participated_in: Образцова > семинар = ",
        ),
    ),
    Told(
        "numbers, names, posts", "rows", KK,
        "Дуальды оқытуды дамыту жөніндегі жұмыс тобының құрамы\n\n"
        "Р/с №\tТ.А.Ә.\tЛауазымы\n"
        "1\tҮлгібаев Асан Маратұлы\tҚазақстан Республикасының Оқу-ағарту вице-министрі, жетекші\n"
        "2\tМысалова Гүлжан Сәкенқызы\t«Үлгі» университетінің ректоры (келісім бойынша)\n"
        "3\tТанықов Серік\t«Бұрынғы Мысал» ЖШС директоры\n\n",
        (
            "holds_role: Үлгібаев > Оқу-ағарту = вице-министрі",
            "holds_role: Үлгібаев > жұмыс тобы = жетекші",
            "holds_role: Мысалова > Үлгі = ректоры",
            "member_of: Мысалова > жұмыс тобы = келісім бойынша",
            "holds_role: Танықов > Бұрынғы Мысал = директоры",
            "member_of: Танықов > жұмыс тобы = ",
        ),
    ),
    Told(
        "no header row, dash cells", "rows", KK,
        "Салалық альянстарды дамыту жөніндегі комиссияның құрамы\n\n"
        "Мысалов Ерлан Қайратұлы\t-\t«Жаңа Мысал» АҚ басқарма төрағасының орынбасары, төраға\n"
        "Үлгіқызы Айгүл\t-\tҮлгі жоғары колледжінің директоры, хатшы\n"
        "Пак Елена Викторовна\t-\tКәсіпкерлер палатасының сарапшысы (келісім бойынша)\n\n",
        (
            "holds_role: Мысалов > Жаңа Мысал = басқарма төрағасының орынбасары",
            "holds_role: Мысалов > комиссия = төраға",
            "holds_role: Үлгіқызы > Үлгі жоғары колледж = директоры",
            "holds_role: Үлгіқызы > комиссия = хатшы",
            "holds_role: Пак > палата = сарапшысы",
            "member_of: Пак > комиссия = келісім бойынша",
        ),
    ),
    Told(
        "section rows", "rows", KK,
        "«Үлгі» университетінің үйлестіру кеңесінің құрамы\n\n"
        "Төраға:\t\n"
        "Мысалов Болат Әлиұлы\tпроректор\n"
        "Мүшелері:\t\n"
        "Танықова Әсел\t«Бұрынғы Мысал» ЖШС персонал жөніндегі директоры (келісім бойынша)\n"
        "Үлгіұлы Қанат\t«Жаңа Мысал» АҚ бас инженері\n\n",
        (
            "holds_role: Мысалов > кеңес = Төраға",
            "holds_role: Танықова > Бұрынғы Мысал = персонал жөніндегі директоры",
            "member_of: Танықова > кеңес = келісім бойынша",
            "holds_role: Үлгіұлы > Жаңа Мысал = бас инженері",
            "member_of: Үлгіұлы > кеңес = ",
        ),
    ),
    Told(
        "numbers, names, posts", "rows", EN,
        "Members of the Working Group on Dual Education\n\n"
        "No.\tName\tPosition\n"
        "1\tAsan Ulgibayev\tVice-Minister of Education of the Republic of Kazakhstan, chairman\n"
        "2\tIvan Primerov\tRector of Ulgi University (by agreement)\n"
        "3\tAigul Sampleuly\thead of the Department of Design, Ulgi University, secretary\n"
        "4\t\trepresentative of Primer Machine Works LLP (by agreement)\n\n",
        (
            "holds_role: Ulgibayev > Education = Vice-Minister",
            "holds_role: Ulgibayev > Working Group = chairman",
            "holds_role: Primerov > Ulgi University = Rector",
            "member_of: Primerov > Working Group = by agreement",
            "holds_role: Sampleuly > Department of Design = head",
            "holds_role: Sampleuly > Working Group = secretary",
            "member_of: Primer Machine Works > Working Group = representative (by agreement)",
        ),
    ),
    Told(
        "a column for the organisation", "rows", EN,
        "Composition of the Coordination Council for Textile Education\n\n"
        "Name\tOrganization\tPosition\tRole in the council\n"
        "Marat Primerov\tNorthern Sample Energy JSC\tDeputy Director for Personnel\tChair\n"
        "Olga Obraztsova\tSample Polytechnic College\tDirector\tMember\n\n",
        (
            "holds_role: Primerov > Northern Sample = Deputy Director for Personnel",
            "holds_role: Primerov > Council = Chair",
            "holds_role: Obraztsova > Sample Polytechnic = Director",
            "member_of: Obraztsova > Council = ",
        ),
    ),
    Told(
        "columns one below the other, wrapped posts", "flat", RU,
        "Состав рабочей группы по разработке профессиональных стандартов\n\n"
        "№ п/п\nФ.И.О.\nДолжность\n"
        "1\nУльгибаев Асан Маратович\nдиректор департамента\nпослесреднего образования\nМинистерства просвещения, руководитель\n"
        "2\nПримеров Иван Петрович\nректор Университета «Үлгі»\n(по согласованию)\n"
        "3\nОбразцова Нина\nЮрьевна\nначальник управления кадров\nАО «Северный Образец»\n",
        (
            "holds_role: Ульгибаев > послесреднего = директор",
            "holds_role: Ульгибаев > рабочей группы = руководитель",
            "holds_role: Примеров > Үлгі = ректор",
            "member_of: Примеров > рабочей группы = по согласованию",
            "holds_role: Образцова Нина > Северный Образец = начальник управления кадров",
            "member_of: Образцова Нина > рабочей группы = ",
        ),
    ),
    Told(
        "no headings, numbers alone", "flat", RU,
        "Состав Комиссии по присуждению грантов\n\n"
        "1\nТаныков Серик Болатович\nпредседатель правления АО «Новый Пример», председатель\n"
        "2\nСампилова Айгуль Ержановна\nзаместитель директора по учебной\nработе Образцовского колледжа\n"
        "3\nЛи Анна\nглавный специалист отдела\nразвития ТОО «Былой Пример» (по согласованию)\n",
        (
            "holds_role: Таныков > Новый Пример = председатель правления",
            "holds_role: Таныков > Комиссии = председатель",
            "holds_role: Сампилова > Образцовского колледжа = заместитель директора по учебной работе",
            "member_of: Сампилова > Комиссии = ",
            "holds_role: Ли > отдел развития = главный специалист",
            "member_of: Ли > Комиссии = по согласованию",
        ),
    ),
    Told(
        "names and posts one below the other", "flat", RU,
        "Состав Попечительского совета\n\n"
        "Ф.И.О.\nДолжность\n"
        "Образцов Игорь Львович\nгенеральный директор\nТОО «Былой Пример», председатель\n"
        "Примерова Анна Сергеевна\nректор Университета «Үлгі»\n"
        "Таныкова Дина\nдиректор АО «Северный Образец»\n",
        (
            "holds_role: Образцов > Былой Пример = генеральный директор",
            "holds_role: Образцов > совета = председатель",
            "holds_role: Примерова > Үлгі = ректор",
            "member_of: Примерова > совета = ",
            "holds_role: Таныкова > Северный Образец = директор",
            "member_of: Таныкова > совета = ",
        ),
    ),
    Told(
        "columns one below the other, wrapped posts", "flat", KK,
        "Кадр даярлау жөніндегі жұмыс тобының құрамы\n\n"
        "№\nТ.А.Ә.\nЛауазымы\n"
        "1\nҮлгібаев Асан Маратұлы\n«Жаңа Мысал» АҚ персоналды дамыту\nжөніндегі директоры, жетекші\n"
        "2\nМысалова Гүлжан Сәкенқызы\n«Үлгі» университетінің\nпроректоры (келісім бойынша)\n",
        (
            "holds_role: Үлгібаев > Жаңа Мысал = персоналды дамыту жөніндегі директоры",
            "holds_role: Үлгібаев > жұмыс тобы = жетекші",
            "holds_role: Мысалова > Үлгі = проректоры",
            "member_of: Мысалова > жұмыс тобы = келісім бойынша",
        ),
    ),
    Told(
        "columns one below the other", "flat", EN,
        "Members of the Commission on Scholarships\n\n"
        "No.\nFull name\nPosition\n"
        "1\nAsan Ulgibayev\nDeputy Chairman of the Board\nof Northern Sample Energy JSC, chairman\n"
        "2\nOlga Obraztsova\nDirector of Sample Polytechnic College\n",
        (
            "holds_role: Ulgibayev > Northern Sample = Deputy Chairman of the Board",
            "holds_role: Ulgibayev > Commission = chairman",
            "holds_role: Obraztsova > Sample Polytechnic = Director",
            "member_of: Obraztsova > Commission = ",
        ),
    ),
    Told(
        "names, dashes, posts", "list", RU,
        "Состав Комиссии по развитию колледжей\n\n"
        "Ульгибаев Асан Маратович – вице-министр просвещения Республики Казахстан, председатель\n"
        "Примеров Иван Петрович – ректор Университета «Үлгі» (по согласованию)\n"
        "Образцова Нина Юрьевна – директор по персоналу АО «Северный Образец» (по согласованию)\n"
        "представитель ТОО «Былой Пример» (по согласованию)\n",
        (
            "holds_role: Ульгибаев > просвещения = вице-министр",
            "holds_role: Ульгибаев > Комиссии = председатель",
            "holds_role: Примеров > Үлгі = ректор",
            "member_of: Примеров > Комиссии = по согласованию",
            "holds_role: Образцова > Северный Образец = директор по персоналу",
            "member_of: Образцова > Комиссии = по согласованию",
            "member_of: Былой Пример > Комиссии = представитель (по согласованию)",
        ),
    ),
    Told(
        "headers give the role", "list", RU,
        "Состав рабочей группы по стажировкам\n\n"
        "Руководитель: Таныков Серик Болатович – проректор Университета «Үлгі»\n"
        "Секретарь: Ли Анна Олеговна – методист Университета «Үлгі»\n"
        "Члены рабочей группы:\n"
        "– Сампилова Айгуль Ержановна, главный инженер ТОО «Былой Пример»;\n"
        "– Образцов Игорь, мастер АО «Северный Образец» (по согласованию).\n",
        (
            "holds_role: Таныков > Үлгі = проректор",
            "holds_role: Таныков > рабочей группы = Руководитель",
            "holds_role: Ли > Үлгі = методист",
            "holds_role: Ли > рабочей группы = Секретарь",
            "holds_role: Сампилова > Былой Пример = главный инженер",
            "member_of: Сампилова > рабочей группы = ",
            "holds_role: Образцов > Северный Образец = мастер",
            "member_of: Образцов > рабочей группы = по согласованию",
        ),
    ),
    Told(
        "names, dashes, posts", "list", KK,
        "Комиссия құрамы\n\n"
        "Үлгібаев Асан Маратұлы – «Жаңа Мысал» АҚ басқарма төрағасы, комиссия төрағасы\n"
        "Мысалова Гүлжан – «Үлгі» университетінің ректоры (келісім бойынша)\n"
        "Танықов Серік – «Бұрынғы Мысал» ЖШС бас технологы\n",
        (
            "holds_role: Үлгібаев > Жаңа Мысал = басқарма төрағасы",
            "holds_role: Үлгібаев > омиссия = комиссия төрағасы",
            "holds_role: Мысалова > Үлгі = ректоры",
            "member_of: Мысалова > омиссия = келісім бойынша",
            "holds_role: Танықов > Бұрынғы Мысал = бас технологы",
            "member_of: Танықов > омиссия = ",
        ),
    ),
    Told(
        "names, commas, posts under headers", "list", EN,
        "Composition of the Industrial Council\n\n"
        "Chairman: Marat Primerov, director of Primer Machine Works LLP\n"
        "Members:\n"
        "1) Olga Obraztsova, director of Sample Polytechnic College (by consent);\n"
        "2) Ivan Sampleuly, chief engineer of Northern Sample Energy JSC.\n",
        (
            "holds_role: Primerov > Primer Machine Works = director",
            "holds_role: Primerov > Council = Chairman",
            "holds_role: Obraztsova > Sample Polytechnic = director",
            "member_of: Obraztsova > Council = by consent",
            "holds_role: Sampleuly > Northern Sample = chief engineer",
            "member_of: Sampleuly > Council = ",
        ),
    ),
    Told(
        "those who attended from one body", "list", EN,
        "From the Ulgi University:\n"
        "- Asan Ulgibayev, vice-rector;\n"
        "- Aigul Sampleuly, dean;\n"
        "- Marat Primerov, director of Primer Machine Works LLP.\n",
        (
            "holds_role: Ulgibayev > Ulgi University = vice-rector",
            "holds_role: Sampleuly > Ulgi University = dean",
            "holds_role: Primerov > Primer Machine Works = director",
        ),
    ),
)  # fmt: skip

"""Documents with nearly one text are one source; templates and own words are not."""

import random

import pytest

from kg.model import Document, Language, PartialDate
from kg.resolve.copies import copies

RELEASE = (
    "Сегодня в Жаңаауле университет «Үлгі» и компания «Мысал Машиностроение» подписали меморандум о "
    "сотрудничестве в подготовке инженерных кадров. Документ предусматривает открытие на заводе учебного "
    "центра, дуальное обучение и летнюю практику для 120 студентов старших курсов. «Мы рассчитываем, что "
    "уже с нового учебного года студенты будут проводить на предприятии не меньше двух дней в неделю», – "
    "сказал ректор университета Асан Примеров. По словам директора завода Берика Образцова, за последние "
    "три года компания приняла на работу более сорока выпускников и намерена удвоить это число. Для "
    "лаборатории закуплены станки с программным управлением и измерительное оборудование.",
    "Напомним, университет основан в области первым среди технических вузов, сегодня в нём учатся более "
    "пяти тысяч студентов из соседних районов, а завод выпускает прицепы и запасные части для сельской "
    "техники.",
)
TEXT = "\n\n".join(RELEASE)
OWN_WORDS = (
    "Завод «Мысал Машиностроение» будет готовить специалистов вместе с университетом «Үлгі». Об этом "
    "стороны договорились на встрече в Жаңаауле, где был подписан меморандум. Как рассказал Берик "
    "Образцов, который руководит предприятием, в цехах появится учебный центр. Каждое лето сюда смогут "
    "приезжать на практику 120 будущих инженеров, а учёба по дуальной системе начнётся осенью. Асан "
    "Примеров, ректор вуза, отметил, что студенты проведут на производстве два дня из шести. Сейчас на "
    "заводе трудятся свыше сорока выпускников университета, набор планируют расширить вдвое. Станки с "
    "числовым управлением для лаборатории уже привезены."
)
ORDER = (
    "О создании рабочей группы. Приказ руководителя Управления образования {region} области от {day} июня "
    "2025 года № {number}. В целях развития дуального обучения и укрепления связей организаций "
    "технического и профессионального образования с предприятиями ПРИКАЗЫВАЮ: 1. Создать рабочую группу "
    "по развитию дуального обучения в {region} области. 2. Рабочей группе до {due} октября 2025 года "
    "представить план мероприятий. 3. Отделу профессионального образования довести настоящий приказ до "
    "сведения заинтересованных организаций. 4. Контроль за исполнением настоящего приказа возложить на "
    "заместителя руководителя {deputy}. 5. Настоящий приказ вводится в действие со дня подписания. "
    "Руководитель Управления {head}"
)
ULGI = ORDER.format(region="Үлгинской", day=16, number=101, due=1, deputy="Примерову А.", head="Б. Образцов")
MYSAL = ORDER.format(
    region="Мысальской", day=19, number="55-П", due=15, deputy="Шаблонова Е.", head="Д. Эталонова"
)
ENGLISH = (
    "Ulgi University and Mysal Machinery have signed a memorandum on training engineers, the university's "
    "press office said on Tuesday. The plant will host a training centre, and 120 senior students a year "
    "will work there under the dual system. Rector Asan Primerov said that students would spend at least "
    "two days a week at the plant from the new academic year on. The company has hired more than forty "
    "graduates over the last three years and means to double the number, its director Berik Obraztsov "
    "added."
)
KAZAKH = (
    "«Үлгі» университеті мен «Мысал Машиностроение» компаниясы инженер кадрларды даярлау туралы "
    "меморандумға қол қойды. Құжат бойынша зауытта оқу орталығы ашылып, жыл сайын 120 студент дуальды "
    "жүйемен оқиды. Ректор Асан Примеров студенттер жаңа оқу жылынан бастап аптасына кемінде екі күн "
    "кәсіпорында болатынын айтты. Зауыт директоры Берік Образцовтың сөзінше, соңғы үш жылда компания "
    "қырықтан астам түлекті жұмысқа қабылдаған және бұл санды екі есе арттырмақ."
)


def page(name: str, text: str, day: int | None = 1, language: Language = Language.RU) -> Document:
    published = None if day is None else PartialDate(2026, 3, day)
    return Document(f"https://{name}.example.org/page", text, language, published=published)


def are_copies(one: str, other: str, language: Language = Language.RU) -> bool:
    first, second = page("one", one, 1, language), page("two", other, 2, language)
    return copies([first, second]) == {second.id: first.id}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT, id="the same"),
        pytest.param("Завод и вуз объединились\n\n" + TEXT, id="another headline"),
        pytest.param(
            TEXT + "\n\nЧитайте нас в Telegram. Фото: Ерлан Снимков. © Жаңа Хабар, тел. 8-700",
            id="another footer",
        ),
        pytest.param(RELEASE[0], id="the last paragraph cut"),
        pytest.param(
            f"Инженеров научат на заводе\n\n{RELEASE[0]}\n\nИсточник: Үлгі Медиа, просмотров 153",
            id="all three",
        ),
        pytest.param(TEXT.replace("«", '"').replace("»", '"').replace(" – ", " — "), id="other quotes"),
        pytest.param(
            TEXT.replace("По словам", "Со слов").replace("Напомним", "Отметим"),
            id="sentences begun otherwise",
        ),
    ],
)
def test_a_text_printed_with_other_trimmings_is_a_copy(other: str) -> None:
    assert are_copies(f"Меморандум подписан в Жаңаауле\n\n01.03.2026, 14:05\n\n{TEXT}\n\nПоделиться", other)


def test_an_outlet_that_names_itself_in_the_text_prints_a_copy() -> None:
    one, other = (
        TEXT.replace("кадров.", f"кадров, сообщает {outlet}.") for outlet in ("Хабаршы", "Жаңалық.example")
    )
    assert are_copies(one, other)


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, Language.EN), (KAZAKH, Language.KK)])
def test_copies_are_found_in_every_language(text: str, language: Language) -> None:
    assert are_copies("Басты бет / Main page\n" + text, text + "\nShare", language)


def test_when_a_page_was_issued_makes_no_other_text() -> None:
    heading = "Университет «Үлгі» и завод «Мысал Машиностроение» подписали меморандум\n\n"
    assert are_copies(f"{heading}01.03.2026, 14:05\n\n{TEXT}", f"{heading}2 марта 2026, 09:30\n\n{TEXT}")


def test_two_reports_of_one_event_in_own_words_are_two() -> None:
    assert not are_copies(TEXT, OWN_WORDS)


def test_a_long_article_that_quotes_a_text_is_no_copy() -> None:
    assert not are_copies(RELEASE[0], f"{OWN_WORDS}\n\n{RELEASE[0]}\n\n{KAZAKH}\n\n{ENGLISH}")


@pytest.mark.parametrize("heading", ["№ {}", "Order No. {}", "N {}"])
def test_one_text_under_two_numbers_is_two(heading: str) -> None:
    assert not are_copies(f"{heading.format(101)}\n{TEXT}", f"{heading.format(118)}\n{TEXT}")


@pytest.mark.parametrize(
    "others",
    [
        {"Үлгі": "Болашақ", "Мысал Машиностроение": "Тұлпар Агрегат", "Асан Примеров": "Серик Иной"},
        {"120 студентов": "85 студентов"},
    ],
)
def test_two_news_items_of_one_template_are_two(others: dict[str, str]) -> None:
    other = TEXT
    for name, replacement in others.items():
        other = other.replace(name, replacement)
    assert not are_copies(TEXT, other)


def test_a_name_behind_an_abbreviation_counts() -> None:
    one, other = (
        TEXT.replace("из соседних районов", f"из г. {town}, где есть училище им. {name}")
        for town, name in (("Үлгітау", "Эталонова"), ("Мысалтау", "Шаблонова"))
    )
    assert not are_copies(one, other)


def test_one_text_in_two_languages_is_two() -> None:
    one, other = page("one", RELEASE[0]), page("two", RELEASE[0], 2, Language.KK)
    assert copies([one, other]) == {}


def test_short_texts_are_copies_only_when_equal() -> None:
    text = "Университет «Үлгі» и завод «Мысал» подписали меморандум о подготовке кадров."
    assert are_copies(text, text)
    assert not are_copies(text, text + " Подробности позже.")


def test_documents_without_words_are_no_copies() -> None:
    assert not are_copies("", "")


def test_the_first_is_published_earliest_and_has_the_smallest_id_of_one_day() -> None:
    pages = [page("undated", TEXT, None), page("late", TEXT, 9), page("a", TEXT, 4), page("b", TEXT, 4)]
    first = min(pages[2:], key=lambda document: document.id)
    assert copies(pages) == {document.id: first.id for document in pages if document is not first}


def test_the_order_of_the_documents_does_not_matter() -> None:
    texts = [
        TEXT,
        RELEASE[0],
        OWN_WORDS,
        ULGI,
        MYSAL,
        ENGLISH,
        "Главное за день. " + RELEASE[0],
    ]
    pages = [page(f"page-{number}", text, number + 1) for number, text in enumerate(texts)]
    expected = copies(pages)
    assert expected == {pages[1].id: pages[0].id, pages[6].id: pages[0].id}
    for seed in range(10):
        shuffled = pages[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert copies(shuffled) == expected


def test_equal_texts_of_two_days_stand_for_each_other_in_any_order() -> None:
    dated = f"Меморандум подписан в Жаңаауле на заводе\n\n1 марта\n\n{TEXT}"
    pages = [page("one", dated, 1), page("two", dated, 9), page("other", dated.replace("1 м", "2 м"), None)]
    assert copies(pages) == copies([pages[1], pages[0], pages[2]])


def test_copies_are_found_among_many_orders_of_one_template() -> None:
    pages = [
        page(
            f"order-{number}",
            ORDER.format(
                region=f"Область{number}ской", day=number % 28 + 1, number=f"{number}-П", due=number % 30 + 1,
                deputy=f"Заместителя{number}", head=f"Руководящий{number}",
            ),
        )
        for number in range(150)
    ]  # fmt: skip
    reprinted = page("reprint", "Опубликован приказ\n\n" + pages[70].text, 5)
    assert copies([*pages, reprinted]) == {reprinted.id: pages[70].id}

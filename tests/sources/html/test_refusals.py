"""A page without a text of its own is refused, and its report says what to do."""

# ruff: noqa: E501
import pytest
from tests.sources.html.reading import SENTENCE, document, reason

MENU = "<nav><ul>" + "".join(f"<li><a href=/{i}>Раздел {i}</a></li>" for i in range(30)) + "</ul></nav>"
FOOTER = "<footer>© 2026 Все права защищены</footer>"


@pytest.mark.parametrize(
    ("page", "word"),
    [
        (f"<body>{MENU}{FOOTER}", "menus"),
        ("<body>" + "".join(f"<div><a href=/{i}>Новость номер {i} о важном событии</a></div>" for i in range(40)), "menus"),
        (f"<title>404</title><body>{MENU}<h1>Страница не найдена</h1><p>Запрашиваемая страница не существует или была удалена.</p>", "error"),
        (f"<title>Қате 404</title>{MENU}<div>Бет табылмады. Мекенжайды тексеріңіз немесе басты бетке оралыңыз.</div>", "error"),
        ("<h1>502 Bad Gateway</h1><hr><center>nginx</center>", "error"),
        ("<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access this resource.</p>", "error"),
        ("<h2>Вход в систему</h2><form><input name=login><input type='password'><button>Войти</button></form><p>Забыли пароль? Обратитесь к администратору системы.</p>", "log in"),
        ("<title>Just a moment...</title><h2>Checking your browser before accessing the site.</h2><script src=/cdn-cgi/challenge-platform/x.js></script>", "robots"),
        ("<p>Подтвердите, что вы не робот, и продолжайте работу с сайтом.</p><div class=g-recaptcha></div>", "robots"),
        ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=/main.js></script>", "JavaScript"),
        ("<div id=app></div><script>load()</script>", "JavaScript"),
        ("<p>Для работы сайта включите JavaScript в настройках вашего браузера, пожалуйста.</p><script></script>", "JavaScript"),
        ("<html><body></body></html>", "no text"),
        ("<!doctype html><!-- nothing -->", "no text"),
    ],
)  # fmt: skip
def test_a_page_without_a_text_is_refused(page: str, word: str) -> None:
    said = reason(page)
    assert word in said
    assert said[0].islower()
    assert not said.endswith(".")


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Ошибка 404 осталась в прошлом</h1><p>{SENTENCE}</p>" + f"<p>{SENTENCE} Его ждали.</p>" * 9,
        f"<p>{SENTENCE}</p><noscript>Включите JavaScript, чтобы видеть комментарии.</noscript>"
        + f"<p>{SENTENCE}</p>" * 3,
        f"{MENU}<p>{SENTENCE}</p>",
        f"<h1>Подписан меморандум</h1><p>{SENTENCE}</p><form><input type=password></form>"
        + f"<p>{SENTENCE} Его ждали.</p>" * 9,
        f"<p>{SENTENCE}</p>",
        f"<h1>Подписан меморандум</h1><p>{SENTENCE}</p><aside><h3>Войти</h3><form><input type=password></form></aside>",
        f"<h1>Подписан меморандум</h1><p>{SENTENCE}</p><form><div class=g-recaptcha></div></form>",
        f"<h1>Funds were not found for the college</h1><p>{SENTENCE}</p>",
        f"<h1>500 мест в колледже</h1><p>{SENTENCE}</p>",
    ],
)
def test_a_page_with_a_text_is_read(page: str) -> None:
    assert SENTENCE in document(page).text

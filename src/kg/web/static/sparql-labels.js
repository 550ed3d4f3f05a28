/** Says in three languages what YASGUI says in English. */

/** Its labels: `{}` stands for a number, in the order in which they come. */
const LABELS = {
  "Run query": { kk: "Сұранысты орындау", ru: "Выполнить запрос" },
  "Share query": { kk: "Сұраныспен бөлісу", ru: "Поделиться запросом" },
  "Add tab": { kk: "Қойынды қосу", ru: "Добавить вкладку" },
  "Add a new tab": { kk: "Жаңа қойынды қосу", ru: "Добавить новую вкладку" },
  "Close tab": { kk: "Қойындыны жабу", ru: "Закрыть вкладку" },
  "New Tab": { kk: "Жаңа қойынды", ru: "Новая вкладка" },
  "Rename Tab": { kk: "Қойынды атауын өзгерту", ru: "Переименовать вкладку" },
  "Copy Tab": { kk: "Қойындыны көшіру", ru: "Копировать вкладку" },
  "Close Tab": { kk: "Қойындыны жабу", ru: "Закрыть вкладку" },
  "Close other tabs": { kk: "Басқа қойындыларды жабу", ru: "Закрыть другие вкладки" },
  "Undo close Tab": { kk: "Жабылған қойындыны қайтару", ru: "Вернуть закрытую вкладку" },
  "Table": { kk: "Кесте", ru: "Таблица" },
  "Shows Table view": { kk: "Кесте түрінде көрсету", ru: "Показать таблицей" },
  "Response": { kk: "Жауап", ru: "Ответ" },
  "Shows Response view": { kk: "Жауапты бастапқы түрінде көрсету", ru: "Показать ответ как есть" },
  "True": { kk: "Иә", ru: "Да", en: "Yes" },
  "False": { kk: "Жоқ", ru: "Нет", en: "No" },
  "Simple view": { kk: "Жай көрініс", ru: "Простой вид" },
  "Ellipse": { kk: "Қысқарту", ru: "Сокращать", en: "Shorten" },
  "Filter query results": { kk: "Нәтижелерді сүзу", ru: "Отобрать строки" },
  "Page size:": { kk: "Бетте:", ru: "На странице:" },
  "All": { kk: "Бәрі", ru: "Все" },
  "Download Results": { kk: "Нәтижені жүктеп алу", ru: "Скачать результат" },
  "Download result": { kk: "Нәтижені жүктеп алу", ru: "Скачать результат" },
  "No data available in table": { kk: "Ештеңе табылмады", ru: "Ничего не найдено" },
  "No matching records found": { kk: "Сәйкес жол жоқ", ru: "Подходящих строк нет" },
  "Press CTRL - <spacebar> to autocomplete": {
    kk: "Толықтыру үшін Ctrl+бос орын басыңыз",
    ru: "Ctrl+пробел — дополнить",
  },
  "{} results in {} seconds": { kk: "Нәтиже: {}, {} с", ru: "Результатов: {}, {} с" },
  "{} result in {} seconds": { kk: "Нәтиже: {}, {} с", ru: "Результатов: {}, {} с" },
  "Response in {} seconds": { kk: "Жауап {} с ішінде келді", ru: "Ответ за {} с" },
  "Showing {} to {} of {} entries": { kk: "{}–{} жол, барлығы {}", ru: "Строки {}–{} из {}" },
  "Showing {} to {} of {} entry": { kk: "{}–{} жол, барлығы {}", ru: "Строки {}–{} из {}" },
};
const ATTRIBUTES = ["title", "aria-label", "placeholder"];
const NUMBER = /\d[\d.,]*/g;
const NOT_ITS_WORDS = ".CodeMirror-scroll, table, pre, [role=tab] > span";

/** Return what YASGUI says, in a language; what is not known stays as it is. */
export function translated(text, language) {
  const numbers = text.match(NUMBER) ?? [];
  const label = LABELS[text.trim().replace(NUMBER, "{}")]?.[language];
  return label ? label.replace(/\{\}/g, () => numbers.shift()) : text;
}

/** Translate what is in an element and whatever comes into it; `speak` of the result changes the language. */
export function translate(root, language) {
  const said = new WeakMap();
  let spoken = language;

  function put(node, key, text, write) {
    const before = said.get(node)?.[key];
    const english = before?.shown === text ? before.english : text;
    const shown = translated(english, spoken);
    said.set(node, { ...said.get(node), [key]: { english, shown } });
    if (shown !== text) write(shown);
  }

  function walk() {
    for (const element of root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())) {
      for (const name of ATTRIBUTES.filter((each) => element.hasAttribute(each))) {
        put(element, name, element.getAttribute(name), (text) => element.setAttribute(name, text));
      }
    }
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof Element && node.matches(NOT_ITS_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node instanceof Text) put(node, "text", node.data, (text) => { node.data = text; });
    }
    for (const cell of root.querySelectorAll("td.dt-empty")) {
      put(cell, "text", cell.textContent, (text) => { cell.textContent = text; });
    }
  }

  const elsewhere = ({ target }) => {
    const element = target instanceof Element ? target : target.parentElement;
    return !element?.closest(".CodeMirror-scroll");
  };
  const observer = new MutationObserver((changes) => {
    if (changes.some(elsewhere)) walk();
  });
  observer.observe(root, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  walk();
  return {
    speak(other) {
      spoken = other;
      walk();
    },
  };
}

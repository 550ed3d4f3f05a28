/** What the tabs of narrow screens say, by language. */
export const TEXTS = {
  ru: { tabs: "Что показать", panel: "Список", map: "Карта", table: "Таблица" },
  kk: { tabs: "Нені көрсету", panel: "Тізім", map: "Карта", table: "Кесте" },
  en: { tabs: "What to show", panel: "List", map: "Map", table: "Table" },
};

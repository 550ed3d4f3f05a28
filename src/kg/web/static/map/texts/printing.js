/** What stands on paper, by language. */
export const TEXTS = {
  ru: {
    untitled: "Карта связей",
    source: "Напечатано {2}: Байланыс, ревизия {1}. За каждой связью стоит процитированное предложение документа; их можно увидеть по ссылке внизу.",
    who: "Кто",
    tie: "Связь",
    whom: "С кем",
    status: "Статус",
    date: "С какого времени",
    sources: "Источников",
  },
  kk: {
    untitled: "Байланыстар картасы",
    source: "{2} басылған: Байланыс, {1}-ревизия. Әр байланыстың артында құжаттан алынған сөйлем тұр; оларды төмендегі сілтемеден көруге болады.",
    who: "Кім",
    tie: "Байланыс",
    whom: "Кіммен",
    status: "Мәртебесі",
    date: "Қай кезден",
    sources: "Дереккөздер",
  },
  en: {
    untitled: "Map of ties",
    source: "Printed on {2}: Bailanys, revision {1}. Behind each tie is a quoted sentence of a document; the link below leads to them.",
    who: "Who",
    tie: "Tie",
    whom: "With whom",
    status: "Status",
    date: "Since",
    sources: "Sources",
  },
};

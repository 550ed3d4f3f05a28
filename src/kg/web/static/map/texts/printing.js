/** What stands on paper, by language. */
export const TEXTS = {
  ru: {
    untitled: "Карта связей",
    source: "Байланыс, ревизия {}, напечатано {}. За каждой связью стоит процитированное предложение документа; их можно увидеть по ссылке внизу.",
    who: "Кто",
    tie: "Связь",
    whom: "С кем",
    status: "Статус",
    date: "С какого времени",
    sources: "Источников",
  },
  kk: {
    untitled: "Байланыстар картасы",
    source: "Байланыс, {}-ревизия, басылған күні: {}. Әр байланыстың артында құжаттан алынған сөйлем тұр; оларды төмендегі сілтемеден көруге болады.",
    who: "Кім",
    tie: "Байланыс",
    whom: "Кіммен",
    status: "Мәртебесі",
    date: "Қай кезден",
    sources: "Дереккөздер",
  },
  en: {
    untitled: "Map of ties",
    source: "Bailanys, revision {}, printed {}. Behind each tie is a quoted sentence of a document; the link below leads to them.",
    who: "Who",
    tie: "Tie",
    whom: "With whom",
    status: "Status",
    date: "Since",
    sources: "Sources",
  },
};

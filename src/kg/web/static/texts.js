/** What the start page says, by language. `{}` stands for a number or a text. */
const TEXTS = {
  kk: {
    lead: "Қазақстанда білім беру мен өнеркәсіпте кім кіммен ынтымақтасады.",
    label: "Атауы немесе аты-жөні, кез келген тілде және жазуда",
    search: "Іздеу",
    review: "Ұқсас атауларды тексеру",
    sparql: "SPARQL сұраныстары",
    machines: "Бағдарламаларға: SPARQL 1.1 мекенжайы",
    api: "іздеу мекенжайы",
    ontology: "Онтология",
    dataset: "Деректер жиыны",
    catalogue: "Каталог",
    found: "Табылғаны: {}",
    nothing: "«{}» бойынша ештеңе табылмады.",
    failed: "Іздеу сәтсіз аяқталды: {}",
    documents: "құжаттар: {}",
  },
  ru: {
    lead: "Кто с кем сотрудничает в образовании и промышленности Казахстана.",
    label: "Название или имя, на любом языке и в любой письменности",
    search: "Найти",
    review: "Проверка похожих названий",
    sparql: "Запросы на SPARQL",
    machines: "Для программ: SPARQL 1.1 по адресу",
    api: "поиск по адресу",
    ontology: "Онтология",
    dataset: "Набор данных",
    catalogue: "Каталог",
    found: "Найдено: {}",
    nothing: "По запросу «{}» ничего не найдено.",
    failed: "Поиск не удался: {}",
    documents: "документов: {}",
  },
  en: {
    lead: "Who cooperates with whom in education and industry in Kazakhstan.",
    label: "A name, in any of the languages and scripts",
    search: "Search",
    review: "Review of similar names",
    sparql: "SPARQL queries",
    machines: "For programs: SPARQL 1.1 at",
    api: "search at",
    ontology: "Ontology",
    dataset: "Dataset",
    catalogue: "Catalogue",
    found: "Found: {}",
    nothing: "Nothing is called “{}”.",
    failed: "The search failed: {}",
    documents: "documents: {}",
  },
};

/** Return a text in a language, with its place filled. */
export function text(language, key, value = "") {
  return TEXTS[language][key].replace("{}", value);
}

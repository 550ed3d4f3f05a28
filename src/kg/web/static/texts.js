import { keep, kept } from "./storage.js";

/** What the start page says, by language. `{}` stands for a number or a text. */
export const TEXTS = {
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

/** Return the language to begin with: the one chosen last, or the first of the reader's that is spoken here. */
export function initialLanguage() {
  const wanted = [kept("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((language) => language in TEXTS) ?? "ru";
}

/** Keep the chosen language for the next visit, where the browser lets us. */
export function rememberLanguage(language) {
  keep("language", language);
}

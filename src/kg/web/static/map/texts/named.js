/** What tells the language of a name or text that is not in the reader's, by language. */
export const TEXTS = {
  ru: {
    tag_ru: "рус.",
    tag_kk: "каз.",
    tag_en: "англ.",
    in_ru: "на русском языке",
    in_kk: "на казахском языке",
    in_en: "на английском языке",
  },
  kk: {
    tag_ru: "орыс.",
    tag_kk: "қаз.",
    tag_en: "ағыл.",
    in_ru: "орыс тілінде",
    in_kk: "қазақ тілінде",
    in_en: "ағылшын тілінде",
  },
  en: {
    tag_ru: "Rus.",
    tag_kk: "Kaz.",
    tag_en: "Eng.",
    in_ru: "in Russian",
    in_kk: "in Kazakh",
    in_en: "in English",
  },
};

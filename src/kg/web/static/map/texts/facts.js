/** What is said of a relationship, by language. */
export const TEXTS = {
  ru: {
    since: "начало: {}",
    until: "окончание: {}",
    attested: "по документу: {}",
    known: "общеизвестно",
    sources: {
      one: "{} независимый документ",
      few: "{} независимых документа",
      many: "{} независимых документов",
      other: "{} независимого документа",
    },
  },
  kk: {
    since: "басталуы: {}",
    until: "аяқталуы: {}",
    attested: "құжат бойынша: {}",
    known: "жалпыға белгілі",
    sources: { other: "{} тәуелсіз құжат" },
  },
  en: {
    since: "since {}",
    until: "until {}",
    attested: "as of {}",
    known: "publicly known",
    sources: { one: "{} independent document", other: "{} independent documents" },
  },
};

/** How many of something, by language, for all parts of the page. */
export const TEXTS = {
  ru: {
    entities: { one: "{} объект", few: "{} объекта", many: "{} объектов", other: "{} объекта" },
    ties: { one: "{} связь", few: "{} связи", many: "{} связей", other: "{} связи" },
    both: "{} и {}",
  },
  kk: {
    entities: { other: "{} нысан" },
    ties: { other: "{} байланыс" },
    both: "{} және {}",
  },
  en: {
    entities: { one: "{} entity", other: "{} entities" },
    ties: { one: "{} tie", other: "{} ties" },
    both: "{} and {}",
  },
};

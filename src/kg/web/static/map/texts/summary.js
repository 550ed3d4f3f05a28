/** What the line under the picture says, by language. */
export const TEXTS = {
  ru: {
    shown: "На карте {}",
    hidden: "скрыто фильтром: {}",
    beyond: {
      one: "ещё {} связь ведёт за пределы карты",
      few: "ещё {} связи ведут за пределы карты",
      many: "ещё {} связей ведут за пределы карты",
      other: "ещё {} связи ведут за пределы карты",
    },
    documents: {
      one: "граф из {} документа",
      few: "граф из {} документов",
      many: "граф из {} документов",
      other: "граф из {} документа",
    },
    revision: "версия {} от {}",
  },
  kk: {
    shown: "Картада {}",
    hidden: "сүзгі жасырғаны: {}",
    beyond: { other: "тағы {} байланыс картадан тыс кетеді" },
    documents: { other: "{} құжаттан құралған граф" },
    revision: "{2}, {1}-нұсқа",
  },
  en: {
    shown: "{} in the picture",
    hidden: "hidden by the filter: {}",
    beyond: { one: "{} more tie leads out of the picture", other: "{} more ties lead out of the picture" },
    documents: { one: "graph of {} document", other: "graph of {} documents" },
    revision: "revision {} of {}",
  },
};

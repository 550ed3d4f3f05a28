/** What notices say, by language. */
export const TEXTS = {
  ru: {
    again: "Повторить",
    dismiss: "Скрыть",
    older: "Ссылка сделана по ревизии {1}, сейчас данные ревизии {2}: объекты и их места те же, связи показаны нынешние.",
    changes: "Что изменилось",
    missing: {
      one: "{} объекта этой карты в данных больше нет.",
      few: "{} объектов этой карты в данных больше нет.",
      many: "{} объектов этой карты в данных больше нет.",
      other: "{} объекта этой карты в данных больше нет.",
    },
    renamed: {
      one: "{} объект этой карты с тех пор объединён с другим.",
      few: "{} объекта этой карты с тех пор объединены с другими.",
      many: "{} объектов этой карты с тех пор объединены с другими.",
      other: "{} объекта этой карты с тех пор объединены с другими.",
    },
  },
  kk: {
    again: "Қайталау",
    dismiss: "Жасыру",
    older: "Сілтеме {1}-ревизия бойынша жасалған, қазір деректердің {2}-ревизиясы: нысандар мен олардың орны сол қалпында, байланыстар қазіргісі.",
    changes: "Не өзгерді",
    missing: { other: "Осы картаның {} нысаны деректерде енді жоқ." },
    renamed: { other: "Осы картаның {} нысаны содан бері басқасымен біріктірілді." },
  },
  en: {
    again: "Try again",
    dismiss: "Dismiss",
    older: "This link was made of revision {1}; the data are now of revision {2}: entities and places are the same, the ties are those of now.",
    changes: "What changed",
    missing: {
      one: "{} entity of this picture is no longer in the data.",
      other: "{} entities of this picture are no longer in the data.",
    },
    renamed: {
      one: "{} entity of this picture has since been joined with another.",
      other: "{} entities of this picture have since been joined with others.",
    },
  },
};

/** What the embedded picture says, by language. */
export const TEXTS = {
  ru: {
    untitled: "Карта связей",
    whole: "Открыть карту с доказательствами",
    source: "Байланыс, ревизия {}, {}.",
    failed: "Карту показать не удалось: сервер не отвечает.",
  },
  kk: {
    untitled: "Байланыстар картасы",
    whole: "Картаны дәлелдерімен ашу",
    source: "Байланыс, {}-ревизия, {}.",
    failed: "Картаны көрсету мүмкін болмады: сервер жауап бермейді.",
  },
  en: {
    untitled: "Map of ties",
    whole: "Open the map with its evidence",
    source: "Bailanys, revision {}, {}.",
    failed: "The map cannot be shown: the server does not answer.",
  },
};

/** What is said of copying, by language. */
export const TEXTS = {
  ru: {
    copied: "Скопировано.",
    byHand: "Браузер не дал скопировать. Текст выделен: нажмите Ctrl+C.",
  },
  kk: {
    copied: "Көшірілді.",
    byHand: "Браузер көшіруге рұқсат бермеді. Мәтін белгіленді: Ctrl+C пернелерін басыңыз.",
  },
  en: {
    copied: "Copied.",
    byHand: "The browser did not allow copying. The text is selected: press Ctrl+C.",
  },
};

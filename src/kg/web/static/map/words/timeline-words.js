/** A window of time in words. */
import { TEXTS } from "../texts/timeline.js";

/** Return a window in the reader's words; an empty text when it is open on both sides. */
export function windowInWords(speech, { since, until }) {
  const say = speech.of(TEXTS);
  if (!since && !until) return "";
  if (since === until) return say("asOf", speech.date(since));
  if (!until) return say("from", speech.date(since));
  if (!since) return say("upTo", speech.date(until));
  return say("between", speech.date(since), speech.date(until));
}

/** How many entities and ties, in words. */
import { TEXTS } from "../texts/amounts.js";

/** Return what words numbers of entities and ties: `both(entities, ties)` leaves out what there is none of. */
export function amounts(speech) {
  const say = speech.of(TEXTS);
  return {
    entities: (number) => say("entities", number),
    ties: (number) => say("ties", number),
    both(entities, ties) {
      if (entities === 0 || ties === 0) return entities === 0 ? say("ties", ties) : say("entities", entities);
      return say("both", say("entities", entities), say("ties", ties));
    },
  };
}

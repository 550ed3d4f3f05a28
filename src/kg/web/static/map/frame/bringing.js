/** Bringing neighbours in at one press, wherever "+N" stands, and saying how many came and how many stay hidden. */
import { expand } from "../state/expanding.js";
import { TEXTS } from "../texts/stage.js";

/** Bring the next neighbours of an entity into the picture; what goes wrong is told of above it. */
export function bringNeighbours(app, id) {
  const say = app.speech.of(TEXTS);
  return app.attempt(async () => {
    const { shown, remaining } = await expand(app, id);
    app.say(say("brought", shown, app.speech.number(remaining)));
  });
}

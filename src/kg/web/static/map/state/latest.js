/** Questions of which only the last one counts, however the answers come in. */

/**
 * Return what asks one question at a time.
 *
 * `ask(question)` gives up the question before and calls `question(signal)`; it returns its answer, or null once
 * another was asked or `forget()` was called meanwhile. Throws what the question threw, if it is still the last.
 */
export function latest() {
  let present = null;

  async function ask(question) {
    present?.abort();
    const mine = new AbortController();
    present = mine;
    try {
      const answer = await question(mine.signal);
      return mine === present ? answer : null;
    } catch (error) {
      if (mine !== present) return null;
      throw error;
    }
  }

  function forget() {
    present?.abort();
    present = null;
  }

  return { ask, forget };
}

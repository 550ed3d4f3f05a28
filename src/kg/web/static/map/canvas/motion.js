/** What is left undone while the picture moves, so that it moves smoothly without a graphics card too. */

const REST = 160;
const LARGE = 4000;

/** Whether the picture, or a part of it, moves at the moment. */
export class Motion {
  isFast = false;
  #isLarge = false;
  #isHeld = false;
  #rested;
  #timer = 0;

  /** `rested` is called when it has come to rest. */
  constructor(rested) {
    this.#rested = rested;
  }

  /** Say how much is drawn, entities and ties. */
  measure(parts) {
    this.#isLarge = parts > LARGE;
  }

  /** Something has moved. */
  go() {
    this.isFast = true;
    clearTimeout(this.#timer);
    if (!this.#isHeld) this.#timer = setTimeout(() => this.rest(), REST);
  }

  /** Something is held fast and may move at any time until it is let go. */
  hold() {
    this.#isHeld = true;
  }

  /** Nothing is held any more. */
  letGo() {
    this.#isHeld = false;
    if (this.isFast) this.go();
  }

  /** It rests, or is to count as resting from now. */
  rest() {
    clearTimeout(this.#timer);
    if (!this.isFast) return;
    this.isFast = false;
    this.#rested();
  }

  /** Forget that it moved. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** Whether ties and names are left out: a large picture moves. */
  get isBare() {
    return this.isFast && this.#isLarge;
  }
}

/** Return a program that writes down what can be picked only while the picture rests: that is half of its work. */
export function restful(Program, motion) {
  return class extends Program {
    render(parameters) {
      const { pickProgram } = this;
      if (motion.isFast) this.pickProgram = null;
      super.render(parameters);
      this.pickProgram = pickProgram;
    }
  };
}

/** Return a program that draws nothing while a large picture moves. */
export function retiring(Program, motion) {
  return class extends Program {
    render(parameters) {
      if (!motion.isBare) super.render(parameters);
    }
  };
}

/** Return a sigma that points at nothing while the picture moves, rather than wait for what was drawn. */
export function pickingAtRest(Sigma, motion) {
  return class extends Sigma {
    getNodeAtPosition(place) {
      return motion.isFast ? null : super.getNodeAtPosition(place);
    }

    getEdgeAtPoint(x, y) {
      return motion.isFast ? null : super.getEdgeAtPoint(x, y);
    }
  };
}

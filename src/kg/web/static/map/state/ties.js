/** What a picture shows of its relationships under a filter: one tie for each pair, and what is hidden. */

const STATUSES = ["actual", "planned", "ended"];

/**
 * Return what is seen of a picture.
 *
 * `picture` is the server's answer. Returned are `ties` by key, each `{key, first, second, relationships, weight, status,
 * directed}` with the relationships that pass the filter; `entities` that are seen; `hidden`, how many entities and ties
 * the filter leaves out; `undated`, how many ties are seen, or would be, for undated relationships alone; and `folded`,
 * how many pairs are not drawn for the agreement that they follow from.
 */
export function seen(picture, filter, seeds, symmetric) {
  const whole = passed(picture, { ...filter, undated: true }, seeds);
  const dated = passed(picture, { ...filter, undated: false }, seeds);
  const ties = paired(filter.undated ? whole : dated, symmetric);
  const all = keys(drawn(picture));
  const entities = seenEntities(picture.entities, ends(ties.keys()), ends(all), filter, new Set(seeds));
  return {
    ties,
    entities,
    hidden: { entities: picture.entities.length - entities.length, ties: all.size - ties.size },
    undated: keys(whole).size - keys(dated).size,
    folded: keys(foldedPassing(picture, filter, seeds)).size,
  };
}

/**
 * Return the relationships of a picture that are drawn and pass the filter.
 *
 * What is between a hub and a party also passes if a pair that the hub stands for does: such a pair is not drawn itself.
 */
export function passed(picture, filter, seeds) {
  const passes = passing(picture, filter, seeds);
  const stoodFor = new Set(
    foldedPassing(picture, filter, seeds).flatMap(({ source, target, agreement }) => [
      tieKey(agreement, source),
      tieKey(agreement, target),
    ]),
  );
  return drawn(picture).filter((each) => passes(each) || stoodFor.has(tieKey(each.source, each.target)));
}

function foldedPassing(picture, filter, seeds) {
  const passes = passing(picture, filter, seeds);
  const ids = new Set(picture.entities.map(({ id }) => id));
  return picture.relationships.filter((each) => isFolded(each, ids) && passes(each));
}

/** Return what tells whether a relationship of the picture passes the filter, with its ends. */
function passing(picture, filter, seeds) {
  const asked = new Set(seeds);
  const passable = new Set(
    picture.entities.filter((each) => asked.has(each.id) || entityPasses(each, filter)).map(({ id }) => id),
  );
  return (each) => relationshipPasses(each, filter) && passable.has(each.source) && passable.has(each.target);
}

/** Return the key of the tie between two entities, the same from either end. */
export function tieKey(one, other) {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Tell whether a relationship says nothing of when it was. */
export function isUndated({ since, until, attested_on: attested }) {
  return !since && !until && !attested;
}

/**
 * Return when a relationship held, as the server takes it: `{begins, ends}`, dates of any precision, `ends` null for
 * what has not ended. It holds from its own date, else from when a document first proved it,
 * if it had not ended by then.
 */
export function span(each) {
  const proved = each.proved_from ?? each.attested_on ?? each.until;
  const begins = each.since ?? (each.until && each.until < proved ? each.until : proved);
  const over = each.status === "ended" ? (each.attested_on ?? each.since) : null;
  return { begins, ends: each.until ?? over };
}

/** Tell whether a filter lets a relationship through, whatever its ends are. */
export function relationshipPasses(each, filter) {
  return (
    allows(filter.relation, [each.relation]) &&
    allows(filter.kind, [each.kind]) &&
    allows(filter.status, [each.status]) &&
    (each.sources >= filter.sources || each.authority !== null) &&
    datePasses(each, filter)
  );
}

/** Tell whether a filter lets an entity through, whatever it is tied to; a region and a sector are in themselves. */
export function entityPasses(entity, filter) {
  return (
    allows(filter.type, [entity.type]) &&
    allows(filter.region, [entity.id, ...entity.regions]) &&
    allows(filter.sector, [entity.id, ...entity.sectors])
  );
}

/** A date that is less precise stands for each of its days; "~" comes after all of them. */
function datePasses(each, { since, until, undated }) {
  if (isUndated(each)) return undated;
  const { begins, ends } = span(each);
  return (!until || begins <= `${until}~`) && (!since || !ends || `${ends}~` >= since);
}

function allows(wanted, values) {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** Return those entities that were asked for, those that a seen tie leads to, and lone ones that pass themselves. */
function seenEntities(entities, tied, everTied, filter, asked) {
  return entities.filter(
    (entity) =>
      asked.has(entity.id) || tied.has(entity.id) || (!everTied.has(entity.id) && entityPasses(entity, filter)),
  );
}

/** A pair that follows from an agreement is not drawn while the agreement itself is in the picture. */
function isFolded(each, ids) {
  return each.folded && ids.has(each.agreement);
}

function drawn({ entities, relationships }) {
  const ids = new Set(entities.map(({ id }) => id));
  return relationships.filter((each) => each.source !== each.target && !isFolded(each, ids));
}

function keys(relationships) {
  return new Set(relationships.map(({ source, target }) => tieKey(source, target)));
}

function ends(tieKeys) {
  return new Set([...tieKeys].flatMap((key) => key.split(" ")));
}

function paired(relationships, symmetric) {
  const pairs = new Map();
  for (const each of relationships) {
    const key = tieKey(each.source, each.target);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(each);
  }
  return new Map([...pairs].map(([key, those]) => [key, tie(key, those, symmetric)]));
}

function tie(key, relationships, symmetric) {
  const [first, second] = key.split(" ");
  return {
    key,
    first,
    second,
    relationships,
    weight: Math.max(1, ...relationships.map((each) => each.sources)),
    status: STATUSES.find((status) => relationships.some((each) => each.status === status)),
    directed: direction(first, relationships, symmetric),
  };
}

/** Return which way all relationships of a tie lead, null where they lead both ways or none. */
function direction(first, relationships, symmetric) {
  const ways = new Set(
    relationships.map((each) => {
      if (symmetric.has(each.relation)) return null;
      return each.source === first ? "forward" : "backward";
    }),
  );
  return ways.size === 1 ? [...ways][0] : null;
}

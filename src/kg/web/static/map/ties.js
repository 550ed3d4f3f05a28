/** What a picture shows of its relationships under a filter: one tie for each pair, and what is hidden. */

const STATUSES = ["actual", "planned", "ended"];

/**
 * Return what is seen of a picture.
 *
 * `picture` is the server's answer. Returned are `ties` by key, each `{key, first, second, relationships, weight, status,
 * directed}` with the relationships that pass the filter; `entities` that are seen; `hidden`, how many entities and ties
 * the filter leaves out, and `undated`, how many relationships it leaves out for want of a date.
 */
export function seen(picture, filter, seeds, symmetric) {
  const byId = new Map(picture.entities.map((entity) => [entity.id, entity]));
  const all = paired(picture.relationships, symmetric);
  const passing = paired(
    picture.relationships.filter(
      (each) => relationshipPasses(each, filter) && endsPass(each, byId, filter, seeds),
    ),
    symmetric,
  );
  const tied = new Set([...passing.values()].flatMap(({ first, second }) => [first, second]));
  const wasTied = new Set([...all.values()].flatMap(({ first, second }) => [first, second]));
  const entities = picture.entities.filter(
    (entity) =>
      seeds.includes(entity.id) ||
      tied.has(entity.id) ||
      (!wasTied.has(entity.id) && entityPasses(entity, filter)),
  );
  return {
    ties: passing,
    entities,
    hidden: { entities: picture.entities.length - entities.length, ties: all.size - passing.size },
    undated: picture.relationships.filter((each) => isUndated(each) && !datePasses(each, filter)).length,
  };
}

/** Return the key of the tie between two entities, the same from either end. */
export function tieKey(one, other) {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Tell whether a relationship says nothing of when it was. */
export function isUndated({ since, until, attested_on: attested }) {
  return !since && !until && !attested;
}

/** Tell whether a filter lets a relationship through, whatever its ends are. */
export function relationshipPasses(each, filter) {
  return (
    allows(filter.relation, [each.relation]) &&
    (filter.kind.length === 0 || (each.kind !== null && filter.kind.includes(each.kind))) &&
    allows(filter.status, [each.status]) &&
    (each.sources >= filter.sources || each.authority !== null) &&
    datePasses(each, filter)
  );
}

/** Tell whether a filter lets an entity through, whatever it is tied to. */
export function entityPasses(entity, filter) {
  return (
    allows(filter.type, [entity.type]) &&
    allows(filter.region, entity.regions) &&
    allows(filter.sector, entity.sectors)
  );
}

function endsPass({ source, target }, byId, filter, seeds) {
  return [source, target].every((id) => seeds.includes(id) || entityPasses(byId.get(id), filter));
}

function datePasses(each, { since, until, undated }) {
  if (isUndated(each)) return undated;
  if (!since && !until) return true;
  const begins = each.since ?? each.attested_on;
  const ends = each.until ?? (each.status === "ended" ? each.attested_on : null);
  const startsInTime = !until || !begins || begins <= until || begins.startsWith(until) || until.startsWith(begins);
  const lastsLongEnough = !since || !ends || ends >= since || since.startsWith(ends);
  return startsInTime && lastsLongEnough;
}

function allows(wanted, values) {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

function paired(relationships, symmetric) {
  const pairs = new Map();
  for (const each of relationships) {
    if (each.source === each.target || each.folded) continue;
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

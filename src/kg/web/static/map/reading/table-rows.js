/** The rows of the tables: entities and ties as they are seen, ready to be ordered. */
import { neighboursBeyond, neighboursWithin } from "../state/neighbours.js";

/**
 * Return a row for each entity that is seen: `{key, entity, name, language, type, place, documents, neighbours, beyond}`,
 * with the number of its neighbours that are seen, and of those that are not in the picture.
 */
export function entityRows(app) {
  const within = neighboursWithin(app.picture);
  const shown = new Map();
  for (const { first, second } of app.seen.ties.values()) {
    for (const id of [first, second]) shown.set(id, (shown.get(id) ?? 0) + 1);
  }
  return app.seen.entities.map((entity) => {
    const { text, language } = app.words.name(entity);
    return {
      key: entity.id,
      entity,
      name: text,
      language,
      type: app.words.type(entity.type),
      place: regionName(app, entity),
      documents: entity.documents,
      neighbours: shown.get(entity.id) ?? 0,
      beyond: neighboursBeyond(entity, within),
    };
  });
}

/**
 * Return a row for each tie that is seen: `{key, first, second, between, facts}`; `first` and `second` are
 * `{id, text, language}` in the direction of its best proved relationship. `facts` are its relationships in words, the
 * best proved first: `{relation, reversed, kind, status, date, sources, known}`.
 */
export function tieRows(app) {
  const byId = new Map(app.picture.entities.map((entity) => [entity.id, entity]));
  const named = (id) => ({ id, ...app.words.name(byId.get(id)) });
  return [...app.seen.ties.values()].map(({ key, relationships }) => {
    const best = [...relationships].sort((one, other) => other.sources - one.sources);
    const [first, second] = [named(best[0].source), named(best[0].target)];
    return {
      key,
      first,
      second,
      between: `${first.text} — ${second.text}`,
      facts: best.map((each) => ({
        relation: app.words.relation(each.relation),
        reversed: each.source !== first.id && !app.vocabulary.symmetric.includes(each.relation),
        kind: [each.role, each.kind && app.words.kind(each.kind)].filter(Boolean).join(", "),
        status: app.words.status(each.status),
        since: each.since,
        until: each.until,
        attested: each.attested_on,
        sources: each.sources,
        isKnown: each.sources === 0 && each.authority !== null,
      })),
    };
  });
}

/** Return rows ordered by a column's value; what has none comes last either way. */
export function ordered(rows, { value, isDescending }, compare) {
  const isEmpty = (row) => value(row) === "" || value(row) === null;
  const way = isDescending ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other));
    const [left, right] = [value(one), value(other)];
    const difference = typeof left === "number" ? left - right : compare(left, right);
    return way * difference || compare(one.key, other.key);
  });
}

function regionName(app, { regions, place }) {
  const known = app.facets.regions.find(({ id }) => id === regions[0]);
  return known ? app.words.name(known).text : (place ?? "");
}

/** What things of the graph are called in the reader's language, from the vocabulary. */

/**
 * Return the words for a vocabulary and a speech.
 *
 * `name` gives `{text, language}` of an entity: in the reader's language if it has a name in it, else its own, with the
 * language it is in.
 */
export function words(vocabulary, speech) {
  const labelled = (labels, key) => labels[key]?.[speech.language] ?? key;
  return {
    type: (type) => labelled(vocabulary.types, type),
    relation: (relation) => labelled(vocabulary.relations, relation),
    kind: (kind) => labelled(vocabulary.kinds, kind),
    status: (status) => labelled(vocabulary.statuses, status),
    group: (relation, direction) =>
      labelled(vocabulary.groups[relation] ?? {}, direction === "both" ? "out" : direction),
    name(entity) {
      const own = entity.names?.[speech.language];
      return own ? { text: own, language: speech.language } : { text: entity.name, language: entity.language ?? null };
    },
  };
}

// theme: lookup
// en: What do documents say of this entity?
// ru: Что документы говорят об этом объекте?
// kk: Құжаттар бұл нысан туралы не айтады?
// parameter: entity | Entity | the entity | example Tashenev University
// column: relation | as in the vocabulary
// column: direction | out when the entity is its subject
// column: other | the other end
// column: type | its type
// column: role | the role, as written
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (e:Entity {id: $entity})<-[end:SUBJECT|OBJECT]-(c:Claim)-[:OBJECT|SUBJECT]->(o:Entity)
WHERE o.id <> e.id
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN DISTINCT c.type AS relation, CASE type(end) WHEN 'SUBJECT' THEN 'out' ELSE 'in' END AS direction,
       o.name AS other, o.type AS type, c.role AS role, c.kind AS kind, c.status AS status,
       c.since AS since, c.until AS until, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY relation, direction, other, role, uri, sentence

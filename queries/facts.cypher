// theme: lookup
// en: What do documents say of this entity?
// ru: Что документы говорят об этом объекте?
// kk: Құжаттар бұл нысан туралы не айтады?
// parameter: entity | Entity | the entity | example Ulgi University
// column: relation | as in the vocabulary
// column: direction | out when the entity is its subject
// column: other | the other end, or the value of a property such as a deadline
// column: type | the type of the other end, none for a value
// column: deadline | the deadline of the other end
// column: role | the role, as written
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (e:Entity {id: $entity})<-[end:SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (c)-[:OBJECT|SUBJECT]->(o:Entity) WHERE o.id <> e.id
WITH end, c, d, o
WHERE o IS NOT NULL OR NOT c.type IN ['name', 'alias']
RETURN DISTINCT c.type AS relation, CASE type(end) WHEN 'SUBJECT' THEN 'out' ELSE 'in' END AS direction,
       coalesce(o.name, c.value) AS other, o.type AS type, o.deadline AS deadline,
       c.role AS role, c.kind AS kind, c.status AS status,
       c.since AS since, c.until AS until, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY relation, direction, other, role, uri, sentence

// en: What do documents say of this entity?
// ru: Что документы говорят об этом объекте?
// kk: Құжаттар бұл нысан туралы не айтады?
// columns: relation, direction (out: the entity is its subject), other (an entity's name, or the value of a property such as a deadline), type (none for a value), deadline (of the other); role, kind, status, since, until; sentence, document, published, uri
// parameters: id (entity id, "e0123456789abcdef0123")
MATCH (e:Entity {id: $id})<-[end:SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (c)-[:OBJECT|SUBJECT]->(o:Entity) WHERE o.id <> e.id
WITH end, c, d, o
WHERE o IS NOT NULL OR NOT c.type IN ['name', 'alias']
RETURN DISTINCT c.type AS relation, CASE type(end) WHEN 'SUBJECT' THEN 'out' ELSE 'in' END AS direction,
       coalesce(o.name, c.value) AS other, o.type AS type, o.deadline AS deadline,
       c.role AS role, c.kind AS kind, c.status AS status,
       c.since AS since, c.until AS until, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY relation, direction, other, role, uri, sentence

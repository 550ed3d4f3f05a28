// en: With whom does this organisation cooperate, how, since when, on which document's word?
// ru: С кем сотрудничает эта организация, как, с какого времени, по слову какого документа?
// kk: Бұл ұйым кіммен, қалай, қашаннан бері, қай құжаттың сөзі бойынша ынтымақтасады?
// columns: id, name and type of the partner; kind, status, since, until; agreement; sentence, document, published, uri; confidence
// parameters: id (entity id, "e0123456789abcdef0123")
MATCH (e:Entity {id: $id})<-[:SUBJECT|OBJECT]-(c:Claim {type: 'partners_with'})-[:STATED_IN]->(d:Document)
MATCH (c)-[:SUBJECT|OBJECT]->(p:Entity)
WHERE p.id <> e.id
OPTIONAL MATCH (a:Entity {id: c.agreement})
RETURN DISTINCT p.id AS id, p.name AS name, p.type AS type, c.kind AS kind, c.status AS status,
       c.since AS since, c.until AS until, a.name AS agreement, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri, c.confidence AS confidence
ORDER BY status, name, kind, uri, sentence

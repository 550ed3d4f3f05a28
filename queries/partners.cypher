// number: 1
// theme: partners
// en: With whom does this organisation cooperate, how, since when, on which document's word?
// ru: С кем сотрудничает эта организация, как, с какого времени, по слову какого документа?
// kk: Бұл ұйым кіммен, қалай, қашаннан бері, қай құжаттың сөзі бойынша ынтымақтасады?
// parameter: organisation | Organization | the organisation | example Ulgi University
// column: id | the id of the partner
// column: name | the partner
// column: type | its type
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: agreement | the agreement that the tie rests on
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// column: confidence | how sure the reading is, from 0 to 1
MATCH (e:Entity {id: $organisation})<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(p:Entity)
WHERE c.type = 'partners_with' AND p.id <> e.id
MATCH (c)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (a:Entity {id: coalesce(c.agreement, '')})
RETURN DISTINCT p.id AS id, p.name AS name, p.type AS type, c.kind AS kind, c.status AS status,
       c.since AS since, c.until AS until, a.name AS agreement, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri, c.confidence AS confidence
ORDER BY status, name, kind, uri, sentence

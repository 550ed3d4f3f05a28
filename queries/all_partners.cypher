// number: 1
// theme: partners
// en: Who cooperates with whom, how, since when, on which document's word?
// ru: Кто с кем сотрудничает, как, с какого времени, по слову какого документа?
// kk: Кім кіммен, қалай, қашаннан бері, қай құжаттың сөзі бойынша ынтымақтасады?
// column: name | one of the two, first by the alphabet
// column: partner | the other
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// column: confidence | how sure the reading is, from 0 to 1
MATCH (a:Entity)<-[:SUBJECT]-(c:Claim {type: 'partners_with'})-[:OBJECT]->(b:Entity)
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS name,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS partner,
       c.kind AS kind, c.status AS status, c.since AS since, c.until AS until, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri, c.confidence AS confidence
ORDER BY name, partner, status, kind, uri, sentence

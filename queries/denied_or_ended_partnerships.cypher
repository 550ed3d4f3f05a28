// number: 10
// theme: partners
// en: Which partnerships were denied or have ended, and what says so?
// ru: Какие партнёрства отрицаются или завершились и где об этом сказано?
// kk: Қандай әріптестіктер жоққа шығарылды немесе аяқталды және бұл қайда айтылған?
// parameter: organisation | Organization | one of the partners; without it, all | default none
// parameter: limit | integer | how many rows at the most | default 100
// column: name | one of the two
// column: partner | the other
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: until | until when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (a:Entity)<-[:SUBJECT]-(c:Claim {type: 'partners_with'})-[:OBJECT]->(b:Entity)
WHERE c.status IN ['denied', 'ended'] AND ($organisation IS NULL OR $organisation IN [a.id, b.id])
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS name,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS partner,
       c.kind AS kind, c.status AS status, c.until AS until, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY published DESC, name, partner, kind, uri, sentence
LIMIT toInteger($limit)

// number: 49
// theme: evidence
// en: Which sentences, documents and readings speak for and against a tie between these two?
// ru: Какие предложения, документы и прочтения говорят за и против связи между этими двумя?
// kk: Осы екеуінің байланысын қандай сөйлемдер, құжаттар және оқулар қолдайды немесе жоққа шығарады?
// parameter: first | Entity | one of the two | example Ulgi University
// parameter: second | Entity | the other | example Primer Machine Works LLP
// column: relation | as in the vocabulary
// column: direction | out when the first of the two is its subject, in when the second is
// column: role | the role, as written
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: independent | how many independent documents speak of this relation between the two
// column: language | the language of the document
// column: confidence | how sure the reading is, from 0 to 1
// column: extractor | what read it
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (a:Entity {id: $first})<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(b:Entity {id: $second})
MATCH (c)-[:STATED_IN]->(d:Document)
WITH a, b, c.type AS relation, count(DISTINCT coalesce(d.copy_of, d.id)) AS independent
MATCH (a)<-[end:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(b)
WHERE c.type = relation
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN relation, CASE type(end) WHEN 'SUBJECT' THEN 'out' ELSE 'in' END AS direction, c.role AS role, c.kind AS kind,
       c.status AS status, c.since AS since, c.until AS until, independent, d.language AS language,
       c.confidence AS confidence, c.extractor AS extractor, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY relation, published, uri, status, kind, sentence

// number: 17
// theme: people
// en: Which people connect these two organisations by holding a role in both, now or in turn?
// ru: Какие люди связывают эти две организации, занимая должности в обеих одновременно или поочерёдно?
// kk: Осы екі ұйымды екеуінде де бір мезгілде немесе кезекпен қызмет атқарып, қандай адамдар байланыстырады?
// parameter: first | Organization | one of the two | example Ulgi University
// parameter: second | Organization | the other | example Primer Machine Works LLP
// column: person | the person
// column: organisation | which of the two
// column: role | the role, as written
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $first})<-[:HOLDS_ROLE]-(p:Person)-[:HOLDS_ROLE]->(:Entity {id: $second})
WITH DISTINCT p
MATCH (p)-[r:HOLDS_ROLE]->(o:Entity)
WHERE o.id IN [$first, $second]
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN p.name AS person, o.name AS organisation, r.role AS role, r.status AS status, c.since AS since,
       c.until AS until, c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY person, organisation, role, uri, sentence

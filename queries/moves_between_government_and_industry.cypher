// number: 19
// theme: people
// en: Who moved from a ministry or chamber to a university or company, or back, and when?
// ru: Кто перешёл из министерства или палаты в вуз или компанию или обратно и когда?
// kk: Министрліктен немесе палатадан университетке не компанияға немесе кері кім ауысты және қашан?
// parameter: limit | integer | how many rows at the most | default 100
// column: person | the person
// column: left | the organisation left
// column: former_role | the role there
// column: until | until when, as far as stated
// column: joined | the organisation joined
// column: role | the role there
// column: since | since when, as far as stated
// column: sentence | the sentence that says the new role
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// column: former_sentence | the sentence that says the former role
// column: former_uri | the address of its document
// note: a move is a role that ended and one that is actual; what a document does not say to have ended is not seen.
MATCH (p:Person)-[f:HOLDS_ROLE]->(a:Organization)
WHERE f.status = 'ended'
MATCH (p)-[t:HOLDS_ROLE]->(b:Organization)
WHERE t.status = 'actual' AND (
  (a.type IN ['GovernmentBody', 'Association'] AND b.type IN ['University', 'College', 'Company', 'ResearchInstitute'])
  OR (b.type IN ['GovernmentBody', 'Association'] AND a.type IN ['University', 'College', 'Company', 'ResearchInstitute']))
MATCH (x:Claim {id: f.claims[0]})-[:STATED_IN]->(y:Document)
MATCH (c:Claim {id: t.claims[0]})-[:STATED_IN]->(d:Document)
RETURN p.name AS person, a.name AS left, f.role AS former_role, f.until AS until, b.name AS joined, t.role AS role,
       t.since AS since, c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri,
       x.sentence AS former_sentence, y.uri AS former_uri
ORDER BY published DESC, person, left, joined
LIMIT toInteger($limit)

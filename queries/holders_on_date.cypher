// number: 21
// theme: people
// en: Who was rector of this university, or held another role, on that date, acting or full?
// ru: Кто был ректором этого вуза (или занимал другую должность) на эту дату, полноценно или временно?
// kk: Сол күні осы университеттің ректоры (немесе басқа қызметте) кім болды, тұрақты ма әлде міндетін атқарушы ма?
// parameter: organisation | Organization | the university or other organisation | example Ulgi University
// parameter: date | date | the day | example 2026-01-12
// parameter: roles | texts | words, one of which the role contains, in small letters | default rector, ректор
// parameter: without | texts | words that the role does not contain | default vice, проректор, deputy, заместитель, орынбасар
// column: person | the person
// column: role | the role, as written; acting ones say so
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: attested_on | the latest document that says so
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: a role without dates may have begun later or ended before; compare attested_on with the day.
MATCH (:Entity {id: $organisation})<-[r:HOLDS_ROLE]-(p:Person)
WHERE any(word IN $roles WHERE toLower(r.role) CONTAINS word)
  AND none(word IN $without WHERE toLower(r.role) CONTAINS word) AND r.status <> 'planned'
  AND (r.since IS NULL OR r.since <= $date)
  AND (r.until IS NULL OR r.until >= substring($date, 0, size(r.until)))
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN p.name AS person, r.role AS role, r.status AS status, r.since AS since, r.until AS until,
       r.attested_on AS attested_on, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY person, role, status, uri, sentence

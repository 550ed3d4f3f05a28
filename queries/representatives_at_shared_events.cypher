// number: 18
// theme: people
// en: Who represented this organisation at events where the other was present?
// ru: Кто представлял эту организацию на мероприятиях, где присутствовала другая?
// kk: Екінші ұйым қатысқан іс-шараларда бірінші ұйым атынан кім болды?
// parameter: organisation | Organization | whose representatives | example Ulgi University
// parameter: other | Organization | who was present as well | example Primer Machine Works LLP
// column: person | the person
// column: role | the role, as written
// column: event | the event
// column: date | its date, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $organisation})<-[h:HOLDS_ROLE]-(p:Person)-[r:PARTICIPATED_IN|ORGANIZED]->(v:Event)
WHERE r.status = 'actual' AND (
  EXISTS { MATCH (v)<-[s:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(:Entity {id: $other}) WHERE s.status = 'actual' }
  OR EXISTS { MATCH (v)<-[s:PARTICIPATED_IN|ORGANIZED]-(q:Person)-[:HOLDS_ROLE]->(:Entity {id: $other})
              WHERE s.status = 'actual' AND q.id <> p.id })
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT p.name AS person, h.role AS role, v.name AS event, v.date AS date, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY date, event, person, role, uri, sentence

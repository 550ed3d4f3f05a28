// number: 3
// theme: partners
// en: Who are all the parties of this memorandum or agreement, who signed for each, and where?
// ru: Кто является сторонами этого меморандума или соглашения, кто подписал его за каждую сторону и где?
// kk: Бұл меморандумның немесе келісімнің тараптары кімдер, әр тарап атынан кім және қайда қол қойды?
// parameter: agreement | Agreement | the memorandum or agreement | example memorandum of cooperation
// column: party | a party
// column: type | its type
// column: status | actual, planned, ended or denied
// column: signatory | who signed it and holds a role at the party
// column: role | that role
// column: event | where it was concluded
// column: place | where that took place
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: somebody who signed and holds roles at several parties is shown for each of them.
MATCH (m:Entity {id: $agreement})<-[r:PARTY_TO]-(o:Entity)
OPTIONAL MATCH (m)<-[:SIGNED]-(s:Person)-[h:HOLDS_ROLE]->(o)
OPTIONAL MATCH (m)-[:CONCLUDED_AT]->(v:Event)
OPTIONAL MATCH (v)-[:LOCATED_IN]->(w:Place)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT o.name AS party, o.type AS type, r.status AS status, s.name AS signatory, h.role AS role,
       v.name AS event, w.name AS place, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY party, signatory, uri, sentence

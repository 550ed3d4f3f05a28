// number: 33
// theme: policy
// en: Which working group deals with this sector, who is in it, and who only by agreement?
// ru: Какая рабочая группа занимается этой отраслью, кто в неё входит и кто лишь по согласованию?
// kk: Осы саламен қандай жұмыс тобы айналысады, оған кімдер кіреді және кім тек келісім бойынша?
// parameter: sector | Sector | the sector | example energy sector
// column: group | the working group
// column: member | a member
// column: type | its type
// column: role | the role or condition, as written
// column: status | actual, planned, ended or denied
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $sector})<-[:OPERATES_IN]-(g:Unit)<-[r:MEMBER_OF]-(m:Entity)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT g.name AS group, m.name AS member, m.type AS type, r.role AS role, r.status AS status,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY group, member, role, uri, sentence

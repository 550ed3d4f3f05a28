// number: 6
// theme: partners
// en: Which organisations are in the alliance of this sector and region, and which were only ready to take part?
// ru: Какие организации входят в альянс этой отрасли и региона, а какие лишь выразили готовность участвовать?
// kk: Осы сала мен өңірдің альянсына қандай ұйымдар кіреді, ал қайсысы тек қатысуға дайын екенін білдірді?
// parameter: sector | Sector | the sector of the alliance | example energy sector
// parameter: region | Place | the region or city of the alliance; without it, all | default none
// column: alliance | the alliance
// column: member | the member
// column: type | its type
// column: status | actual for members, planned for those ready to take part, ended
// column: since | since when, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $sector})<-[:OPERATES_IN]-(a:Alliance)<-[r:MEMBER_OF]-(o:Entity)
WHERE $region IS NULL OR EXISTS { MATCH (a)-[:LOCATED_IN]->(:Place)-[:WITHIN*0..4]->(:Entity {id: $region}) }
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT a.name AS alliance, o.name AS member, o.type AS type, r.status AS status, c.since AS since,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY alliance, status, member, uri, sentence

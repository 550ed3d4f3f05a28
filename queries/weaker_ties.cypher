// theme: partners
// en: Who sits in the same alliance or took part in the same event as this organisation?
// ru: Кто состоит в том же альянсе или участвовал в том же событии, что и эта организация?
// kk: Осы ұйыммен бір альянста кім бар немесе бір іс-шараға кім қатысты?
// parameter: organisation | Organization | the organisation | example Ulgi University
// column: id | the id of the other
// column: name | the other
// column: type | its type
// column: tie | same alliance or same event
// column: via | the alliance or event
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (e:Entity {id: $organisation})-[mine:MEMBER_OF|PARTICIPATED_IN|ORGANIZED|SUPPORTED]->(via:Entity)
WHERE mine.status = 'actual' AND (via:Alliance OR via:Association OR via:Event)
MATCH (via)<-[r:MEMBER_OF|PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(other:Organization)
WHERE other.id <> e.id AND r.status = 'actual'
MATCH (c:Claim {id: r.claims[0]})-[:STATED_IN]->(d:Document)
RETURN DISTINCT other.id AS id, other.name AS name, other.type AS type,
       CASE WHEN via:Event THEN 'same event' ELSE 'same alliance' END AS tie, via.name AS via,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY tie, via, name, sentence

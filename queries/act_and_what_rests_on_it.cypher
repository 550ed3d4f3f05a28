// number: 27
// theme: policy
// en: Who issued this order under which numbers and dates, and which alliances, events and programmes are based on it?
// ru: Кто издал этот приказ, под какими номерами и датами и какие альянсы, мероприятия и программы на нём основаны?
// kk: Бұл бұйрықты кім, қандай нөмірмен және қай күні шығарды, оған қандай альянстар, іс-шаралар мен бағдарламалар негізделген?
// parameter: act | LegalAct | the order or other act, one of those that make a joint order | example Order No. 437 of 2025-08-28
// column: act | the act, or another that makes one joint act with it
// column: number | the number of the act
// column: date | its date
// column: relation | how they are related, in small letters as in the vocabulary
// column: direction | out when the act is the first of the two, in when it is the second
// column: other | what it is related to
// column: type | the type of that
// column: status | actual, planned, ended or denied
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $act})-[:SAME_JOINT_ACT*0..3]-(part:LegalAct)
WITH DISTINCT part
MATCH (part)-[r:ISSUED|BASED_ON|AGREED_BY|ACT_BASED_ON|AMENDS|REPEALS|PROMISED_IN]-(o:Entity)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN part.name AS act, part.number AS number, part.date AS date, c.type AS relation,
       CASE WHEN startNode(r).id = part.id THEN 'out' ELSE 'in' END AS direction,
       o.name AS other, o.type AS type, r.status AS status, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY act, relation, direction, other, uri, sentence

// number: 30
// theme: policy
// en: Which commitments are past their deadline without evidence of being done, by responsible body?
// ru: По каким обязательствам истёк срок, а свидетельств исполнения нет, и кто за них отвечает?
// kk: Қандай міндеттемелердің мерзімі өтіп кетті, бірақ орындалғаны көрінбейді, оларға кім жауапты?
// parameter: date | date | the day to ask for | example 2026-01-12
// parameter: limit | integer | how many rows at the most | default 200
// column: responsible | the responsible body
// column: commitment | the action, as written
// column: deadline | by when
// column: promised_in | the roadmap or order
// column: sentence | the sentence that promises
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: evidence is something based on the same roadmap in which a responsible body takes part; see promised_and_done.
MATCH (x:Commitment)-[r:PROMISED_IN]->(p:Entity)
WHERE x.deadline < substring($date, 0, size(x.deadline)) AND NOT EXISTS {
  MATCH (x)<-[:RESPONSIBLE_FOR]-(:Entity)-[part:ORGANIZED|PARTICIPATED_IN|SUPPORTED|MEMBER_OF|PARTY_TO|ISSUED]->(:Entity)-[b:BASED_ON]->(p)
  WHERE part.status = 'actual' AND b.status = 'actual'
}
OPTIONAL MATCH (x)<-[:RESPONSIBLE_FOR]-(o:Entity)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT o.name AS responsible, x.name AS commitment, x.deadline AS deadline, p.name AS promised_in,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY responsible, deadline, commitment, uri, sentence
LIMIT toInteger($limit)

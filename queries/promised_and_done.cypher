// number: 29
// theme: policy
// en: What did this roadmap promise, who is responsible by when, and what evidence is there that it was done?
// ru: Что обещано в этой дорожной карте, кто и к какому сроку отвечает и что свидетельствует об исполнении?
// kk: Бұл жол картасында не уәде етілген, кім және қай мерзімге дейін жауапты, орындалғанын не көрсетеді?
// parameter: programme | Entity | the roadmap, or the order, agreement or alliance that promises | example Дорожная карта развития кадрового обеспечения на 2026–2027 годы
// column: commitment | the action, as written
// column: deadline | by when
// column: form | how its completion is to be shown
// column: responsible | who is responsible
// column: condition | under which condition, such as by agreement
// column: sign | what is based on the roadmap and has a responsible body in it
// column: done | the sentence that says it
// column: done_uri | the address of its document
// column: sentence | the sentence that promises
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: a sign is no proof: documents do not say which commitment an alliance or event fulfils. Read the sentence.
MATCH (p:Entity {id: $programme})<-[r:PROMISED_IN]-(x:Commitment)
OPTIONAL MATCH (x)<-[q:RESPONSIBLE_FOR]-(o:Entity)
OPTIONAL MATCH (o)-[part:ORGANIZED|PARTICIPATED_IN|SUPPORTED|MEMBER_OF|PARTY_TO|ISSUED]->(t:Entity)-[b:BASED_ON]->(p)
WHERE part.status = 'actual' AND b.status = 'actual'
OPTIONAL MATCH (y:Claim {id: coalesce(b.claims[0], '')})-[:STATED_IN]->(z:Document)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN DISTINCT x.name AS commitment, x.deadline AS deadline, x.completion_form AS form, o.name AS responsible,
       q.role AS condition, t.name AS sign, y.sentence AS done, z.uri AS done_uri, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY deadline, commitment, responsible, sign, uri, sentence

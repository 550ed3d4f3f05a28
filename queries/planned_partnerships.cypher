// number: 2
// theme: partners
// en: Which partnerships of this organisation are only planned or announced, and since when?
// ru: Какие партнёрства этой организации пока только планируются или объявлены, и с какого времени?
// kk: Бұл ұйымның қандай әріптестіктері әзірге тек жоспарланған немесе жарияланған және қашаннан бері?
// parameter: organisation | Organization | the organisation | example Ulgi University
// column: partner | who is to become a partner
// column: kind | the kind of tie
// column: since | from when it is to hold, as far as stated
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when it was announced
// column: uri | the address of the document
// note: a partner with whom another tie is actual is left out.
MATCH (e:Entity {id: $organisation})-[r:PARTNERS_WITH]-(p:Entity)
WHERE r.status = 'planned'
  AND NOT EXISTS { MATCH (e)-[held:PARTNERS_WITH]-(p) WHERE held.status = 'actual' }
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN p.name AS partner, c.kind AS kind, c.since AS since, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY published, partner, kind, uri, sentence

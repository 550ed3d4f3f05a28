// number: 42
// theme: structure
// en: Which institutions lose all their ties if this chamber or company is removed?
// ru: Какие учреждения лишатся всех связей, если исключить эту палату или компанию?
// kk: Бұл палата немесе компания алынып тасталса, қандай мекемелер барлық байланысын жоғалтады?
// parameter: organisation | Organization | the chamber, company or other organisation | example Primer Machine Works LLP
// column: institution | who has no other partner
// column: type | its type
// column: kinds | of what kind the tie is
// column: documents | how many documents name it
// note: looks one step far; `kg analyse removal` tells into what parts the network falls.
MATCH (x:Entity {id: $organisation})-[r:PARTNERS_WITH]-(i:Organization)
WHERE r.status = 'actual' AND NOT EXISTS {
  MATCH (i)-[s:PARTNERS_WITH]-(o:Organization) WHERE s.status = 'actual' AND o.id <> $organisation
}
WITH DISTINCT i, r.kind AS kind ORDER BY kind
RETURN i.name AS institution, i.type AS type, collect(kind) AS kinds, i.documents AS documents
ORDER BY institution

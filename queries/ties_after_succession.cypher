// number: 38
// theme: change
// en: After this body was split, merged or renamed, who inherited its ties?
// ru: Кто унаследовал связи этого органа после его разделения, слияния или переименования?
// kk: Бұл орган бөлінгеннен, біріктірілгеннен немесе аты өзгергеннен кейін оның байланыстарын кім мұраға алды?
// parameter: organisation | Organization | the former body | example Ministry of Education and Science
// column: successor | the body that took over
// column: change | rename, merger, split or takeover
// column: since | when
// column: partner | a partner of the former body
// column: kind | the kind of tie
// column: inherited | whether the successor has an actual tie to the same partner
MATCH (f:Entity {id: $organisation})-[s:SUCCEEDED_BY]->(n:Organization)
MATCH (f)-[r:PARTNERS_WITH]-(p:Organization)
WHERE p.id <> n.id
RETURN DISTINCT n.name AS successor, s.kind AS change, s.since AS since, p.name AS partner, r.kind AS kind,
       EXISTS { MATCH (n)-[t:PARTNERS_WITH]-(p) WHERE t.status = 'actual' } AS inherited
ORDER BY successor, partner, kind

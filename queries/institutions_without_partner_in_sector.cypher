// number: 11
// theme: gaps
// en: Which universities and colleges of this region have no industry partner in this sector, and how much was read about them?
// ru: У каких вузов и колледжей этого региона не найдено партнёров в этой отрасли и сколько документов о них прочитано?
// kk: Осы өңірдің қандай университеттері мен колледждерінің осы салада әріптесі табылмады және олар туралы қанша құжат оқылды?
// parameter: region | Place | the region or city | example Shymkent
// parameter: sector | Sector | the sector | example energy sector
// column: institution | the university or college
// column: type | its type
// column: partners | how many companies are its partners in any sector
// column: documents | how many documents name it
// note: none found is not none; the fewer documents, the less it says. `kg analyse gaps` looks at all regions and sectors at once.
MATCH (:Entity {id: $region})<-[:WITHIN*0..4]-(:Place)<-[:LOCATED_IN]-(i:University|College)
WITH DISTINCT i
WHERE NOT EXISTS {
  MATCH (i)-[r:PARTNERS_WITH]-(k:Company)-[:OPERATES_IN]->(:Entity {id: $sector}) WHERE r.status = 'actual'
}
OPTIONAL MATCH (i)-[r:PARTNERS_WITH]-(k:Company)
WHERE r.status = 'actual'
RETURN i.name AS institution, i.type AS type, count(DISTINCT k) AS partners, i.documents AS documents
ORDER BY documents DESC, institution

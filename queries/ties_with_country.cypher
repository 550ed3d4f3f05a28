// number: 8
// theme: partners
// en: Which organisations of this country have ties to universities and colleges elsewhere, and through which branch?
// ru: Какие организации этой страны связаны с вузами и колледжами за её пределами и через какой филиал?
// kk: Осы елдің қандай ұйымдары одан тыс жердегі университеттермен және колледждермен байланысты, қай филиалы арқылы?
// parameter: country | Place | the country of the organisations | example Germany
// parameter: limit | integer | how many rows at the most | default 100
// column: organisation | the organisation of that country
// column: branch | the part of it that has the tie, empty when it is the organisation itself
// column: institution | the university or college
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: attested_on | the latest document that says so
// note: only countries that documents name are known as places.
MATCH (:Entity {id: $country})<-[:WITHIN*0..4]-(:Place)<-[:LOCATED_IN]-(f:Organization)
MATCH (f)<-[:PART_OF*0..1]-(b:Organization)-[r:PARTNERS_WITH]-(i:University|College)
WHERE NOT EXISTS { MATCH (i)-[:LOCATED_IN]->(:Place)-[:WITHIN*0..4]->(:Entity {id: $country}) }
RETURN DISTINCT f.name AS organisation, CASE WHEN b.id = f.id THEN null ELSE b.name END AS branch,
       i.name AS institution, r.kind AS kind, r.status AS status, r.since AS since, r.attested_on AS attested_on
ORDER BY organisation, branch, institution, kind, status
LIMIT toInteger($limit)

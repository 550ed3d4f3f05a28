// number: 41
// theme: structure
// en: Do partnerships stay within one region, sector or type of organisation?
// ru: Остаются ли партнёрства в пределах одного региона, одной отрасли, одного типа организаций?
// kk: Әріптестіктер бір өңірдің, бір саланың, ұйымдардың бір түрінің ішінде қала ма?
// parameter: country | Place | the country, which is no region; without it, whatever places share counts | default none
// column: grouping | region, sector or type
// column: ties | pairs of partners of which both have a known one
// column: within | those that share it
// column: share | the share of these
// note: `kg analyse communities` finds communities and holds them against chance.
MATCH (a:Organization)-[r:PARTNERS_WITH]->(b:Organization)
WHERE r.status = 'actual'
WITH DISTINCT a, b
WITH a.type = b.type AS one_type,
     EXISTS { MATCH (a)-[:OPERATES_IN]->(:Sector) } AND EXISTS { MATCH (b)-[:OPERATES_IN]->(:Sector) } AS sectors,
     EXISTS { MATCH (a)-[:OPERATES_IN]->(:Sector)<-[:OPERATES_IN]-(b) } AS one_sector,
     EXISTS { MATCH (a)-[:LOCATED_IN]->(:Place) } AND EXISTS { MATCH (b)-[:LOCATED_IN]->(:Place) } AS regions,
     EXISTS {
       MATCH (a)-[:LOCATED_IN]->(:Place)-[:WITHIN*0..4]->(x:Place)<-[:WITHIN*0..4]-(:Place)<-[:LOCATED_IN]-(b)
       WHERE $country IS NULL OR x.id <> $country
     } AS one_region
WITH [{grouping: 'type', known: true, same: one_type}, {grouping: 'sector', known: sectors, same: one_sector},
      {grouping: 'region', known: regions, same: one_region}] AS groupings
UNWIND groupings AS g
WITH g.grouping AS grouping, sum(CASE WHEN g.known THEN 1 ELSE 0 END) AS ties, sum(CASE WHEN g.same THEN 1 ELSE 0 END) AS within
RETURN grouping, ties, within, CASE WHEN ties = 0 THEN null ELSE round(100.0 * within / ties) / 100 END AS share
ORDER BY grouping

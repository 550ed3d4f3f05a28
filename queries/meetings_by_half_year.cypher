// number: 26
// theme: events
// en: Which organisations met at events in each half of a year?
// ru: Какие организации встречались на мероприятиях в каждом полугодии?
// kk: Әр жартыжылдықта қандай ұйымдар іс-шараларда кездесті?
// parameter: organisation | Organization | one of the two; without it, all | default none
// parameter: most | integer | events with more organisations than this are left out | default 50
// parameter: limit | integer | how many rows at the most | default 1000
// column: half_year | such as 2025-H1, or the year alone where the month is not known
// column: organisation | one of the two
// column: other | the other
// column: events | how many events both were at
// note: `kg analyse projection` measures such a network as a whole.
MATCH (v:Event)
WHERE v.date IS NOT NULL AND COUNT {
  MATCH (v)<-[r:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(o:Organization) WHERE r.status = 'actual' RETURN DISTINCT o
} <= $most
MATCH (a:Organization)-[x:PARTICIPATED_IN|ORGANIZED|SUPPORTED]->(v)<-[y:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(b:Organization)
WHERE a.id < b.id AND x.status = 'actual' AND y.status = 'actual'
  AND ($organisation IS NULL OR $organisation IN [a.id, b.id])
WITH DISTINCT a, b, v,
     substring(v.date, 0, 4) + CASE WHEN size(v.date) = 4 THEN ''
                                    WHEN substring(v.date, 5, 2) <= '06' THEN '-H1' ELSE '-H2' END AS half_year
RETURN half_year, CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS organisation,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS other, count(v) AS events
ORDER BY half_year, events DESC, organisation, other
LIMIT toInteger($limit)

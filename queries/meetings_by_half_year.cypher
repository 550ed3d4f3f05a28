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
MATCH (v:Event)<-[r:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(o:Organization)
WHERE v.date IS NOT NULL AND r.status = 'actual'
WITH v.date AS date, v.id AS event, collect(DISTINCT o.id) AS present
WHERE size(present) <= $most
UNWIND present AS one
UNWIND present AS two
WITH one, two, event, date WHERE one < two AND ($organisation IS NULL OR $organisation IN [one, two])
WITH one, two, substring(date, 0, 4) + CASE WHEN size(date) = 4 THEN ''
                                            WHEN substring(date, 5, 2) <= '06' THEN '-H1' ELSE '-H2' END AS half_year,
     count(*) AS events
MATCH (a:Entity {id: one})
MATCH (b:Entity {id: two})
RETURN half_year, CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS organisation,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS other, events
ORDER BY half_year, events DESC, organisation, other
LIMIT toInteger($limit)

// number: 23
// theme: events
// en: Which organisations met at several events but have no stated partnership?
// ru: Какие организации встречались на нескольких мероприятиях, но о партнёрстве между ними не сказано?
// kk: Қандай ұйымдар бірнеше іс-шарада кездесті, бірақ олардың әріптестігі туралы айтылмаған?
// parameter: least | integer | at how many events at the least | default 2
// parameter: most | integer | events with more organisations than this are left out | default 50
// parameter: limit | integer | how many rows at the most | default 100
// column: organisation | one of the two
// column: other | the other
// column: events | at how many events both were
// column: names | which events
// note: an announced or ended partnership counts as stated. `kg analyse projection` measures the whole projection of events on organisations.
MATCH (v:Event)<-[r:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(o:Organization)
WHERE r.status = 'actual'
WITH v.id AS event, collect(DISTINCT o.id) AS present
WHERE size(present) <= $most
UNWIND present AS one
UNWIND present AS two
WITH one, two, event WHERE one < two
WITH one, two, count(*) AS events
WHERE events >= $least
MATCH (a:Entity {id: one})
MATCH (b:Entity {id: two})
WHERE NOT EXISTS { MATCH (a)-[:PARTNERS_WITH]-(b) }
WITH a, b, events ORDER BY events DESC, a.name, b.name LIMIT toInteger($limit)
RETURN CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS organisation,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS other, events, COLLECT {
         MATCH (a)-[x:PARTICIPATED_IN|ORGANIZED|SUPPORTED]->(v:Event)<-[y:PARTICIPATED_IN|ORGANIZED|SUPPORTED]-(b)
         WHERE x.status = 'actual' AND y.status = 'actual'
         RETURN DISTINCT v.name AS name ORDER BY name
       } AS names
ORDER BY events DESC, organisation, other

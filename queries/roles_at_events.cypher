// number: 25
// theme: events
// en: Who organises and supports events, and who only attends?
// ru: Кто организует и поддерживает мероприятия, а кто только присутствует?
// kk: Іс-шараларды кім ұйымдастырады және қолдайды, ал кім тек қатысады?
// parameter: limit | integer | how many rows at the most | default 100
// column: organisation | the organisation
// column: type | its type
// column: organised | how many events it organised
// column: supported | how many it supported
// column: attended | how many it took part in
// column: only_attends | whether it did nothing but take part
MATCH (v:Event)<-[r:ORGANIZED|SUPPORTED|PARTICIPATED_IN]-(o:Organization)
WHERE r.status = 'actual'
WITH o, count(DISTINCT CASE type(r) WHEN 'ORGANIZED' THEN v.id END) AS organised,
     count(DISTINCT CASE type(r) WHEN 'SUPPORTED' THEN v.id END) AS supported,
     count(DISTINCT CASE type(r) WHEN 'PARTICIPATED_IN' THEN v.id END) AS attended
RETURN o.name AS organisation, o.type AS type, organised, supported, attended,
       organised + supported = 0 AS only_attends
ORDER BY organised DESC, supported DESC, attended DESC, organisation
LIMIT toInteger($limit)

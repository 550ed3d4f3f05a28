// en: Who holds which role at which organisation?
// ru: Кто какую должность занимает в какой организации?
// kk: Кім қай ұйымда қандай қызмет атқарады?
// columns: person, role, organisation, status
// parameters: none
MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Entity)
RETURN p.name AS person, r.role AS role, o.name AS organisation, r.status AS status
ORDER BY person, role, organisation, status

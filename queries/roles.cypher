// theme: people
// en: Who holds which role at which organisation?
// ru: Кто какую должность занимает в какой организации?
// kk: Кім қай ұйымда қандай қызмет атқарады?
// column: person | the person
// column: role | the role, as written
// column: organisation | the organisation
// column: status | actual, planned, ended or denied
MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Entity)
RETURN p.name AS person, r.role AS role, o.name AS organisation, r.status AS status
ORDER BY person, role, organisation, status

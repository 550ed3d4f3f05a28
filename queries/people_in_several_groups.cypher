// number: 20
// theme: people
// en: Who sits in several working groups, alliances or other bodies?
// ru: Кто состоит сразу в нескольких рабочих группах, альянсах или других органах?
// kk: Бірнеше жұмыс тобына, альянсқа немесе өзге органға бірдей кім кіреді?
// parameter: least | integer | in how many bodies at the least | default 2
// parameter: limit | integer | how many rows at the most | default 100
// column: person | the person
// column: groups | in how many bodies
// column: names | which bodies
MATCH (p:Person)-[r:MEMBER_OF]->(g:Organization)
WHERE r.status = 'actual'
WITH DISTINCT p, g ORDER BY g.name
WITH p, collect(g.name) AS names
WHERE size(names) >= $least
RETURN p.name AS person, size(names) AS groups, names
ORDER BY groups DESC, person
LIMIT toInteger($limit)

// number: 5
// theme: partners
// en: Which companies, colleges and other organisations sit in two or more alliances?
// ru: Какие компании, колледжи и другие организации входят в два и более альянса?
// kk: Қандай компаниялар, колледждер және басқа ұйымдар екі немесе одан да көп альянсқа кіреді?
// parameter: least | integer | in how many alliances at the least | default 2
// parameter: limit | integer | how many rows at the most | default 100
// column: organisation | the organisation
// column: type | its type
// column: alliances | in how many alliances
// column: names | which alliances
MATCH (a:Alliance)<-[r:MEMBER_OF]-(o:Organization)
WHERE r.status = 'actual'
WITH DISTINCT o, a ORDER BY a.name
WITH o, collect(a.name) AS names
WHERE size(names) >= $least
RETURN o.name AS organisation, o.type AS type, size(names) AS alliances, names
ORDER BY alliances DESC, organisation
LIMIT toInteger($limit)

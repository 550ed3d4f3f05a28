// number: 14
// theme: gaps
// en: Which companies host dual education with colleges but have no tie to a university?
// ru: Какие компании ведут дуальное обучение с колледжами, но не связаны ни с одним вузом?
// kk: Қандай компаниялар колледждермен дуалды оқыту жүргізеді, бірақ бірде-бір университетпен байланысы жоқ?
// parameter: limit | integer | how many rows at the most | default 100
// column: company | the company
// column: colleges | the colleges
MATCH (k:Company)-[r:PARTNERS_WITH]-(c:College)
WHERE r.kind = 'dual_education' AND r.status = 'actual'
WITH DISTINCT k, c ORDER BY c.name
WITH k, collect(c.name) AS colleges
WHERE NOT EXISTS { MATCH (k)-[s:PARTNERS_WITH]-(:University) WHERE s.status = 'actual' }
RETURN k.name AS company, colleges
ORDER BY size(colleges) DESC, company
LIMIT toInteger($limit)

// number: 37
// theme: change
// en: Which partnerships have had no new evidence since that date?
// ru: О каких партнёрствах с этой даты нет новых свидетельств?
// kk: Қандай әріптестіктер туралы сол күннен бері жаңа дерек жоқ?
// parameter: date | date | the day | example 2026-06-01
// parameter: limit | integer | how many rows at the most | default 100
// column: name | one of the two
// column: partner | the other
// column: kind | the kind of tie
// column: attested_on | the latest document that says so
// column: sources | how many independent documents say so
MATCH (a:Organization)-[r:PARTNERS_WITH]->(b:Organization)
WHERE r.status = 'actual'
WITH a, b, r.kind AS kind, max(r.attested_on) AS attested_on, sum(r.sources) AS sources
WHERE attested_on < substring($date, 0, size(attested_on))
RETURN CASE WHEN a.name <= b.name THEN a.name ELSE b.name END AS name,
       CASE WHEN a.name <= b.name THEN b.name ELSE a.name END AS partner, kind, attested_on, sources
ORDER BY attested_on, name, partner, kind
LIMIT toInteger($limit)

// theme: lookup
// en: Which entities have a name that contains this text?
// ru: В названии каких сущностей встречается этот текст?
// kk: Қай нысандардың атауында осы мәтін кездеседі?
// parameter: text | text | part of a name, in any language, as written; case does not matter | example university
// parameter: limit | integer | how many rows at the most | default 100
// column: id | the id of the entity
// column: name | its name
// column: type | its type
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE toLower(n.text) CONTAINS toLower($text)
RETURN DISTINCT e.id AS id, e.name AS name, e.type AS type
ORDER BY name, id
LIMIT toInteger($limit)

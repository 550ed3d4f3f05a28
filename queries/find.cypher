// theme: lookup
// en: Which entities have this id or this whole name?
// ru: У каких объектов такой идентификатор или такое полное имя?
// kk: Қандай нысандардың идентификаторы немесе толық атауы осындай?
// parameter: id | text | the id of an entity, or anything else | default none
// parameter: key | key | the whole name | example Ulgi University
// column: id | the id of the entity
// column: name | its name
// column: type | its type
// column: documents | how many documents name it
CALL {
  MATCH (e:Entity {id: $id})
  RETURN e
  UNION
  MATCH (n:Name {key: $key})-[:NAMES]->(e:Entity)
  WHERE n.whole
  RETURN e
}
RETURN DISTINCT e.id AS id, e.name AS name, e.type AS type, e.documents AS documents
ORDER BY documents DESC, name, id

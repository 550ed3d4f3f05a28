// number: 15
// theme: gaps
// en: Which departments of this university have no named partner outside it?
// ru: У каких подразделений этого вуза нет ни одного названного внешнего партнёра?
// kk: Осы университеттің қай бөлімшелерінің аталған сыртқы әріптесі жоқ?
// parameter: university | Organization | the university, or another organisation with departments | example Ulgi University
// column: unit | the department
// column: documents | how many documents name it
MATCH (u:Entity {id: $university})<-[:PART_OF*1..3]-(d:Unit)
WHERE NOT EXISTS {
  MATCH (d)-[r:PARTNERS_WITH]-(p:Organization)
  WHERE r.status = 'actual' AND p.id <> $university AND NOT EXISTS { MATCH (p)-[:PART_OF*1..3]->(:Entity {id: $university}) }
}
RETURN DISTINCT d.name AS unit, d.documents AS documents
ORDER BY documents DESC, unit

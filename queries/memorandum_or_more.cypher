// number: 9
// theme: partners
// en: Do these two have only a memorandum, or an actual agreement such as dual education as well?
// ru: У этих двух организаций только меморандум или есть и действующий договор, например о дуальном обучении?
// kk: Осы екі ұйымның арасында тек меморандум ба, әлде нақты келісім, мысалы дуалды оқыту шарты да бар ма?
// parameter: first | Organization | one of the two | example Ulgi University
// parameter: second | Organization | the other | example Primer Machine Works LLP
// column: kind | the kind of tie
// column: status | actual, planned, ended or denied
// column: since | since when, as far as stated
// column: until | until when, as far as stated
// column: agreement | the agreement that the tie rests on
// column: attested_on | the latest document that says so
// column: sources | how many independent documents say so
MATCH (:Entity {id: $first})-[r:PARTNERS_WITH]-(:Entity {id: $second})
OPTIONAL MATCH (a:Entity {id: coalesce(r.agreement, '')})
RETURN r.kind AS kind, r.status AS status, r.since AS since, r.until AS until, a.name AS agreement,
       r.attested_on AS attested_on, r.sources AS sources
ORDER BY kind, status, since

// number: 51
// theme: evidence
// en: Which organisations have no name in English, Russian or Kazakh, or no identifier in a public register?
// ru: У каких организаций нет названия на английском, русском или казахском либо идентификатора в открытых реестрах?
// kk: Қандай ұйымдардың ағылшын, орыс немесе қазақ тіліндегі атауы не ашық тізілімдердегі идентификаторы жоқ?
// parameter: type | text | the type of organisation | default University
// parameter: limit | integer | how many rows at the most | default 1000
// column: organisation | the organisation
// column: lacking | en, ru, kk for a name in that language, identifier
// column: documents | how many documents name it
MATCH (o:Organization)
WHERE o.type = $type
WITH o, [part IN [CASE WHEN o.name_en IS NULL THEN 'en' END, CASE WHEN o.name_ru IS NULL THEN 'ru' END,
                  CASE WHEN o.name_kk IS NULL THEN 'kk' END,
                  CASE WHEN o.wikidata IS NULL AND o.ror IS NULL AND o.bin IS NULL THEN 'identifier' END]
         WHERE part IS NOT NULL] AS lacking
WHERE size(lacking) > 0
RETURN o.name AS organisation, lacking, o.documents AS documents
ORDER BY documents DESC, organisation
LIMIT toInteger($limit)

// number: 22
// theme: people
// en: Under which spellings does this person or organisation appear, and in which documents?
// ru: В каких написаниях встречается этот человек или организация и в каких документах?
// kk: Бұл адам немесе ұйым қандай жазылу түрлерінде және қай құжаттарда кездеседі?
// parameter: entity | Entity | the person, organisation or other thing | example Ulgi University
// column: variant | the spelling
// column: language | its language
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
MATCH (:Entity {id: $entity})<-[:SUBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
WHERE c.type IN ['name', 'alias']
RETURN DISTINCT c.value AS variant, c.value_language AS language, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY variant, language, uri, sentence

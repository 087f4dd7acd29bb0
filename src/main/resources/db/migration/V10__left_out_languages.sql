-- The texts in languages that the last publication left out, as JSON by language and place; null if it left out none.
alter table questionnaire_draft add column left_out varchar;

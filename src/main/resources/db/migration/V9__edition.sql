-- The version of the questionnaire that is in use; always one row once the program has started.
create table questionnaire_in_use (
    id                       smallint primary key,
    questionnaire_version_id bigint not null references questionnaire_version,
    constraint questionnaire_in_use_once check (id = 1)
);

-- The draft of the next version; one row, whether there is a draft or not.
create table questionnaire_draft (
    id       smallint primary key,
    revision bigint not null, -- raised by each change, by discarding and by publishing
    content  varchar, -- as JSON; null if there is no draft
    constraint questionnaire_draft_once check (id = 1)
);
insert into questionnaire_draft (id, revision) values (1, 0);

-- The guide and the actions of a version, whole, as YAML.
create table questionnaire_guide (
    questionnaire_version_id bigint      not null references questionnaire_version on delete cascade,
    language                 varchar(35) not null, -- a BCP 47 tag; und for the original
    content                  varchar     not null,
    primary key (questionnaire_version_id, language)
);

alter table questionnaire_version add column published_by varchar(100); -- the consultant; null if it came from a file
alter table questionnaire_version add column reason varchar(200); -- why it was published

-- The source texts of which a translation was made, where they are others by now, as JSON by the place of the text.
alter table questionnaire_translation add column made_from varchar;

-- The figures by the state and the tags of the follow-ups too. One row holds all that is counted of the submissions that it
-- stands for: a row for each figure would be millions of rows by now. All of it is counted anew at the next count.
drop table insight;

create table insight (
    span                     varchar(5)  not null, -- 'day' or 'month'
    first_day                date        not null,
    state                    varchar(20) not null, -- of the follow-up, or '' for whichever
    tag                      varchar(40) not null, -- one of the follow-up's, or '' for whichever and none
    band                     varchar(40) not null,
    source                   varchar(40) not null, -- or '' for none
    questionnaire_version_id bigint      not null,
    number                   integer     not null, -- of submissions
    tally                    varchar     not null, -- numbers by figure, item and bucket, as JSON
    unique (span, state, tag, first_day, band, source, questionnaire_version_id) -- in the order in which pages ask
);

create index insight_first_day on insight (span, first_day);

update insight_count set zone = '';

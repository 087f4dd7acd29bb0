-- What submissions are filtered and sorted by stands in one row, so that each filter of one field is a range of one index, in
-- the list's order.
alter table follow_up add column submitted_at timestamp with time zone;
alter table follow_up add column band varchar(40);
alter table follow_up add column source varchar(40);
alter table follow_up add column has_feedback boolean;
alter table follow_up add column waiting boolean; -- whether it isn't done

update follow_up set
    submitted_at = (select submission.submitted_at from submission where submission.id = follow_up.submission_id),
    band = (select submission.band from submission where submission.id = follow_up.submission_id),
    source = (select submission.source from submission where submission.id = follow_up.submission_id),
    has_feedback = (select submission.feedback is not null from submission where submission.id = follow_up.submission_id),
    waiting = state <> 'DONE';

alter table follow_up alter column submitted_at set not null;
alter table follow_up alter column band set not null;
alter table follow_up alter column has_feedback set not null;
alter table follow_up alter column waiting set not null;

drop index follow_up_due;
drop index follow_up_owner;

create index follow_up_newest on follow_up (submitted_at desc, submission_id desc);
create index follow_up_band on follow_up (band, submitted_at desc, submission_id desc);
create index follow_up_source on follow_up (source, submitted_at desc, submission_id desc);
create index follow_up_state on follow_up (state, submitted_at desc, submission_id desc);
create index follow_up_owner on follow_up (owner, submitted_at desc, submission_id desc);
create index follow_up_feedback on follow_up (has_feedback, submitted_at desc, submission_id desc);
create index follow_up_waiting on follow_up (waiting, submitted_at desc, submission_id desc);
create index follow_up_due on follow_up (waiting, reply_by, submission_id);

alter table follow_up_tag add column submitted_at timestamp with time zone;

update follow_up_tag set
    submitted_at = (select submission.submitted_at from submission where submission.id = follow_up_tag.submission_id);

alter table follow_up_tag alter column submitted_at set not null;

drop index follow_up_tagged;

create index follow_up_tagged on follow_up_tag (tag, submitted_at desc, submission_id desc);

-- Which words a submission is found by; those of what was there before come in the next step.
create table submission_word (
    submission_id bigint not null references submission on delete cascade,
    word          bytea  not null, -- UTF-8, so that it sorts alike in every database
    primary key (submission_id, word)
);

create index submission_word_of on submission_word (word, submission_id);

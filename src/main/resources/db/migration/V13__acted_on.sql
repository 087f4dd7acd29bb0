-- Whether something was done about the feedback, so that what waits for that has an index; null where there is no feedback.
alter table follow_up add column acted_on boolean;

update follow_up set acted_on = exists (select 1 from acted_on where acted_on.submission_id = follow_up.submission_id)
where has_feedback;

create index follow_up_acted_on on follow_up (acted_on, submitted_at desc, submission_id desc);

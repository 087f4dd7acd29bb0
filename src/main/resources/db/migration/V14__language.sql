-- In which language the visitor reads, for mails; null where that was not noted yet.
alter table submission add column language varchar(35);

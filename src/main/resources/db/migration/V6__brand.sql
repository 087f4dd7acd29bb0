-- One row: the consultancy as visitors see it. A text is empty where nothing is set.
create table brand (
    id                 integer       not null primary key check (id = 1),
    version            integer       not null, -- counts the changes
    name               varchar(2560) not null default '', -- 80 characters as readers count them
    logo               varchar(80)   not null default '', -- the name of a brand_image
    colour             varchar(7)    not null default '', -- such as #0f3f3a
    person_name        varchar(2560) not null default '',
    person_line        varchar(6400) not null default '', -- 200 characters
    photo              varchar(80)   not null default '', -- the name of a brand_image
    booking_url        varchar(500)  not null default '',
    phone              varchar(40)   not null default '',
    email              varchar(254)  not null default '',
    imprint            varchar(4000) not null default '', -- a text, or the URL of another page
    controller_name    varchar(200)  not null default '',
    controller_address varchar(500)  not null default '',
    controller_email   varchar(254)  not null default '',
    legal_basis        varchar(1000) not null default '',
    time_zone          varchar(60)   not null default '', -- such as Europe/Berlin
    comparison         varchar(10)   not null default '' -- 'OFF' if results show nothing of others
);
insert into brand (id, version) values (1, 0);

-- The logo and the photo.
create table brand_image (
    name    varchar(80) not null primary key, -- SHA-256 of the content in hex, and the file type
    content bytea       not null
);

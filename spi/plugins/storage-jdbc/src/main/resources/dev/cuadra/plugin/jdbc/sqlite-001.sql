-- The tenant stands first in every key, so that a distributed database can shard by it.
-- Ids are their 16 bytes; an instant is its second and nanosecond; text that a caller chooses freely is its UTF-8 bytes.

CREATE TABLE document (
  tenant     TEXT    NOT NULL,
  collection TEXT    NOT NULL,
  id         BLOB    NOT NULL,
  version    INTEGER NOT NULL,
  deleted    INTEGER NOT NULL,
  head       BLOB    NOT NULL,
  body       BLOB    NOT NULL,
  places     BLOB    NOT NULL,
  PRIMARY KEY (tenant, collection, id)
) STRICT;

-- One tree serves order and uniqueness: the tie is empty in a unique entry, so that the key admits one document, and the
-- document's id in any other. The document knows its own places (document.places), so that none is searched for.
CREATE TABLE index_entry (
  tenant     TEXT NOT NULL,
  collection TEXT NOT NULL,
  index_name TEXT NOT NULL,
  ordered    BLOB NOT NULL,
  tie        BLOB NOT NULL,
  id         BLOB NOT NULL,
  PRIMARY KEY (tenant, collection, index_name, ordered, tie)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  tenant     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  collection TEXT    NOT NULL,
  id         BLOB    NOT NULL,
  number     INTEGER NOT NULL,
  at_second  INTEGER NOT NULL,
  at_nano    INTEGER NOT NULL,
  previous   BLOB    NOT NULL,
  hash       BLOB    NOT NULL,
  body       BLOB    NOT NULL,
  PRIMARY KEY (tenant, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX journal_link ON journal (tenant, collection, id, number);

CREATE TABLE idempotency (
  tenant      TEXT    NOT NULL,
  request     BLOB    NOT NULL,
  fingerprint BLOB    NOT NULL,
  answer      BLOB    NOT NULL,
  at_second   INTEGER NOT NULL,
  at_nano     INTEGER NOT NULL,
  PRIMARY KEY (tenant, request)
) STRICT, WITHOUT ROWID;

-- state: 0 waits, 1 is parked, 2 is delivered and kept by its id alone, so that it is never taken in again.
CREATE TABLE outbox (
  tenant            TEXT    NOT NULL,
  id                BLOB    NOT NULL,
  number            INTEGER NOT NULL,
  channel           TEXT    NOT NULL,
  body              BLOB    NOT NULL,
  not_before_second INTEGER NOT NULL,
  not_before_nano   INTEGER NOT NULL,
  due_second        INTEGER NOT NULL,
  due_nano          INTEGER NOT NULL,
  state             INTEGER NOT NULL,
  attempts          INTEGER NOT NULL,
  reason            BLOB    NOT NULL,
  lease             BLOB,
  until_second      INTEGER,
  until_nano        INTEGER,
  PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- A dispatcher serves every tenant that the database holds: these two are the only indexes without the tenant first.
CREATE INDEX outbox_due ON outbox (due_second, due_nano, number) WHERE state = 0 AND lease IS NULL;

CREATE INDEX outbox_lease ON outbox (until_second, until_nano) WHERE lease IS NOT NULL;

CREATE INDEX outbox_parked ON outbox (tenant, due_second, due_nano, number) WHERE state = 1;

CREATE TABLE rebuild (
  tenant     TEXT NOT NULL,
  collection TEXT NOT NULL,
  index_name TEXT NOT NULL,
  PRIMARY KEY (tenant, collection, index_name)
) STRICT, WITHOUT ROWID;

-- The last position given out. It never goes back, also when a tenant is deleted: a reader who goes on from an old
-- position misses nothing.
CREATE TABLE counter (
  name  TEXT    NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

INSERT INTO counter (name, value) VALUES ('position', 0);

-- The tenant stands first in every key, so that a distributed database can shard by it. Names are compared byte by byte,
-- whatever the database's language.
-- Ids are their 16 bytes; an instant is its second and nanosecond; text that a caller chooses freely is its UTF-8 bytes.

CREATE TABLE @document (
  tenant text COLLATE "C" NOT NULL,
  collection text COLLATE "C" NOT NULL,
  id bytea NOT NULL,
  version bigint NOT NULL,
  deleted smallint NOT NULL,
  head bytea NOT NULL,
  body bytea NOT NULL,
  places bytea NOT NULL,
  PRIMARY KEY (tenant, collection, id)
);

-- One tree serves order and uniqueness: the tie is empty in a unique entry, so that the key admits one document, and the
-- document's id in any other. The document knows its own places (document.places), so that none is searched for.
CREATE TABLE @index_entry (
  tenant text COLLATE "C" NOT NULL,
  collection text COLLATE "C" NOT NULL,
  index_name text COLLATE "C" NOT NULL,
  ordered bytea NOT NULL,
  tie bytea NOT NULL,
  id bytea NOT NULL,
  PRIMARY KEY (tenant, collection, index_name, ordered, tie)
);

CREATE TABLE @journal (
  tenant text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  collection text COLLATE "C" NOT NULL,
  id bytea NOT NULL,
  number bigint NOT NULL,
  at_second bigint NOT NULL,
  at_nano integer NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (tenant, position)
);

CREATE UNIQUE INDEX journal_link ON @journal (tenant, collection, id, number);

CREATE TABLE @idempotency (
  tenant text COLLATE "C" NOT NULL,
  request bytea NOT NULL,
  fingerprint bytea NOT NULL,
  answer bytea NOT NULL,
  at_second bigint NOT NULL,
  at_nano integer NOT NULL,
  PRIMARY KEY (tenant, request)
);

-- state: 0 waits, 1 is parked, 2 is delivered and kept by its id alone, so that it is never taken in again.
CREATE TABLE @outbox (
  tenant text COLLATE "C" NOT NULL,
  id bytea NOT NULL,
  number bigint NOT NULL,
  channel text COLLATE "C" NOT NULL,
  body bytea NOT NULL,
  not_before_second bigint NOT NULL,
  not_before_nano integer NOT NULL,
  due_second bigint NOT NULL,
  due_nano integer NOT NULL,
  state smallint NOT NULL,
  attempts integer NOT NULL,
  reason bytea NOT NULL,
  lease bytea,
  until_second bigint,
  until_nano integer,
  PRIMARY KEY (tenant, id)
);

-- A dispatcher serves every tenant that the database holds: these two are the only indexes without the tenant first.
CREATE INDEX outbox_due ON @outbox (due_second, due_nano, tenant, number) WHERE state = 0 AND lease IS NULL;

CREATE INDEX outbox_lease ON @outbox (until_second, until_nano) WHERE lease IS NOT NULL;

CREATE INDEX outbox_parked ON @outbox (tenant, due_second, due_nano, number) WHERE state = 1;

CREATE TABLE @rebuild (
  tenant text COLLATE "C" NOT NULL,
  collection text COLLATE "C" NOT NULL,
  index_name text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, collection, index_name)
);

-- The last position given out to a tenant; its row is the lock under which the tenant's commits follow one another. It
-- never goes back, also when the tenant is deleted: a reader who goes on from an old position misses nothing.
CREATE TABLE @counter (
  tenant text COLLATE "C" NOT NULL PRIMARY KEY,
  value bigint NOT NULL
) WITH (fillfactor = 50);

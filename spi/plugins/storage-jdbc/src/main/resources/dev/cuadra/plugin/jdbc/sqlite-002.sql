-- The history of the schema is kept by the migration library from here on.

DROP TABLE IF EXISTS schema_version;

-- Messages due at the same instant go out by tenant: only within a tenant are they numbered on every database.

DROP INDEX outbox_due;

CREATE INDEX outbox_due ON outbox (due_second, due_nano, tenant, number) WHERE state = 0 AND lease IS NULL;

-- What an auditor may read with SQL: the figures of the boletas, the closed months and the journal, of every tenant.
-- What is sealed, such as names and tax numbers, is in no view.
--
-- For a database that Cuadra keeps in a SQLite file:  sqlite3 cuadra.db < sqlite.sql
-- Run again, it makes the views anew. Amounts are whole pesos, days AAAA-MM-DD, months AAAA-MM.
-- SQLite cannot give a right to a view alone: hand auditors a copy of the file, without the key file.

-- A boleta. payer is the id of the company's document; folio is the issuer's number for it and says nothing without the
-- issuer, who is sealed. decision is what a person decided about it: null when there was nothing to decide.
DROP VIEW IF EXISTS view_boleta_boleta;
CREATE VIEW view_boleta_boleta AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.folio') AS folio,
  json_extract(CAST(body AS TEXT), '$.data.concept') AS concept,
  json_extract(CAST(body AS TEXT), '$.data.date') AS date_written,
  json_extract(CAST(body AS TEXT), '$.data.paidOn') AS paid_on,
  json_extract(CAST(body AS TEXT), '$.data.state') AS state,
  json_extract(CAST(body AS TEXT), '$.data.gross') AS gross,
  json_extract(CAST(body AS TEXT), '$.data.retainer') AS retainer,
  json_extract(CAST(body AS TEXT), '$.data.retained') AS retained,
  json_extract(CAST(body AS TEXT), '$.data.loanRetained') AS loan_retained,
  json_extract(CAST(body AS TEXT), '$.data.decision') AS decision
FROM document
WHERE collection = 'boleta.boleta' AND deleted = 0;

-- A closed month of a company. What stands in the codes of its Form 29 is in view_boleta_close_code.
DROP VIEW IF EXISTS view_boleta_close;
CREATE VIEW view_boleta_close AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.period') AS period,
  json_extract(CAST(body AS TEXT), '$.data.rule') AS period_rule,
  json_extract(CAST(body AS TEXT), '$.data.unexplained') AS unexplained
FROM document
WHERE collection = 'boleta.close' AND deleted = 0;

-- Each code of Form 29 of a closed month. close_id is the id in view_boleta_close.
DROP VIEW IF EXISTS view_boleta_close_code;
CREATE VIEW view_boleta_close_code AS
SELECT
  d.tenant,
  substr(lower(hex(d.id)), 1, 8) || '-' || substr(lower(hex(d.id)), 9, 4) || '-' || substr(lower(hex(d.id)), 13, 4)
    || '-' || substr(lower(hex(d.id)), 17, 4) || '-' || substr(lower(hex(d.id)), 21) AS close_id,
  json_extract(CAST(d.body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(d.body AS TEXT), '$.data.period') AS period,
  c.key AS code,
  c.value AS value
FROM document d, json_each(CAST(d.body AS TEXT), '$.data.codes') c
WHERE d.collection = 'boleta.close' AND d.deleted = 0;

-- The boletas behind each code. boleta_id is the id in view_boleta_boleta.
DROP VIEW IF EXISTS view_boleta_close_boleta;
CREATE VIEW view_boleta_close_boleta AS
SELECT
  d.tenant,
  substr(lower(hex(d.id)), 1, 8) || '-' || substr(lower(hex(d.id)), 9, 4) || '-' || substr(lower(hex(d.id)), 13, 4)
    || '-' || substr(lower(hex(d.id)), 17, 4) || '-' || substr(lower(hex(d.id)), 21) AS close_id,
  json_extract(CAST(d.body AS TEXT), '$.data.period') AS period,
  c.key AS code,
  b.value AS boleta_id
FROM document d, json_each(CAST(d.body AS TEXT), '$.data.boletas') c, json_each(c.value) b
WHERE d.collection = 'boleta.close' AND d.deleted = 0;

-- A person on the contractor list, without the person: what the list says about their tax.
DROP VIEW IF EXISTS view_boleta_contractor;
CREATE VIEW view_boleta_contractor AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.retainer') AS retainer,
  json_extract(CAST(body AS TEXT), '$.data.director') AS director,
  json_extract(CAST(body AS TEXT), '$.data.loan') AS loan
FROM document
WHERE collection = 'boleta.contractor' AND deleted = 0;

-- A company whose books are kept; its tax number is sealed.
DROP VIEW IF EXISTS view_boleta_payer;
CREATE VIEW view_boleta_payer AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version
FROM document
WHERE collection = 'boleta.payer' AND deleted = 0;

-- An import of a contractor list. fingerprint is the SHA-256 of the file.
DROP VIEW IF EXISTS view_boleta_import;
CREATE VIEW view_boleta_import AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.fingerprint') AS fingerprint,
  json_extract(CAST(body AS TEXT), '$.data.lines') AS lines,
  json_extract(CAST(body AS TEXT), '$.data.done') AS done,
  json_extract(CAST(body AS TEXT), '$.data.counts.created') AS created,
  json_extract(CAST(body AS TEXT), '$.data.counts.updated') AS updated,
  json_extract(CAST(body AS TEXT), '$.data.counts.unchanged') AS unchanged,
  json_extract(CAST(body AS TEXT), '$.data.counts.rejected') AS rejected
FROM document
WHERE collection = 'boleta.import' AND deleted = 0;

-- The journal: which document was written when, as which version, and the hashes that chain a document's entries. What
-- was written is sealed. time is UTC, to the microsecond; previous is empty in the first entry of a document.
DROP VIEW IF EXISTS view_journal;
CREATE VIEW view_journal AS
SELECT
  tenant,
  position,
  collection,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  number,
  strftime('%Y-%m-%dT%H:%M:%S', at_second, 'unixepoch') || '.' || substr('00000' || (at_nano / 1000), -6) || 'Z'
    AS time,
  lower(hex(previous)) AS previous,
  lower(hex(hash)) AS hash
FROM journal;

-- What an auditor may read with SQL: the figures of the boletas, the closed months, the lay-bys and the
-- journal, of every tenant. What is sealed, such as names and tax numbers, is in no view.
--
-- For a database that Cuadra keeps in a SQLite file:  sqlite3 cuadra.db < sqlite.sql
-- Run again, it makes the views anew. Amounts of boletas are whole pesos, those of lay-bys decimals of
-- their currency; days AAAA-MM-DD, months AAAA-MM.
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

-- An upload of boletas. fingerprint is the SHA-256 of the company and the file.
DROP VIEW IF EXISTS view_boleta_upload;
CREATE VIEW view_boleta_upload AS
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
WHERE collection = 'boleta.upload' AND deleted = 0;

-- What happened to a boleta. id is that of the boleta in view_boleta_boleta; state is where it stood on the day seen.
DROP VIEW IF EXISTS view_boleta_life;
CREATE VIEW view_boleta_life AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.seen') AS seen,
  json_extract(CAST(body AS TEXT), '$.data.state') AS state
FROM document
WHERE collection = 'boleta.life' AND deleted = 0;

-- A return of a month that was filed. number is 1 for the first, more for those that rectify it.
DROP VIEW IF EXISTS view_boleta_filing;
CREATE VIEW view_boleta_filing AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.period') AS period,
  json_extract(CAST(body AS TEXT), '$.data.number') AS number,
  json_extract(CAST(body AS TEXT), '$.data.folio') AS folio,
  json_extract(CAST(body AS TEXT), '$.data.filedOn') AS filed_on
FROM document
WHERE collection = 'boleta.filing' AND deleted = 0;

-- A batch of payments; who prepared and approved it is sealed.
DROP VIEW IF EXISTS view_boleta_batch;
CREATE VIEW view_boleta_batch AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.payOn') AS pay_on,
  json_extract(CAST(body AS TEXT), '$.data.phase') AS phase
FROM document
WHERE collection = 'boleta.batch' AND deleted = 0;

-- How many approvals there were for a day of payment of a company.
DROP VIEW IF EXISTS view_boleta_pay_day;
CREATE VIEW view_boleta_pay_day AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.day') AS day,
  json_extract(CAST(body AS TEXT), '$.data.approvals') AS approvals
FROM document
WHERE collection = 'boleta.pay-day' AND deleted = 0;

-- What was paid of a boleta and not returned, and which batch is paying it. id is that of the boleta.
DROP VIEW IF EXISTS view_boleta_pay_state;
CREATE VIEW view_boleta_pay_state AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.batch') AS batch,
  json_extract(CAST(body AS TEXT), '$.data.paid.gross') AS gross,
  json_extract(CAST(body AS TEXT), '$.data.paid.retained') AS retained,
  json_extract(CAST(body AS TEXT), '$.data.paid.loanRetained') AS loan_retained
FROM document
WHERE collection = 'boleta.pay-state' AND deleted = 0;

-- A line of a payment file; whom it pays is sealed. boleta is the id in view_boleta_boleta.
DROP VIEW IF EXISTS view_boleta_transfer;
CREATE VIEW view_boleta_transfer AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.batch') AS batch,
  json_extract(CAST(body AS TEXT), '$.data.file') AS file,
  json_extract(CAST(body AS TEXT), '$.data.position') AS line,
  json_extract(CAST(body AS TEXT), '$.data.reference') AS reference,
  json_extract(CAST(body AS TEXT), '$.data.boleta') AS boleta,
  json_extract(CAST(body AS TEXT), '$.data.amount') AS amount
FROM document
WHERE collection = 'boleta.transfer' AND deleted = 0;

-- A payment of a boleta, or the return of one: then reverses is the id of the payment. Whom it went to is sealed.
DROP VIEW IF EXISTS view_boleta_payment;
CREATE VIEW view_boleta_payment AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.boleta') AS boleta,
  json_extract(CAST(body AS TEXT), '$.data.batch') AS batch,
  json_extract(CAST(body AS TEXT), '$.data.reference') AS reference,
  json_extract(CAST(body AS TEXT), '$.data.paidOn') AS paid_on,
  json_extract(CAST(body AS TEXT), '$.data.returnedOn') AS returned_on,
  json_extract(CAST(body AS TEXT), '$.data.part.gross') AS gross,
  json_extract(CAST(body AS TEXT), '$.data.part.retained') AS retained,
  json_extract(CAST(body AS TEXT), '$.data.part.loanRetained') AS loan_retained,
  json_extract(CAST(body AS TEXT), '$.data.reverses') AS reverses
FROM document
WHERE collection = 'boleta.payment' AND deleted = 0;

-- A change of a contractor: when. Who changed what is sealed. contractor is the id in view_boleta_contractor.
DROP VIEW IF EXISTS view_boleta_contractor_change;
CREATE VIEW view_boleta_contractor_change AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.contractor') AS contractor,
  json_extract(CAST(body AS TEXT), '$.data.at') AS time
FROM document
WHERE collection = 'boleta.contractor-change' AND deleted = 0;

-- Since when a contractor is paid no more.
DROP VIEW IF EXISTS view_boleta_inactivity;
CREATE VIEW view_boleta_inactivity AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.contractor') AS contractor,
  json_extract(CAST(body AS TEXT), '$.data.from') AS from_day
FROM document
WHERE collection = 'boleta.inactivity' AND deleted = 0;

-- How far taking on a contractor has come; all but whether it is complete is sealed.
DROP VIEW IF EXISTS view_boleta_onboarding;
CREATE VIEW view_boleta_onboarding AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.contractor') AS contractor,
  json_extract(CAST(body AS TEXT), '$.data.complete') AS complete,
  json_extract(CAST(body AS TEXT), '$.data.calculated') AS calculated
FROM document
WHERE collection = 'boleta.onboarding' AND deleted = 0;

-- How a company is reminded of its returns; who gets the reminders is sealed.
DROP VIEW IF EXISTS view_boleta_reminding;
CREATE VIEW view_boleta_reminding AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.day') AS day,
  json_extract(CAST(body AS TEXT), '$.data.vat') AS vat,
  json_extract(CAST(body AS TEXT), '$.data.since') AS since
FROM document
WHERE collection = 'boleta.reminding' AND deleted = 0;

-- A month of a company of which reminders were sent.
DROP VIEW IF EXISTS view_boleta_reminder;
CREATE VIEW view_boleta_reminder AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.payer') AS payer,
  json_extract(CAST(body AS TEXT), '$.data.period') AS period
FROM document
WHERE collection = 'boleta.reminder' AND deleted = 0;

-- A run over several companies, by the name that the host gave it.
DROP VIEW IF EXISTS view_boleta_run;
CREATE VIEW view_boleta_run AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.name') AS name
FROM document
WHERE collection = 'boleta.run' AND deleted = 0;

-- A lay-by. consumer is the id of a document that is sealed; log_length and log_head are those of its log, of which
-- view_layby_event shows the events.
DROP VIEW IF EXISTS view_layby_agreement;
CREATE VIEW view_layby_agreement AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.number') AS number,
  json_extract(CAST(body AS TEXT), '$.data.business') AS business,
  json_extract(CAST(body AS TEXT), '$.data.store') AS store,
  json_extract(CAST(body AS TEXT), '$.data.zone') AS zone,
  json_extract(CAST(body AS TEXT), '$.data.consumer') AS consumer,
  json_extract(CAST(body AS TEXT), '$.data.agreedOn') AS agreed_on,
  json_extract(CAST(body AS TEXT), '$.data.attention') AS attention,
  json_extract(CAST(body AS TEXT), '$.data.view.state') AS state,
  json_extract(CAST(body AS TEXT), '$.data.view.version') AS log_length,
  json_extract(CAST(body AS TEXT), '$.data.view.head') AS log_head,
  json_extract(CAST(body AS TEXT), '$.data.view.total.currency') AS currency,
  json_extract(CAST(body AS TEXT), '$.data.view.total.amount') AS total,
  json_extract(CAST(body AS TEXT), '$.data.view.netPaid.amount') AS net_paid,
  json_extract(CAST(body AS TEXT), '$.data.view.outstanding.amount') AS outstanding,
  json_extract(CAST(body AS TEXT), '$.data.view.nextDue') AS next_due,
  json_extract(CAST(body AS TEXT), '$.data.view.isolated') AS isolated
FROM document
WHERE collection = 'layby.agreement' AND deleted = 0;

-- Goods of a store: how many are there, and how many of them lay-bys hold.
DROP VIEW IF EXISTS view_layby_stock;
CREATE VIEW view_layby_stock AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.business') AS business,
  json_extract(CAST(body AS TEXT), '$.data.store') AS store,
  json_extract(CAST(body AS TEXT), '$.data.level.sku') AS sku,
  json_extract(CAST(body AS TEXT), '$.data.level.onHand') AS on_hand,
  json_extract(CAST(body AS TEXT), '$.data.level.held') AS held
FROM document
WHERE collection = 'layby.stock' AND deleted = 0;

-- Numbers that were given out last: of receipts, by shop, and of lay-bys.
DROP VIEW IF EXISTS view_layby_sequence;
CREATE VIEW view_layby_sequence AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.kind') AS kind,
  json_extract(CAST(body AS TEXT), '$.data.scope') AS numbered,
  json_extract(CAST(body AS TEXT), '$.data.last') AS last
FROM document
WHERE collection = 'layby.sequence' AND deleted = 0;

-- A run of the day's work, and what it came to.
DROP VIEW IF EXISTS view_layby_daily;
CREATE VIEW view_layby_daily AS
SELECT
  tenant,
  substr(lower(hex(id)), 1, 8) || '-' || substr(lower(hex(id)), 9, 4) || '-' || substr(lower(hex(id)), 13, 4) || '-'
    || substr(lower(hex(id)), 17, 4) || '-' || substr(lower(hex(id)), 21) AS id,
  version,
  json_extract(CAST(body AS TEXT), '$.data.day') AS day,
  json_extract(CAST(body AS TEXT), '$.data.startedAt') AS started_at,
  json_extract(CAST(body AS TEXT), '$.data.chunks') AS chunks,
  json_extract(CAST(body AS TEXT), '$.data.counts.looked') AS looked,
  json_extract(CAST(body AS TEXT), '$.data.counts.changed') AS changed,
  json_extract(CAST(body AS TEXT), '$.data.counts.notices') AS notices,
  json_extract(CAST(body AS TEXT), '$.data.counts.fees') AS fees,
  json_extract(CAST(body AS TEXT), '$.data.counts.defaults') AS defaults,
  json_extract(CAST(body AS TEXT), '$.data.counts.failed') AS failed
FROM document
WHERE collection = 'layby.daily' AND deleted = 0;

-- The events of each lay-by: what happened when, on which day at the store, by whose order, and the hashes that chain
-- them. layby_id is the id in view_layby_agreement.
DROP VIEW IF EXISTS view_layby_event;
CREATE VIEW view_layby_event AS
SELECT
  d.tenant,
  substr(lower(hex(d.id)), 1, 8) || '-' || substr(lower(hex(d.id)), 9, 4) || '-' || substr(lower(hex(d.id)), 13, 4)
    || '-' || substr(lower(hex(d.id)), 17, 4) || '-' || substr(lower(hex(d.id)), 21) AS layby_id,
  json_extract(e.value, '$.sequence') AS sequence,
  json_extract(e.value, '$.at') AS time,
  json_extract(e.value, '$.on') AS day,
  json_extract(e.value, '$.by') AS by_user,
  json_extract(e.value, '$.event.type') AS event,
  json_extract(e.value, '$.event.receipt') AS receipt,
  json_extract(e.value, '$.previous') AS previous,
  json_extract(e.value, '$.hash') AS hash
FROM document d, json_each(CAST(d.body AS TEXT), '$.data.log') e
WHERE d.collection = 'layby.agreement' AND d.deleted = 0;

-- What each event moved between the accounts of its lay-by: above nothing is a debit. Together they are nothing, for each
-- event and each currency.
DROP VIEW IF EXISTS view_layby_posting;
CREATE VIEW view_layby_posting AS
SELECT
  d.tenant,
  substr(lower(hex(d.id)), 1, 8) || '-' || substr(lower(hex(d.id)), 9, 4) || '-' || substr(lower(hex(d.id)), 13, 4)
    || '-' || substr(lower(hex(d.id)), 17, 4) || '-' || substr(lower(hex(d.id)), 21) AS layby_id,
  json_extract(e.value, '$.sequence') AS sequence,
  json_extract(n.value, '$.rule') AS rule,
  json_extract(p.value, '$.account') AS account,
  json_extract(p.value, '$.amount.amount') AS amount,
  json_extract(p.value, '$.amount.currency') AS currency
FROM document d, json_each(CAST(d.body AS TEXT), '$.data.log') e, json_each(e.value, '$.entries') n,
  json_each(n.value, '$.postings') p
WHERE d.collection = 'layby.agreement' AND d.deleted = 0;

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

-- What an auditor may read with SQL: the figures of the boletas, the closed months, the lay-bys and the
-- journal, of every tenant. What is sealed, such as names and tax numbers, is in no view.
--
-- For a database that Cuadra keeps in the schema cuadra on PostgreSQL, run as the owner of its tables:
--   psql -f postgresql.sql DATABASE
-- Run again, it makes the views anew, and the rights to them are to be given again. Amounts of boletas are whole pesos,
-- those of lay-bys decimals of their currency; days AAAA-MM-DD, months AAAA-MM. An auditor needs the right to the views, and none to the tables:
--   GRANT USAGE ON SCHEMA cuadra TO auditor;
--   GRANT SELECT ON cuadra.view_boleta_boleta, cuadra.view_journal TO auditor;

-- A boleta. payer is the id of the company's document; folio is the issuer's number for it and says nothing without the
-- issuer, who is sealed. decision is what a person decided about it: null when there was nothing to decide.
DROP VIEW IF EXISTS cuadra.view_boleta_boleta;
CREATE VIEW cuadra.view_boleta_boleta AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  (convert_from(body, 'UTF8')::json #>> '{data,folio}')::bigint AS folio,
  convert_from(body, 'UTF8')::json #>> '{data,concept}' AS concept,
  convert_from(body, 'UTF8')::json #>> '{data,date}' AS date_written,
  convert_from(body, 'UTF8')::json #>> '{data,paidOn}' AS paid_on,
  convert_from(body, 'UTF8')::json #>> '{data,state}' AS state,
  (convert_from(body, 'UTF8')::json #>> '{data,gross}')::bigint AS gross,
  convert_from(body, 'UTF8')::json #>> '{data,retainer}' AS retainer,
  (convert_from(body, 'UTF8')::json #>> '{data,retained}')::bigint AS retained,
  (convert_from(body, 'UTF8')::json #>> '{data,loanRetained}')::bigint AS loan_retained,
  convert_from(body, 'UTF8')::json #>> '{data,decision}' AS decision
FROM cuadra.document
WHERE collection = 'boleta.boleta' AND deleted = 0;

-- A closed month of a company. What stands in the codes of its Form 29 is in view_boleta_close_code.
DROP VIEW IF EXISTS cuadra.view_boleta_close;
CREATE VIEW cuadra.view_boleta_close AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,period}' AS period,
  convert_from(body, 'UTF8')::json #>> '{data,rule}' AS period_rule,
  (convert_from(body, 'UTF8')::json #>> '{data,unexplained}')::bigint AS unexplained
FROM cuadra.document
WHERE collection = 'boleta.close' AND deleted = 0;

-- Each code of Form 29 of a closed month. close_id is the id in view_boleta_close.
DROP VIEW IF EXISTS cuadra.view_boleta_close_code;
CREATE VIEW cuadra.view_boleta_close_code AS
SELECT
  d.tenant,
  encode(d.id, 'hex')::uuid::text AS close_id,
  convert_from(d.body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(d.body, 'UTF8')::json #>> '{data,period}' AS period,
  c.key AS code,
  c.value::numeric AS value
FROM cuadra.document d, json_each_text(convert_from(d.body, 'UTF8')::json #> '{data,codes}') c
WHERE d.collection = 'boleta.close' AND d.deleted = 0;

-- The boletas behind each code. boleta_id is the id in view_boleta_boleta.
DROP VIEW IF EXISTS cuadra.view_boleta_close_boleta;
CREATE VIEW cuadra.view_boleta_close_boleta AS
SELECT
  d.tenant,
  encode(d.id, 'hex')::uuid::text AS close_id,
  convert_from(d.body, 'UTF8')::json #>> '{data,period}' AS period,
  c.key AS code,
  b.value AS boleta_id
FROM cuadra.document d, json_each(convert_from(d.body, 'UTF8')::json #> '{data,boletas}') c,
  json_array_elements_text(c.value) b
WHERE d.collection = 'boleta.close' AND d.deleted = 0;

-- A person on the contractor list, without the person: what the list says about their tax.
DROP VIEW IF EXISTS cuadra.view_boleta_contractor;
CREATE VIEW cuadra.view_boleta_contractor AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,retainer}' AS retainer,
  (convert_from(body, 'UTF8')::json #>> '{data,director}')::boolean AS director,
  (convert_from(body, 'UTF8')::json #>> '{data,loan}')::boolean AS loan
FROM cuadra.document
WHERE collection = 'boleta.contractor' AND deleted = 0;

-- A company whose books are kept; its tax number is sealed.
DROP VIEW IF EXISTS cuadra.view_boleta_payer;
CREATE VIEW cuadra.view_boleta_payer AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version
FROM cuadra.document
WHERE collection = 'boleta.payer' AND deleted = 0;

-- An import of a contractor list. fingerprint is the SHA-256 of the file.
DROP VIEW IF EXISTS cuadra.view_boleta_import;
CREATE VIEW cuadra.view_boleta_import AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,fingerprint}' AS fingerprint,
  (convert_from(body, 'UTF8')::json #>> '{data,lines}')::bigint AS lines,
  (convert_from(body, 'UTF8')::json #>> '{data,done}')::boolean AS done,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,created}')::bigint AS created,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,updated}')::bigint AS updated,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,unchanged}')::bigint AS unchanged,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,rejected}')::bigint AS rejected
FROM cuadra.document
WHERE collection = 'boleta.import' AND deleted = 0;

-- An upload of boletas. fingerprint is the SHA-256 of the company and the file.
DROP VIEW IF EXISTS cuadra.view_boleta_upload;
CREATE VIEW cuadra.view_boleta_upload AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,fingerprint}' AS fingerprint,
  (convert_from(body, 'UTF8')::json #>> '{data,lines}')::bigint AS lines,
  (convert_from(body, 'UTF8')::json #>> '{data,done}')::boolean AS done,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,created}')::bigint AS created,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,updated}')::bigint AS updated,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,unchanged}')::bigint AS unchanged,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,rejected}')::bigint AS rejected
FROM cuadra.document
WHERE collection = 'boleta.upload' AND deleted = 0;

-- What happened to a boleta. id is that of the boleta in view_boleta_boleta; state is where it stood on the day seen.
DROP VIEW IF EXISTS cuadra.view_boleta_life;
CREATE VIEW cuadra.view_boleta_life AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,seen}' AS seen,
  convert_from(body, 'UTF8')::json #>> '{data,state}' AS state
FROM cuadra.document
WHERE collection = 'boleta.life' AND deleted = 0;

-- A return of a month that was filed. number is 1 for the first, more for those that rectify it.
DROP VIEW IF EXISTS cuadra.view_boleta_filing;
CREATE VIEW cuadra.view_boleta_filing AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,period}' AS period,
  (convert_from(body, 'UTF8')::json #>> '{data,number}')::bigint AS number,
  convert_from(body, 'UTF8')::json #>> '{data,folio}' AS folio,
  convert_from(body, 'UTF8')::json #>> '{data,filedOn}' AS filed_on
FROM cuadra.document
WHERE collection = 'boleta.filing' AND deleted = 0;

-- A batch of payments; who prepared and approved it is sealed.
DROP VIEW IF EXISTS cuadra.view_boleta_batch;
CREATE VIEW cuadra.view_boleta_batch AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,payOn}' AS pay_on,
  convert_from(body, 'UTF8')::json #>> '{data,phase}' AS phase
FROM cuadra.document
WHERE collection = 'boleta.batch' AND deleted = 0;

-- How many approvals there were for a day of payment of a company.
DROP VIEW IF EXISTS cuadra.view_boleta_pay_day;
CREATE VIEW cuadra.view_boleta_pay_day AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,day}' AS day,
  (convert_from(body, 'UTF8')::json #>> '{data,approvals}')::bigint AS approvals
FROM cuadra.document
WHERE collection = 'boleta.pay-day' AND deleted = 0;

-- What was paid of a boleta and not returned, and which batch is paying it. id is that of the boleta.
DROP VIEW IF EXISTS cuadra.view_boleta_pay_state;
CREATE VIEW cuadra.view_boleta_pay_state AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,batch}' AS batch,
  (convert_from(body, 'UTF8')::json #>> '{data,paid,gross}')::bigint AS gross,
  (convert_from(body, 'UTF8')::json #>> '{data,paid,retained}')::bigint AS retained,
  (convert_from(body, 'UTF8')::json #>> '{data,paid,loanRetained}')::bigint AS loan_retained
FROM cuadra.document
WHERE collection = 'boleta.pay-state' AND deleted = 0;

-- A line of a payment file; whom it pays is sealed. boleta is the id in view_boleta_boleta.
DROP VIEW IF EXISTS cuadra.view_boleta_transfer;
CREATE VIEW cuadra.view_boleta_transfer AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,batch}' AS batch,
  (convert_from(body, 'UTF8')::json #>> '{data,file}')::bigint AS file,
  (convert_from(body, 'UTF8')::json #>> '{data,position}')::bigint AS line,
  convert_from(body, 'UTF8')::json #>> '{data,reference}' AS reference,
  convert_from(body, 'UTF8')::json #>> '{data,boleta}' AS boleta,
  (convert_from(body, 'UTF8')::json #>> '{data,amount}')::bigint AS amount
FROM cuadra.document
WHERE collection = 'boleta.transfer' AND deleted = 0;

-- A payment of a boleta, or the return of one: then reverses is the id of the payment. Whom it went to is sealed.
DROP VIEW IF EXISTS cuadra.view_boleta_payment;
CREATE VIEW cuadra.view_boleta_payment AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,boleta}' AS boleta,
  convert_from(body, 'UTF8')::json #>> '{data,batch}' AS batch,
  convert_from(body, 'UTF8')::json #>> '{data,reference}' AS reference,
  convert_from(body, 'UTF8')::json #>> '{data,paidOn}' AS paid_on,
  convert_from(body, 'UTF8')::json #>> '{data,returnedOn}' AS returned_on,
  (convert_from(body, 'UTF8')::json #>> '{data,part,gross}')::bigint AS gross,
  (convert_from(body, 'UTF8')::json #>> '{data,part,retained}')::bigint AS retained,
  (convert_from(body, 'UTF8')::json #>> '{data,part,loanRetained}')::bigint AS loan_retained,
  convert_from(body, 'UTF8')::json #>> '{data,reverses}' AS reverses
FROM cuadra.document
WHERE collection = 'boleta.payment' AND deleted = 0;

-- A change of a contractor: when. Who changed what is sealed. contractor is the id in view_boleta_contractor.
DROP VIEW IF EXISTS cuadra.view_boleta_contractor_change;
CREATE VIEW cuadra.view_boleta_contractor_change AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,contractor}' AS contractor,
  convert_from(body, 'UTF8')::json #>> '{data,at}' AS time
FROM cuadra.document
WHERE collection = 'boleta.contractor-change' AND deleted = 0;

-- Since when a contractor is paid no more.
DROP VIEW IF EXISTS cuadra.view_boleta_inactivity;
CREATE VIEW cuadra.view_boleta_inactivity AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,contractor}' AS contractor,
  convert_from(body, 'UTF8')::json #>> '{data,from}' AS from_day
FROM cuadra.document
WHERE collection = 'boleta.inactivity' AND deleted = 0;

-- How far taking on a contractor has come; all but whether it is complete is sealed.
DROP VIEW IF EXISTS cuadra.view_boleta_onboarding;
CREATE VIEW cuadra.view_boleta_onboarding AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,contractor}' AS contractor,
  (convert_from(body, 'UTF8')::json #>> '{data,complete}')::boolean AS complete,
  (convert_from(body, 'UTF8')::json #>> '{data,calculated}')::boolean AS calculated
FROM cuadra.document
WHERE collection = 'boleta.onboarding' AND deleted = 0;

-- How a company is reminded of its returns; who gets the reminders is sealed.
DROP VIEW IF EXISTS cuadra.view_boleta_reminding;
CREATE VIEW cuadra.view_boleta_reminding AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  (convert_from(body, 'UTF8')::json #>> '{data,day}')::bigint AS day,
  (convert_from(body, 'UTF8')::json #>> '{data,vat}')::boolean AS vat,
  convert_from(body, 'UTF8')::json #>> '{data,since}' AS since
FROM cuadra.document
WHERE collection = 'boleta.reminding' AND deleted = 0;

-- A month of a company of which reminders were sent.
DROP VIEW IF EXISTS cuadra.view_boleta_reminder;
CREATE VIEW cuadra.view_boleta_reminder AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,payer}' AS payer,
  convert_from(body, 'UTF8')::json #>> '{data,period}' AS period
FROM cuadra.document
WHERE collection = 'boleta.reminder' AND deleted = 0;

-- A run over several companies, by the name that the host gave it.
DROP VIEW IF EXISTS cuadra.view_boleta_run;
CREATE VIEW cuadra.view_boleta_run AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,name}' AS name
FROM cuadra.document
WHERE collection = 'boleta.run' AND deleted = 0;

-- A lay-by. consumer is the id of a document that is sealed; log_length and log_head are those of its log, of which
-- view_layby_event shows the events.
DROP VIEW IF EXISTS cuadra.view_layby_agreement;
CREATE VIEW cuadra.view_layby_agreement AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  (convert_from(body, 'UTF8')::json #>> '{data,number}')::bigint AS number,
  convert_from(body, 'UTF8')::json #>> '{data,business}' AS business,
  convert_from(body, 'UTF8')::json #>> '{data,store}' AS store,
  convert_from(body, 'UTF8')::json #>> '{data,zone}' AS zone,
  convert_from(body, 'UTF8')::json #>> '{data,consumer}' AS consumer,
  convert_from(body, 'UTF8')::json #>> '{data,agreedOn}' AS agreed_on,
  convert_from(body, 'UTF8')::json #>> '{data,attention}' AS attention,
  convert_from(body, 'UTF8')::json #>> '{data,view,state}' AS state,
  (convert_from(body, 'UTF8')::json #>> '{data,view,version}')::bigint AS log_length,
  convert_from(body, 'UTF8')::json #>> '{data,view,head}' AS log_head,
  convert_from(body, 'UTF8')::json #>> '{data,view,total,currency}' AS currency,
  convert_from(body, 'UTF8')::json #>> '{data,view,total,amount}' AS total,
  convert_from(body, 'UTF8')::json #>> '{data,view,netPaid,amount}' AS net_paid,
  convert_from(body, 'UTF8')::json #>> '{data,view,outstanding,amount}' AS outstanding,
  convert_from(body, 'UTF8')::json #>> '{data,view,nextDue}' AS next_due,
  (convert_from(body, 'UTF8')::json #>> '{data,view,isolated}')::boolean AS isolated
FROM cuadra.document
WHERE collection = 'layby.agreement' AND deleted = 0;

-- Goods of a store: how many are there, and how many of them lay-bys hold.
DROP VIEW IF EXISTS cuadra.view_layby_stock;
CREATE VIEW cuadra.view_layby_stock AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,business}' AS business,
  convert_from(body, 'UTF8')::json #>> '{data,store}' AS store,
  convert_from(body, 'UTF8')::json #>> '{data,level,sku}' AS sku,
  (convert_from(body, 'UTF8')::json #>> '{data,level,onHand}')::bigint AS on_hand,
  (convert_from(body, 'UTF8')::json #>> '{data,level,held}')::bigint AS held
FROM cuadra.document
WHERE collection = 'layby.stock' AND deleted = 0;

-- Numbers that were given out last: of receipts, by shop, and of lay-bys.
DROP VIEW IF EXISTS cuadra.view_layby_sequence;
CREATE VIEW cuadra.view_layby_sequence AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,kind}' AS kind,
  convert_from(body, 'UTF8')::json #>> '{data,scope}' AS numbered,
  (convert_from(body, 'UTF8')::json #>> '{data,last}')::bigint AS last
FROM cuadra.document
WHERE collection = 'layby.sequence' AND deleted = 0;

-- A run of the day's work, and what it came to.
DROP VIEW IF EXISTS cuadra.view_layby_daily;
CREATE VIEW cuadra.view_layby_daily AS
SELECT
  tenant,
  encode(id, 'hex')::uuid::text AS id,
  version,
  convert_from(body, 'UTF8')::json #>> '{data,day}' AS day,
  convert_from(body, 'UTF8')::json #>> '{data,startedAt}' AS started_at,
  (convert_from(body, 'UTF8')::json #>> '{data,chunks}')::bigint AS chunks,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,looked}')::bigint AS looked,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,changed}')::bigint AS changed,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,notices}')::bigint AS notices,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,fees}')::bigint AS fees,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,defaults}')::bigint AS defaults,
  (convert_from(body, 'UTF8')::json #>> '{data,counts,failed}')::bigint AS failed
FROM cuadra.document
WHERE collection = 'layby.daily' AND deleted = 0;

-- The events of each lay-by: what happened when, on which day at the store, by whose order, and the hashes that chain
-- them. layby_id is the id in view_layby_agreement.
DROP VIEW IF EXISTS cuadra.view_layby_event;
CREATE VIEW cuadra.view_layby_event AS
SELECT
  d.tenant,
  encode(d.id, 'hex')::uuid::text AS layby_id,
  (e.value #>> '{sequence}')::bigint AS sequence,
  e.value #>> '{at}' AS time,
  e.value #>> '{on}' AS day,
  e.value #>> '{by}' AS by_user,
  e.value #>> '{event,type}' AS event,
  e.value #>> '{event,receipt}' AS receipt,
  e.value #>> '{previous}' AS previous,
  e.value #>> '{hash}' AS hash
FROM cuadra.document d, json_array_elements(convert_from(d.body, 'UTF8')::json #> '{data,log}') e
WHERE d.collection = 'layby.agreement' AND d.deleted = 0;

-- What each event moved between the accounts of its lay-by: above nothing is a debit. Together they are nothing, for each
-- event and each currency.
DROP VIEW IF EXISTS cuadra.view_layby_posting;
CREATE VIEW cuadra.view_layby_posting AS
SELECT
  d.tenant,
  encode(d.id, 'hex')::uuid::text AS layby_id,
  (e.value #>> '{sequence}')::bigint AS sequence,
  n.value #>> '{rule}' AS rule,
  p.value #>> '{account}' AS account,
  (p.value #>> '{amount,amount}')::numeric AS amount,
  p.value #>> '{amount,currency}' AS currency
FROM cuadra.document d, json_array_elements(convert_from(d.body, 'UTF8')::json #> '{data,log}') e,
  json_array_elements(e.value #> '{entries}') n, json_array_elements(n.value #> '{postings}') p
WHERE d.collection = 'layby.agreement' AND d.deleted = 0;

-- The journal: which document was written when, as which version, and the hashes that chain a document's entries. What
-- was written is sealed. time is UTC, to the microsecond; previous is empty in the first entry of a document.
DROP VIEW IF EXISTS cuadra.view_journal;
CREATE VIEW cuadra.view_journal AS
SELECT
  tenant,
  position,
  collection,
  encode(id, 'hex')::uuid::text AS id,
  number,
  to_char(to_timestamp(at_second) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '.'
    || lpad((at_nano / 1000)::text, 6, '0') || 'Z' AS time,
  encode(previous, 'hex') AS previous,
  encode(hash, 'hex') AS hash
FROM cuadra.journal;

/**
 * What every service needs above the ports: typed documents, sealed personal data, a journal whose past cannot be
 * edited unseen, commands that take effect once, and the dispatch of messages.
 *
 * <p>A core declares how a class is stored, once, as a constant:
 *
 * <pre>{@code
 * static final DocumentType<Contractor> CONTRACTORS = DocumentType.of("contractor", 1, Contractor.class)
 *         .personal("rut", "name", "mail")
 *         .indexed((contractor, tokens) -> List.of(
 *                 IndexEntry.unique("rut", tokens.of("rut", contractor.rut())),
 *                 IndexEntry.of("since", IndexValue.of(contractor.since()))));
 * }</pre>
 *
 * <p>A service then decides, and the vault stores the decision with its journal entry and its messages:
 *
 * <pre>{@code
 * Answer<Registered> register(TenantId tenant, String key, Contractor asked) {
 *     return vault.once(tenant, Command.of("register-contractor", key, asked), Registered.class, work -> {
 *         Optional<Loaded<Contractor>> known =
 *                 vault.findUnique(CONTRACTORS, tenant, "rut", tokens -> List.of(tokens.of("rut", asked.rut())));
 *         if (known.isPresent()) {
 *             work.update(known.get(), asked);
 *             return new Registered(known.get().id(), false);
 *         }
 *         DocumentKey created = work.create(CONTRACTORS, asked);
 *         work.note("asked-by", "user-7");
 *         return new Registered(created.id(), true);
 *     });
 * }
 * }</pre>
 *
 * <h2>What is stored</h2>
 *
 * <p>A document's bytes are canonical JSON: {@code {"schema":1,"type":"contractor","subject":"…","data":{…},
 * "sealed":"…"}}. The personal members are one sealed run of bytes under the key of the subject, bound to tenant,
 * collection and id; everything else is plain under {@code data}. Where something is sealed, the index entries without
 * tokens stand beside it, so that an index can be rebuilt when nobody can open the document any more. Journal bodies and idempotency answers are sealed
 * under the tenant's own subject, messages under the subject that the sender names. Index entries hold tokens.
 *
 * <p>Members that this release does not know are kept when it updates a document. A document with a newer schema
 * version than this release knows is refused with {@link dev.cuadra.runtime.NewerSchemaException}.
 *
 * <h2>The journal</h2>
 *
 * <p>Each document has one chain. An entry's number is the version it tells of; its hash covers tenant, key, number,
 * time, the hash before it and the sealed body, each after its length; the body lists what was changed with the SHA-256
 * of the stored bytes. The document carries the newest hash as its head. Documents changed under an anchor
 * ({@link dev.cuadra.runtime.Work#bulkUnder}) are told of in the anchor's entry, whose hash is their head; their own
 * next entry follows on it. {@link dev.cuadra.runtime.JournalVerifier} checks all of this without any person's key.
 *
 * <p>A chain does not show that its end was taken out together with what the document held since. The seals do: once a
 * day the host's scheduler calls the sealer, and keeps the root somewhere else.
 *
 * <pre>{@code
 * JournalSealer sealer = new JournalSealer(vault);
 * sealer.seal(tenant).ifPresent(seal -> mail.toTheAuditor(seal.kept().toString()));
 *
 * Verification verification =
 *         new JournalVerifier(storage, keys).verify(tenant, Set.of(), List.of(KeptRoot.parse("12:9f86…")));
 * verification.first().ifPresent(broken -> alarm(broken.toString()));
 *
 * boolean covered = sealer.proof(tenant, key).orElseThrow().leadsTo(kept.root());
 * }</pre>
 *
 * <p>A {@linkplain dev.cuadra.runtime.JournalSeal seal} is the Merkle root over the newest link of every chain, deleted
 * documents included, with the hash of the seal before and the list of the heads that changed since. The seals' own
 * documents are bound by that chain of seals and are no heads. A {@link dev.cuadra.runtime.HeadProof} shows one
 * document's head to whoever kept the root.
 *
 * <h2>As it was known</h2>
 *
 * <p>Where a type is {@linkplain dev.cuadra.runtime.DocumentType#remembered remembered}, the entry also keeps what the
 * version says in plain, and {@link dev.cuadra.runtime.DocumentHistory} tells what the documents said at any instant since.
 *
 * <pre>{@code
 * DocumentsThen then = new DocumentHistory(vault).at(tenant, List.of(RECEIPTS), endOfTheDay);
 * then.stream(RECEIPTS).map(receipt -> receipt.plain(Figures.class))
 * }</pre>
 *
 * <h2>Erasing a person, and handing out what is held</h2>
 *
 * <p>{@link dev.cuadra.runtime.PersonalData} hands out everything that is sealed under a person's key, and
 * {@linkplain dev.cuadra.runtime.PersonalData#erase erases} a person: it destroys the key and takes the tokens out of
 * the documents, in steps that can be taken up again. From then on {@link dev.cuadra.runtime.Loaded#value()} fails with
 * {@link dev.cuadra.runtime.ErasedException}, while {@link dev.cuadra.runtime.Loaded#plain()} still answers,
 * {@link dev.cuadra.runtime.Work#updateErased} still writes, and the journal still verifies. What must stay countable is
 * therefore never declared personal, what must stay found is
 * {@linkplain dev.cuadra.runtime.DocumentType#plainlyIndexed indexed by plain members}, and notes and answers hold ids
 * rather than names.
 *
 * <h2>New keys</h2>
 *
 * <p>{@link dev.cuadra.runtime.KeyRotation} seals all documents anew and computes their tokens anew, in steps that the
 * host's scheduler drives. Each tenant has one document {@code runtime.keys} that changes whenever keys do; a commit with
 * tokens or sealed members names the version that it was made with, and is refused as stale when that has changed.
 */
@NullMarked
package dev.cuadra.runtime;

import org.jspecify.annotations.NullMarked;

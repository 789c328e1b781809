package dev.cuadra.simulator;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody the simulated SII knows.
 *
 * @param rut the number
 * @param name the name, at most what Latin-1 can write
 * @param kind a person, a company, or a partnership of professionals
 * @param password the Clave Tributaria; without one nobody logs in as this taxpayer
 * @param mayIssue whether boletas can be issued
 * @param certificateLogin whether a certificate is taken for a login
 * @param certificates the certificates that are known to be this taxpayer's, DER
 * @param representatives who may act for it; the reports stay closed to them all the same
 * @param commune the code of the commune, five digits
 */
public record Taxpayer(
        Rut rut,
        String name,
        Kind kind,
        Optional<String> password,
        boolean mayIssue,
        boolean certificateLogin,
        List<Bytes> certificates,
        List<Rut> representatives,
        String commune) {
    /** What a taxpayer is. */
    public enum Kind {
        /** A natural person. */
        PERSON,
        /** A company. */
        COMPANY,
        /** A partnership of professionals, which issues boletas as a person does. */
        PARTNERSHIP
    }

    public Taxpayer {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(kind, "kind");
        certificates = List.copyOf(certificates);
        representatives = List.copyOf(representatives);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A taxpayer has a name");
        }
        if (!commune.matches("[0-9]{5}")) {
            throw new IllegalArgumentException("Not a commune code: '" + commune + "'");
        }
    }

    /** A natural person, who may issue boletas. */
    public static Taxpayer person(Rut rut, String name) {
        return plain(rut, name, Kind.PERSON, true);
    }

    /** A company, which receives them. */
    public static Taxpayer company(Rut rut, String name) {
        return plain(rut, name, Kind.COMPANY, false);
    }

    /** A partnership of professionals, which may issue boletas. */
    public static Taxpayer partnership(Rut rut, String name) {
        return plain(rut, name, Kind.PARTNERSHIP, true);
    }

    private static Taxpayer plain(Rut rut, String name, Kind kind, boolean mayIssue) {
        return new Taxpayer(rut, name, kind, Optional.empty(), mayIssue, true, List.of(), List.of(), "13101");
    }

    /** The same with this password. */
    public Taxpayer withPassword(String secret) {
        return new Taxpayer(
                rut,
                name,
                kind,
                Optional.of(secret),
                mayIssue,
                certificateLogin,
                certificates,
                representatives,
                commune);
    }

    /** The same, issuing boletas or not. */
    public Taxpayer withIssuing(boolean may) {
        return new Taxpayer(rut, name, kind, password, may, certificateLogin, certificates, representatives, commune);
    }

    /** The same, with certificates taken for a login or not. */
    public Taxpayer withCertificateLogin(boolean taken) {
        return new Taxpayer(rut, name, kind, password, mayIssue, taken, certificates, representatives, commune);
    }

    /**
     * The same with one more certificate.
     *
     * @throws IllegalArgumentException for one that cannot be encoded
     */
    public Taxpayer withCertificate(X509Certificate certificate) {
        List<Bytes> more = new ArrayList<>(certificates);
        try {
            more.add(Bytes.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate cannot be encoded", e);
        }
        return new Taxpayer(rut, name, kind, password, mayIssue, certificateLogin, more, representatives, commune);
    }

    /** The same with one more representative. */
    public Taxpayer withRepresentative(Rut representative) {
        List<Rut> more = new ArrayList<>(representatives);
        more.add(representative);
        return new Taxpayer(rut, name, kind, password, mayIssue, certificateLogin, certificates, more, commune);
    }

    /** The kind and the masked number: the password stays out of logs. */
    @Override
    public String toString() {
        return "Taxpayer[" + kind + " " + rut.masked() + "]";
    }
}

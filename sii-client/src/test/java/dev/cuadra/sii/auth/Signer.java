package dev.cuadra.sii.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A key and a certificate that the tests make for themselves; it signs itself and is nobody's. */
public record Signer(PrivateKey key, X509Certificate certificate) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public static Signer make(String algorithm, int size) {
        try {
            Path folder =
                    Files.createTempDirectory(Files.createDirectories(Path.of("target", "certificates")), "signer");
            Path file = folder.resolve("signer.p12");
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-J-Duser.language=en",
                            "-genkeypair",
                            "-alias",
                            "signer",
                            "-keyalg",
                            algorithm,
                            "-keysize",
                            Integer.toString(size),
                            "-dname",
                            "CN=PERSONA DE PRUEBA",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new Signer(
                    (PrivateKey) store.getKey("signer", PASSWORD), (X509Certificate) store.getCertificate("signer"));
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

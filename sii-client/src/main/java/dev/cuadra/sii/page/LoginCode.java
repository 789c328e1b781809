package dev.cuadra.sii.page;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import dev.cuadra.tables.DataFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the last two digits of a message of the login mean.
 *
 * @param code the two digits
 * @param kind the kind of fault
 * @param again whether it may be tried again as the kind says; else never without a person
 * @param pause how long to wait at least
 * @source SII-LOGIN
 */
record LoginCode(String code, FaultKind kind, boolean again, Duration pause) {
    private static final Pattern MESSAGE =
            Pattern.compile("\\b([0-9]{2}\\.[0-9]{2}\\.[0-9]{3}\\.500\\.720\\.([0-9]{2}))\\b");
    private static final Map<String, LoginCode> ALL =
            DataFile.rows("login-codes.csv", Resource.open("login-codes.csv")).stream()
                    .map(LoginCode::of)
                    .collect(Collectors.toUnmodifiableMap(LoginCode::code, code -> code));

    private static LoginCode of(DataFile.Row row) {
        return new LoginCode(
                row.text("code"),
                FaultKind.valueOf(row.text("kind")),
                row.text("again").equals("yes"),
                Duration.ofSeconds(Long.parseLong(row.text("pause_seconds"))));
    }

    /** The fault that a page of the login names; empty when it carries no code. */
    static Optional<SiiFault> in(String text, SiiService service) {
        Matcher message = MESSAGE.matcher(text);
        if (!message.find()) {
            return Optional.empty();
        }
        LoginCode known = ALL.get(message.group(2));
        if (known == null) {
            return Optional.of(SiiFault.of(FaultKind.PROTOCOL, service).coded(message.group(1)));
        }
        SiiFault fault =
                SiiFault.of(known.kind, service).coded(message.group(1)).waiting(known.pause);
        return Optional.of(known.again ? fault : fault.notAgain());
    }
}

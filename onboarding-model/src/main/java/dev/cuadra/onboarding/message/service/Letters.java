package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.onboarding.message.Letter;
import dev.cuadra.onboarding.message.Setting;
import dev.cuadra.onboarding.message.Sms;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.runtime.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes an announcement to one person on one channel, or says why not. */
final class Letters {
    private static final String USUAL = "es";

    /**
     * What is sent or not sent.
     *
     * @param notice what goes out; empty where it does not
     * @param letter what it says
     * @param code why it does not go out
     * @param details what the words of the code need
     */
    record Written(Optional<Notice> notice, Optional<Letter> letter, String code, Map<String, String> details) {
        static Written missed(String code, Map<String, String> details) {
            return new Written(Optional.empty(), Optional.empty(), code, details);
        }
    }

    private final TemplateSet templates;
    private final Template template;
    private final Values values;
    private final Optional<LocalDate> first;
    private final Instant now;

    Letters(TemplateSet templates, Template template, Values values, Optional<LocalDate> first, Instant now) {
        this.templates = templates;
        this.template = template;
        this.values = values;
        this.first = first;
        this.now = now;
    }

    Written write(Recipient recipient, Channel channel) {
        Optional<String> address =
                Optional.ofNullable(recipient.addresses().get(channel)).filter(Letters::usable);
        if (address.isEmpty()) {
            return Written.missed("MESSAGE_NO_ADDRESS", Map.of("channel", channel.word()));
        }
        Letter letter = letter(recipient);
        Sms sms = letter.sms();
        if (channel == Channel.SMS && !sms.fits()) {
            return Written.missed(
                    "MESSAGE_SMS_LONG",
                    Map.of("parts", String.valueOf(sms.parts()), "most", String.valueOf(Sms.MOST_PARTS)));
        }
        return new Written(Optional.of(notice(address.get(), channel, letter)), Optional.of(letter), "", Map.of());
    }

    private static boolean usable(String address) {
        return !address.isBlank() && address.lines().count() == 1;
    }

    private Letter letter(Recipient recipient) {
        String language = Stream.of(recipient.language(), USUAL)
                .filter(one -> template.wording(one).isPresent())
                .findFirst()
                .orElseGet(() -> template.wordings().keySet().iterator().next());
        Setting setting = new Setting(recipient.zone(), LocalDate.ofInstant(now, recipient.zone()));
        return templates.letter(template, language, values.with(new Value.Person(recipient.name())), setting, first);
    }

    private static Notice notice(String address, Channel channel, Letter letter) {
        return switch (channel) {
            case MAIL -> new Notice(address, letter.subject(), letter.text(), Optional.of(letter.html()));
            case IN_APP -> new Notice(address, letter.subject(), letter.brief().orElseGet(letter::text));
            case SMS -> new Notice(address, "", letter.sms().text());
            case WEBHOOK -> new Notice(address, letter.subject(), letter.json());
        };
    }
}

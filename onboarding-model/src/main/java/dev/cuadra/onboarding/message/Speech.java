package dev.cuadra.onboarding.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says values in a language, in a zone, on a day. */
final class Speech {
    private static final Map<String, Long> UNITS = Map.of("day", 86_400L, "hour", 3_600L, "minute", 60L, "second", 1L);

    private final Idiom idiom;
    private final Setting setting;

    Speech(Idiom idiom, Setting setting) {
        this.idiom = idiom;
        this.setting = setting;
    }

    /** The words for a value, in the way that its type {@linkplain VariableType#knows knows}. */
    String say(Value value, String format) {
        if (value instanceof Value.Words words) {
            return words.text();
        } else if (value instanceof Value.Person person) {
            return person.name();
        } else if (value instanceof Value.Day day) {
            return day(day.date(), format);
        } else if (value instanceof Value.Moment moment) {
            return moment(moment.instant().atZone(setting.zone()), format);
        } else if (value instanceof Value.Span span) {
            return span(span.duration());
        }
        return figure(value, format);
    }

    private String figure(Value value, String format) {
        if (value instanceof Value.Money money) {
            return money(money);
        } else if (value instanceof Value.Amounts amounts) {
            return amounts(amounts.each());
        } else if (value instanceof Value.Percent percent) {
            return idiom.filled("percent", Map.of("number", signed(percent.percent())));
        } else if (value instanceof Value.Whole whole) {
            return whole(whole.number(), format);
        } else if (value instanceof Value.Link link) {
            return link.address();
        }
        return list(((Value.Several) value).lines());
    }

    private String money(Value.Money money) {
        return minus(money) + idiom.money(money.currency().getCurrencyCode(), unsigned(money));
    }

    /** Among several a sign such as {@code $} would be anybody's, and a comma that of decimals. */
    private String amounts(List<Value.Money> each) {
        return each.size() == 1
                ? money(each.get(0))
                : each.stream()
                        .map(one -> minus(one) + idiom.byCode(one.currency().getCurrencyCode(), unsigned(one)))
                        .collect(Collectors.joining(" · "));
    }

    private static String minus(Value.Money money) {
        return money.amount().signum() < 0 ? "−" : "";
    }

    private String unsigned(Value.Money money) {
        int digits = Math.max(money.currency().getDefaultFractionDigits(), 0);
        return number(
                money.amount().abs().setScale(Math.max(digits, money.amount().scale())));
    }

    private String day(LocalDate date, String format) {
        return switch (format) {
            case "short" -> idiom.filled("dateShort", parts(date));
            case "weekday" -> weekday(date);
            case "relative" -> relative(date);
            default -> idiom.filled("date", parts(date));
        };
    }

    private Map<String, String> parts(LocalDate date) {
        return Map.of(
                "weekday", weekday(date),
                "day", String.valueOf(date.getDayOfMonth()),
                "month", idiom.months().get(date.getMonthValue() - 1),
                "monthShort", idiom.monthsShort().get(date.getMonthValue() - 1),
                "year", String.valueOf(date.getYear()));
    }

    private String weekday(LocalDate date) {
        return idiom.weekdays().get(date.getDayOfWeek().getValue() - 1);
    }

    private String relative(LocalDate date) {
        long days = ChronoUnit.DAYS.between(setting.on(), date);
        if (Math.abs(days) <= 1) {
            return idiom.word(days == 0 ? "today" : days > 0 ? "tomorrow" : "yesterday");
        }
        String span = number(BigDecimal.valueOf(Math.abs(days))) + " " + idiom.unit("day", Math.abs(days));
        return idiom.filled(days > 0 ? "inDays" : "daysAgo", Map.of("days", span));
    }

    private String moment(ZonedDateTime at, String format) {
        return switch (format) {
            case "clock" -> clock(at.toLocalTime());
            case "date" -> day(at.toLocalDate(), "");
            case "" ->
                idiom.filled(
                        "moment",
                        Map.of(
                                "date",
                                day(at.toLocalDate(), ""),
                                "clock",
                                clock(at.toLocalTime()),
                                "place",
                                place(at)));
            default -> day(at.toLocalDate(), format);
        };
    }

    private static String clock(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    /** The city whose time it is; a zone without one is told by its offset. */
    private String place(ZonedDateTime at) {
        ZoneId zone = setting.zone();
        String id = zone.getId();
        int slash = id.lastIndexOf('/');
        if (slash < 0 || id.startsWith("Etc/")) {
            String offset = at.getOffset().getId();
            return "UTC" + (offset.equals("Z") ? "" : offset);
        }
        return idiom.filled("place", Map.of("city", id.substring(slash + 1).replace('_', ' ')));
    }

    private String span(Duration duration) {
        long left = duration.toSeconds();
        List<String> parts = new ArrayList<>();
        for (String unit : List.of("day", "hour", "minute", "second")) {
            long size = UNITS.getOrDefault(unit, 1L);
            long many = left / size;
            left %= size;
            if (many > 0) {
                parts.add(number(BigDecimal.valueOf(many)) + " " + idiom.unit(unit, many));
            }
        }
        return list(parts);
    }

    private String whole(long number, String format) {
        String digits = signed(BigDecimal.valueOf(number));
        int bar = format.indexOf('|');
        if (bar < 0) {
            return digits;
        }
        return digits + " " + (number == 1 ? format.substring(0, bar) : format.substring(bar + 1));
    }

    private String signed(BigDecimal decimal) {
        return (decimal.signum() < 0 ? "−" : "") + number(decimal.abs());
    }

    private String number(BigDecimal decimal) {
        String plain = decimal.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                grouped.append(idiom.word("group"));
            }
            grouped.append(whole.charAt(i));
        }
        return point < 0 ? grouped.toString() : grouped + idiom.word("decimal") + plain.substring(point + 1);
    }

    private String list(List<String> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        String last = all.get(all.size() - 1);
        String before = all.stream().limit(all.size() - 1L).collect(Collectors.joining(", "));
        return before + " " + and(last) + " " + last;
    }

    /** In Spanish the word changes before its own sound. */
    private String and(String next) {
        String and = idiom.word("and");
        boolean same = idiom.language().equals("es") && next.matches("(?iuU)h?[ií](?![aeoáéó]).*");
        return same ? "e" : and;
    }

    /** That this repeats a message of an earlier day. */
    String resent(LocalDate first) {
        return idiom.filled("resent", Map.of("date", day(first, "")));
    }
}

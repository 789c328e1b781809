package dev.cuadra.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A place in a world file, which says where it is when something is wrong. */
record Member(String where, JsonNode node) {
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(where + ": " + what);
    }

    Member object(Set<String> members) {
        if (!node.isObject()) {
            throw wrong("an object is expected");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw wrong("no member is called '" + name + "'");
            }
        }
        return this;
    }

    private Member member(String name) {
        return new Member(where.isEmpty() ? name : where + "." + name, node.path(name));
    }

    List<Member> list(String name) {
        Member member = member(name);
        if (!member.node.isArray() && !member.node.isMissingNode()) {
            throw member.wrong("a list is expected");
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < member.node.size(); i++) {
            members.add(new Member(member.where + "[" + i + "]", member.node.get(i)));
        }
        return members;
    }

    Optional<String> text(String name) {
        Member member = member(name);
        if (member.node.isMissingNode() || member.node.isNull()) {
            return Optional.empty();
        }
        if (!member.node.isValueNode()) {
            throw member.wrong("a text, number or truth value is expected");
        }
        return Optional.of(member.node.asText());
    }

    <T> Optional<T> value(String name, Function<String, T> parser) {
        Optional<String> text = text(name);
        try {
            return text.map(parser);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(member(name).where + ": " + e.getMessage(), e);
        }
    }

    <T> T needed(String name, Function<String, T> parser) {
        return value(name, parser).orElseThrow(() -> member(name).wrong("is missing"));
    }

    boolean truth(String name, boolean otherwise) {
        return value(name, Member::truth).orElse(otherwise);
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false is expected");
        }
        return text.equals("true");
    }

    Map<String, String> codes(String name) {
        Member member = member(name);
        Map<String, String> codes = new LinkedHashMap<>();
        if (member.node.isMissingNode()) {
            return codes;
        }
        if (!member.node.isObject()) {
            throw member.wrong("an object of codes is expected");
        }
        for (Iterator<String> names = member.node.fieldNames(); names.hasNext(); ) {
            String code = names.next();
            codes.put(code, member.needed(code, text -> text));
        }
        return codes;
    }

    /** What {@code make} makes; a value that it refuses is named with its place. */
    <T> T made(Function<Member, T> make) {
        try {
            return make.apply(this);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(where) ? e : new IllegalArgumentException(where + ": " + message, e);
        }
    }
}

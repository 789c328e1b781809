package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import java.time.LocalTime;
import java.util.List;

/** The channels and meetings that ship. */
record ChannelBook(List<SupportChannel> channels, List<TeamMeeting> meetings) {
    ChannelBook {
        channels = List.copyOf(channels);
        meetings = List.copyOf(meetings);
    }

    static ChannelBook shipped() {
        return Members.read(Dialect.MESSAGE, "channels", Resource.text(ChannelBook.class, "channels.json"))
                .as(ChannelBook::read);
    }

    private static ChannelBook read(Members book) {
        return new ChannelBook(
                book.each("channels", ChannelBook::channel), book.each("meetings", ChannelBook::meeting));
    }

    private static SupportChannel channel(Members node) {
        return new SupportChannel(
                node.text("key"),
                node.text("row"),
                node.flag("internal", false),
                node.text("role"),
                node.both("name"),
                node.both("purpose"));
    }

    private static TeamMeeting meeting(Members node) {
        return new TeamMeeting(
                node.text("key"),
                node.text("row"),
                node.parsed("at", LocalTime::parse),
                node.text("role"),
                node.both("name"));
    }
}

package dev.cuadra.onboarding.message;

import dev.cuadra.spi.problem.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;

/** The channels and meetings that ship. */
record ChannelBook(List<SupportChannel> channels, List<TeamMeeting> meetings) {
    ChannelBook {
        channels = List.copyOf(channels);
        meetings = List.copyOf(meetings);
    }

    static ChannelBook shipped() {
        try (InputStream in = ChannelBook.class.getResourceAsStream("channels.json")) {
            if (in == null) {
                throw new IllegalStateException("Not in the jar: channels.json");
            }
            return read(Node.read("channels", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChannelBook read(Node book) {
        List<SupportChannel> channels =
                book.objects("channels").stream().map(ChannelBook::channel).toList();
        List<TeamMeeting> meetings =
                book.objects("meetings").stream().map(ChannelBook::meeting).toList();
        book.end();
        return new ChannelBook(channels, meetings);
    }

    private static SupportChannel channel(Node node) {
        SupportChannel channel = new SupportChannel(
                node.text("key"),
                node.text("row"),
                node.flag("internal", false),
                both(node, "name"),
                both(node, "purpose"));
        node.end();
        return channel;
    }

    private static TeamMeeting meeting(Node node) {
        TeamMeeting meeting = new TeamMeeting(
                node.text("key"), node.text("row"), node.made("at", LocalTime::parse), both(node, "name"));
        node.end();
        return meeting;
    }

    private static Text both(Node node, String name) {
        Node texts = node.object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
    }
}

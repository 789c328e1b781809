package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.message.Filled;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.runtime.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Tells the people of a customer what they reached. */
record MilestoneLetters(
        Post post, TemplateSet templates, Function<? super MilestoneReached, Optional<Filled>> letters) {
    /** With the commit of {@code work}; the id of the message names the plan and no customer. */
    News tell(Work work, UUID plan, List<MilestoneReached> reached, Instant now) {
        List<Missive> missives = new ArrayList<>();
        for (MilestoneReached one : reached) {
            letters.apply(one).ifPresent(filled -> missives.add(missive(filled, plan, one, now)));
        }
        News news = new News(reached, post.put(work, missives));
        Post.note(work, news.told());
        return news;
    }

    private Missive missive(Filled filled, UUID plan, MilestoneReached reached, Instant now) {
        return filled.missive(
                templates,
                "milestone/" + plan + "/" + reached.milestone(),
                filled.template().audience().stream()
                        .map(name -> new Group(name, Optional.of(reached.customer())))
                        .toList(),
                filled.template().channels(),
                Optional.empty(),
                now);
    }
}

package com.cxcheck.followup;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;

/** The tags of one follow-up, within the limits of {@link Tags}. */
@Embeddable
class TagSet {

    /** The time of submission is repeated for the index that sorts the submissions with a tag. */
    @Embeddable
    record Tag(@Column(name = "tag") String name, Instant submittedAt) {}

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "follow_up_tag", joinColumns = @JoinColumn(name = "submission_id"))
    private Set<Tag> tags = new HashSet<>();

    boolean hasRoomFor(Set<String> names) {
        return Tags.fit(Stream.concat(tags.stream().map(Tag::name), names.stream()));
    }

    /**
     * Returns whether any of them is new.
     *
     * @throws IllegalArgumentException if there is no {@link #hasRoomFor room} for them
     */
    boolean add(Set<String> names, Instant submittedAt) {
        if (!hasRoomFor(names)) {
            throw new IllegalArgumentException("too many tags, or too long ones");
        }
        return tags.addAll(
                names.stream().map(name -> new Tag(name, submittedAt)).toList());
    }

    /** Returns whether there was any of them. */
    boolean remove(Set<String> names) {
        return tags.removeIf(tag -> names.contains(tag.name()));
    }

    /** Removes all others. */
    void retain(Set<String> names) {
        tags.removeIf(tag -> !names.contains(tag.name()));
    }

    /** In alphabetical order. */
    List<String> names() {
        return tags.stream().map(Tag::name).sorted().toList();
    }
}

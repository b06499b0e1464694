package io.github.keyreeve.application.usecase;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a notice.
 *
 * @param words for the staff, without keys and personal data
 */
record NoticeResult(Kind kind, String words) {

    /** The later ones outweigh the earlier ones where several things were told at once. */
    enum Kind {
        DONE,
        /** Done, but somebody may want to look at it. */
        PARTLY_DONE,
        /** Nothing is to be done, unless something comes in the next hours that changes this. */
        MAYBE_LATER,
        /** Something that it needs may still come, such as the order that a refund is for. */
        NOT_YET,
        /** Another message of the same sale may settle it in the next minutes; after that somebody has to mend something. */
        SOON,
        /** Somebody has to mend something first. */
        WAITS
    }

    static NoticeResult done(String words) {
        return new NoticeResult(Kind.DONE, words);
    }

    static NoticeResult partlyDone(String words) {
        return new NoticeResult(Kind.PARTLY_DONE, words);
    }

    static NoticeResult maybeLater(String words) {
        return new NoticeResult(Kind.MAYBE_LATER, words);
    }

    static NoticeResult notYet(String words) {
        return new NoticeResult(Kind.NOT_YET, words);
    }

    static NoticeResult soon(String words) {
        return new NoticeResult(Kind.SOON, words);
    }

    static NoticeResult waits(String words) {
        return new NoticeResult(Kind.WAITS, words);
    }

    /** @param results at least one */
    static NoticeResult of(List<NoticeResult> results) {
        Kind worst = results.stream().map(NoticeResult::kind).max(Kind::compareTo).orElseThrow();
        return new NoticeResult(worst, results.stream().map(NoticeResult::words).distinct().collect(Collectors.joining(" ")));
    }
}

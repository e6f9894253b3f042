// SPDX-License-Identifier: Apache-2.0
package sideways.event;

/** What an actor did. The order is part of the stored format: append, never reorder. */
public enum Action {
    /** Starts something: a thread, a tweet, a campaign. */
    POST,
    /** Answers another item, or another actor when the item is unknown. */
    REPLY,
    /** Passes an item on unchanged: repost, crosspost, boost. */
    SHARE,
    /** Passes an item on with words of one's own. */
    QUOTE,
    /** Gives money or goods to an item: a pledge, a gift. */
    GIVE,
    /** Judges an item: an up or down vote, agree or disagree (amount −1, 0 or 1). */
    VOTE,
    /** Likes an item. */
    LIKE,
    /**
     * A tie between two actors taken from a ready-made graph; no item behind it. Without an addressee, an
     * actor of that graph who is tied to nobody.
     */
    TIE;

    private static final Action[] BY_CODE = values();

    /** The action stored as {@code code}, its ordinal. */
    public static Action of(int code) {
        return BY_CODE[code];
    }
}

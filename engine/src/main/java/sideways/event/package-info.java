// SPDX-License-Identifier: Apache-2.0
/**
 * Who did what, when, answering whom: the log of a movement as primitive columns.
 *
 * <p>In: nothing; sources fill an {@link sideways.event.EventLog} at the door and translate their
 * words into ActivityStreams' (actor, action, item, parent, channel). Out: an immutable log that every
 * measure reads. Start at {@link sideways.event.EventLog}.
 *
 * <p>The rule of this room: nobody is somebody. A post by "[deleted]", "Anonymous" or a guest has an
 * actor of its own, never one shared with other such posts.
 */
package sideways.event;

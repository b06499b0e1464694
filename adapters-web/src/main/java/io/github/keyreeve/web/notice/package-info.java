/**
 * The events that shops tell by web hook: how each shop's messages are split into events, and what the events say.
 *
 * <p>A reader per shop knows the shop's fields and nothing else; whether a message is genuine was decided before
 * ({@link io.github.keyreeve.web.webhook}), and what follows from it is decided after
 * ({@link io.github.keyreeve.domain.notice}).
 */
package io.github.keyreeve.web.notice;

/**
 * What the events of some shops leave out, asked for by the shops' own APIs.
 *
 * <p>An answer is put where the shop itself puts it when it tells such a thing in full ("expanded", "included"). So the
 * readers of {@link io.github.keyreeve.web.notice} need not know whether something was told or asked for.
 */
package io.github.keyreeve.web.inquiry;

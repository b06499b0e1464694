/**
 * The signatures of messages that shops push, checked before anybody reads what a message says.
 *
 * <ul>
 *   <li>What is checked are the bytes as they came. 2Checkout alone signs the values of its form instead; the names of
 *       the fields and the way they are encoded are then not signed.
 *   <li>Comparisons take the same time wherever the difference is.
 *   <li>No header and no body makes a check throw; how much of a header is read is bounded. The caller bounds the body.
 *   <li>Nothing here stores, logs or remembers. A message sent again is right again: stopping repetitions is up to those
 *       who know the identity of events and orders.
 * </ul>
 *
 * <p>PayPal and Gumroad sign nothing. PayPal can be asked whether a message is its own: only {@link PayPalPostback} goes
 * out into the network. The shops that sign when they ask for a key are
 * {@link io.github.keyreeve.web.shop.ShopSignature}'s.
 */
package io.github.keyreeve.web.webhook;

/**
 * What shops tell about their sales, once it is understood: the same few things, whatever the shop calls them (source:
 * what every shop sends, "What this means for the server").
 */
package io.github.keyreeve.domain.notice;

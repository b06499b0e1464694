/** What vendors' own systems are told of: which kinds of events, to which endpoints, and how far each delivery is. */
package io.github.keyreeve.domain.event;

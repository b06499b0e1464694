/** Carries events to the vendor's endpoints by HTTPS, and to no address that they must not reach. */
package io.github.keyreeve.events;

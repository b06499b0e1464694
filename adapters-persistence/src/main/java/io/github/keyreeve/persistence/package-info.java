/**
 * The driven ports of {@code application.port.out} on MySQL, MariaDB and the embedded H2.
 *
 * <p>No type of jOOQ or of the generated package stands in a public signature.
 */
package io.github.keyreeve.persistence;

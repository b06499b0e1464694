/** Questions that the server itself asks over HTTP, each bounded in time and size. */
package io.github.keyreeve.web.question;

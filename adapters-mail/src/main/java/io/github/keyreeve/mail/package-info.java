/**
 * Mails to customers: templates filled in by mustache, and SMTP by Angus Mail. Neither library's types leave this
 * package.
 */
package io.github.keyreeve.mail;

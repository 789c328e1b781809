/** Login with a certificate: the seed, its signature and the token, as messages. Functions of text, without a connection. */
@NullMarked
package dev.cuadra.sii.auth;

import org.jspecify.annotations.NullMarked;

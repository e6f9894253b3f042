// SPDX-License-Identifier: Apache-2.0
package sideways.run;

/**
 * Something the user can mend. The message says what is wrong, where, what was expected and one next
 * step; the command line prints it as it is, without a stack trace, and exits with 2.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package sideways.run;

/** The user stopped the run. Thrown from {@link Run#checkpoint()}; whoever opened files cleans them up. */
public final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Cancelled() {
        super("the run was cancelled");
    }
}

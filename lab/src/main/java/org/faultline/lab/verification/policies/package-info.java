/** Proofs that any user can rerun, behind {@code faultline verify}. */
@NullMarked
package org.faultline.lab.verification.policies;

import org.jspecify.annotations.NullMarked;

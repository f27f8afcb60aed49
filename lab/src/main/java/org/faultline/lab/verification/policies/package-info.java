/** Proofs that any user can rerun, behind {@code faultline verify}. */
package org.faultline.lab.verification.policies;

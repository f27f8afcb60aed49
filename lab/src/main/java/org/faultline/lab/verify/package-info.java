/** Proofs that any user can rerun. */
package org.faultline.lab.verify;

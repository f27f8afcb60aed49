/** Proofs: one package for each, behind {@code faultline verify}. */
package org.faultline.lab.verify;

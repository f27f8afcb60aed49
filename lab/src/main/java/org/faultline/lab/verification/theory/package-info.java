/** Faultline against published results on replacement, working sets and sampling. */
package org.faultline.lab.verification.theory;

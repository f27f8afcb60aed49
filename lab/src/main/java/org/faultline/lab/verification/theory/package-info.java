/** Faultline against published results on replacement, working sets and sampling. */
@NullMarked
package org.faultline.lab.verification.theory;

import org.jspecify.annotations.NullMarked;

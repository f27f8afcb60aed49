/** Closed forms of published results on replacement and locality. */
@NullMarked
package org.faultline.lab.results.theory;

import org.jspecify.annotations.NullMarked;

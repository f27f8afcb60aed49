/** Miss-ratio, working-set and lifetime curves of a trace, as tables, files and a plot. */
@NullMarked
package org.faultline.lab.verification.mrc;

import org.jspecify.annotations.NullMarked;

/** How much slower processes are together than alone. */
@NullMarked
package org.faultline.lab.studies.slowdown;

import org.jspecify.annotations.NullMarked;

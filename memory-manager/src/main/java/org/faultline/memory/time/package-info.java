/** Virtual time: lengths of it, fixed or drawn. */
@NullMarked
package org.faultline.memory.time;

import org.jspecify.annotations.NullMarked;

/** Whether a page that comes back was taken too early. */
@NullMarked
package org.faultline.memory.refault;

import org.jspecify.annotations.NullMarked;

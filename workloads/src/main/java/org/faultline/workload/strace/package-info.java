/** What real programs reserve, commit, protect and free, from the logs of {@code strace}. */
@NullMarked
package org.faultline.workload.strace;

import org.jspecify.annotations.NullMarked;

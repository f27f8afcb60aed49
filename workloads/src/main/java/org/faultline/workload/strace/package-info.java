/** What real programs reserve, commit, protect and free, from the logs of {@code strace}. */
package org.faultline.workload.strace;

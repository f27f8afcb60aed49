/** How a reference string uses memory: stack distances, working sets, lifetimes. */
@NullMarked
package org.faultline.workload.locality;

import org.jspecify.annotations.NullMarked;

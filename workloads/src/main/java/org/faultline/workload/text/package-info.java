/** How text is stored in files, and how a piece of it is shown in a sentence. */
@NullMarked
package org.faultline.workload.text;

import org.jspecify.annotations.NullMarked;

/** Makes recordings and workloads of what other programs leave. */
@NullMarked
package org.faultline.lab.verification.convert;

import org.jspecify.annotations.NullMarked;
